"""Articles that were read and not taken in yet <-> JSON."""

from datetime import datetime
from typing import Any

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.document import DocumentType
from monitor.domain.ledger.newness import Before
from monitor.domain.ledger.quarantine import Waiting
from monitor.domain.pages.completion import Completed
from monitor.store.standards import table_json, table_of

_PLAIN = (
    "id",
    "source",
    "official",
    "url",
    "title",
    "text",
    "entry_mark",
    "fingerprint",
    "report_url",
    "report_file",
)


def waiting_json(waiting: Waiting) -> dict[str, Any]:
    """Without what the ledger knows itself: when the article was read before."""
    article, before = waiting.made.article, waiting.before
    return {
        **{name: getattr(article, name) for name in _PLAIN},
        "published": _text(article.published),
        "read_at": _text(article.read_at),
        "table": table_json(article.table) if article.table else None,
        "document": article.document.value if article.document else None,
        "owing": waiting.made.owing,
        "lacking": waiting.made.lacking,
        "last_good": _text(before.last_good),
        "began": _text(before.began),
        "asked": _text(before.asked),
    }


def waiting_of(content: dict[str, Any]) -> Waiting:
    """What ``waiting_json`` made."""
    plain = {name: content[name] for name in _PLAIN}
    article = Article(
        **{**plain, "id": ArticleId(plain["id"]), "source": SourceName(plain["source"])},
        published=_instant(content["published"]),
        read_at=datetime.fromisoformat(content["read_at"]),
        table=table_of(content["table"]),
        document=DocumentType(content["document"]) if content["document"] else None,
    )
    made = Completed(article, content["owing"], content["lacking"])
    before = Before(
        last_good=_instant(content["last_good"]),
        began=_instant(content["began"]),
        asked=_instant(content["asked"]),
    )
    return Waiting(made, before)


def _text(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
