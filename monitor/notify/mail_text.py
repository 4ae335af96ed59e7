"""Message -> the plain text of a mail. Pure."""

from textwrap import wrap

from monitor.notify.message import Entry, Fact, Link, Message

_WIDTH = 72


def plain(message: Message) -> str:
    """Readable in a terminal and by a screen reader; addresses stand alone on a line."""
    entries = f"\n\n{'-' * _WIDTH}\n\n".join(map(_entry, message.entries))
    last = ["-- ", *_wrapped(message.footer), *_wrapped(message.why)]
    return "\n\n".join((entries, "\n".join(last))) + "\n"


def _entry(entry: Entry) -> str:
    parts = (
        [entry.subject],
        _wrapped(entry.summary),
        _facts(entry.facts),
        _reasons(entry.reasons),
        _wrapped(f"“{entry.quote}”") if entry.quote else [],
        *(_link(link) for link in entry.links),
        _wrapped(f"How sure: {entry.certainty}"),
    )
    return "\n\n".join("\n".join(part) for part in parts if part)


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def _facts(facts: tuple[Fact, ...]) -> list[str]:
    width = max((len(fact.name) for fact in facts), default=0) + 2
    return [f"{fact.name + ':':<{width}}{fact.value}" for fact in facts]


def _reasons(reasons: tuple[str, ...]) -> list[str]:
    rows = [row for why in reasons for row in _wrapped(why, "- ", "  ")]
    return ["Why:", *rows] if rows else []


def _link(link: Link) -> list[str]:
    told = f"{link.title}, {link.detail}" if link.detail else link.title
    return [*_wrapped(f"{link.role}: {told}"), *([link.url] if link.url else [])]
