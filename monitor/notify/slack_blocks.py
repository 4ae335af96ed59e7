"""Message -> Slack's Block Kit. Pure.

Limits: 50 blocks a message, 150 characters a header, 3,000 a section's text, 10 fields of 2,000
(https://docs.slack.dev/reference/block-kit/blocks/section-block/, …/header-block/).
``&``, ``<`` and ``>`` are Slack's control characters in every text object
(https://docs.slack.dev/messaging/formatting-message-text/#escaping).
"""

import re

from monitor.notify.message import Entry, Fact, Link, Message

BLOCKS_MAX = 50
HEADER_MAX = 150
SECTION_MAX = 3_000
FIELD_MAX = 2_000
FIELDS_MAX = 10

Block = dict[str, object]

# Escaped text shows these literally; the word joiner also stops programs that guess at names.
_CALLS = re.compile(r"@(?=here|channel|everyone)", re.IGNORECASE)


def payload(message: Message) -> dict[str, object]:
    """Message -> what an incoming webhook takes: blocks, and ``text`` for notifications."""
    return {
        "text": escaped("\n".join((message.subject, message.entries[0].summary)), SECTION_MAX),
        "blocks": _blocks(message),
        "unfurl_links": False,  # the article's own picture and teaser say nothing on ratings
        "unfurl_media": False,
    }


def escaped(text: str, limit: int) -> str:
    """Text -> the same, inert in Slack's grammar, ``limit`` characters long after escaping.

    Cuts before it escapes, so that no entity is ever cut in two.
    """
    kept = text
    while len(_escape(kept)) > limit:
        over = len(_escape(kept)) - limit
        kept = f"{kept[: len(kept) - max(2, over // 5 + 1)].rstrip()}…"
    return _escape(kept)


def _escape(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub("@\N{WORD JOINER}", plain)


def _blocks(message: Message) -> list[Block]:
    last = [_context(message.footer), *([_context(message.why)] if message.why else [])]
    room = (BLOCKS_MAX - len(last)) // len(message.entries)
    entries = [block for each in message.entries for block in _entry(each)[:room]]
    return [*entries, *last]


def _entry(entry: Entry) -> list[Block]:
    header = {"type": "plain_text", "text": escaped(entry.subject, HEADER_MAX)}
    return [
        {"type": "header", "text": header},
        _section(escaped(entry.summary, SECTION_MAX)),
        *_fields(entry.facts),
        *_reasons(entry.reasons),
        *_quote(entry.quote),
        *(_section(_link(link)) for link in entry.links),
        _context(entry.certainty),
    ]


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}  # no links or names guessed


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(escaped(text, FIELD_MAX))]}


def _fields(facts: tuple[Fact, ...]) -> list[Block]:
    if not facts:
        return []
    return [{"type": "section", "fields": [_field(fact) for fact in facts[:FIELDS_MAX]]}]


def _field(fact: Fact) -> Block:
    name = escaped(fact.name, 100)
    return _mrkdwn(f"*{name}*\n{escaped(fact.value, FIELD_MAX - len(name) - 3)}")


def _reasons(reasons: tuple[str, ...]) -> list[Block]:
    if not reasons:
        return []
    each = (SECTION_MAX - 100) // len(reasons) - 3
    return [_section("\n".join(("*Why*", *(f"• {escaped(why, each)}" for why in reasons))))]


def _quote(quote: str) -> list[Block]:
    return [_section(f">“{escaped(quote, SECTION_MAX - 3)}”")] if quote else []


def _link(link: Link) -> str:
    name = escaped(link.title, 1_000)
    # A bar ends the address and starts the name.
    there = f"<{_escape(link.url.replace('|', '%7C'))}|{name}>" if link.url else name
    detail = f"\n{escaped(link.detail, 300)}" if link.detail else ""
    return f"*{escaped(link.role, 100)}*: {there}{detail}"
