"""Message -> the plain text of a mail. Pure."""

from textwrap import wrap

from monitor.notify.message import Fact, Link, Message

_WIDTH = 72


def plain(message: Message) -> str:
    """Readable in a terminal and by a screen reader; addresses stand alone on a line."""
    parts = (
        [message.subject],
        _wrapped(message.summary),
        _facts(message.facts),
        _reasons(message.reasons),
        _wrapped(f"“{message.quote}”") if message.quote else [],
        *(_link(link) for link in message.links),
        _wrapped(f"How sure: {message.certainty}"),
        ["-- ", *_wrapped(message.footer)],
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


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
