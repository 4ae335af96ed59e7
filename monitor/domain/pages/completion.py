"""A page about a report, completed from the report's own PDF file."""

from dataclasses import dataclass, replace

from monitor.domain.article import Article, PageText
from monitor.domain.document import RATING_REPORTS
from monitor.domain.identity import fingerprint
from monitor.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class Completed:
    """``owing``: its words tell the outcome, but the file with the table did not arrive yet.

    ``lacking``: in words for people, what of it could not be read; None for nothing.
    """

    article: Article
    owing: bool = False
    lacking: str | None = None


def needs_file(article: Article) -> bool:
    """A report of an inspection on a page without a table of ratings."""
    return article.official and article.document in RATING_REPORTS and article.table is None


def explained(reading: Reading, lacking: str | None) -> Reading:
    """Where a person is asked what an article reports: why it could not be read."""
    asks = reading.doubts or (reading.relevant and not reading.findings)
    return replace(reading, doubts=(*reading.doubts, lacking)) if lacking and asks else reading


def without_table(article: Article) -> str | None:
    """What a page lacks that was completed from its file."""
    return (
        None if article.table else "the report’s PDF file was read, but no table of ratings in it"
    )


def completed(article: Article, file: PageText, url: str, *, told: bool) -> Article:
    """The page with the file's table, and with the file's words where it does not tell the outcome.

    ``told``: it does. ``url``: the file's address.
    """
    text = article.text if told else f"{article.text}\n{file.text}".strip()
    return replace(
        article,
        text=text,
        fingerprint=fingerprint(article.title, text),
        table=file.table,
        report_file=url,
    )


def as_held(article: Article, held: Article | None, url: str) -> Article | None:
    """The page completed as we hold it, where neither it nor the link has changed; else None."""
    if held is None or held.report_file != url or not held.text.startswith(article.text):
        return None
    mark = fingerprint(article.title, held.text)
    return replace(article, text=held.text, fingerprint=mark, table=held.table, report_file=url)
