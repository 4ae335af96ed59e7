"""Message -> Slack's Block Kit. Pure.

Limits: 50 blocks a message, 150 characters a header, 3,000 a section's text, 10 fields of 2,000
(https://docs.slack.dev/reference/block-kit/blocks/section-block/, …/header-block/).
``&``, ``<`` and ``>`` are Slack's control characters in every text object
(https://docs.slack.dev/messaging/formatting-message-text/#escaping).
"""

import re
from collections.abc import Iterable

from monitor.notify.message import Entry, Fact, Link, Message, Row, Section

BLOCKS_MAX = 50
HEADER_MAX = 150
SECTION_MAX = 3_000
FIELD_MAX = 2_000
FIELDS_MAX = 10
_MORE = 30

Block = dict[str, object]

# Escaped text shows these literally; the word joiner also stops programs that guess at names.
_CALLS = re.compile(r"@(?=here|channel|everyone)", re.IGNORECASE)


def payload(message: Message) -> dict[str, object]:
    """Message -> what an incoming webhook takes: blocks, and ``text`` for notifications."""
    return {
        "text": escaped("\n".join((message.subject, message.summary)), SECTION_MAX),
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
    top, last = _top(message), _last(message)
    room = BLOCKS_MAX - len(top) - len(last)
    whole = [block for entry in message.entries for block in _entry(entry)]
    if not message.sections and len(whole) <= room:
        return [*top, *whole, *last]
    sections = message.sections or (Section("", message.entries),)
    return [*top, *_sections(sections, room), *last]


def _top(message: Message) -> list[Block]:
    return [
        *([_header(message.heading)] if message.heading else []),
        *(_section(escaped(note, SECTION_MAX)) for note in message.notes),
        *_packed(map(_row, message.rows)),
        *(_section(_link(link)) for link in message.links),
        *([_context(message.certainty)] if message.certainty else []),
    ]


def _last(message: Message) -> list[Block]:
    silent = ("*Silent for now*", *(f"• {escaped(each, 450)}" for each in message.silences))
    seen = f"*Did we see all?*\n{escaped(message.coverage, 500)}"
    return [
        *([_section(_listed(silent))] if message.silences else []),
        *([_section(seen)] if message.coverage else []),
        _context(message.footer),
        *([_context(message.why)] if message.why else []),
    ]


def _row(row: Row) -> str:
    told = f"{row.before} → {row.after} ({row.change})"
    return f"{escaped(row.mark, 10)} *{escaped(row.body, 130)}*: {escaped(told, 150)}"


def _listed(lines: Iterable[str]) -> str:
    """As many lines as a section takes, and how many there are beside."""
    kept = list(lines)
    more = 0
    while len("\n".join(kept)) > SECTION_MAX - _MORE:
        kept.pop()
        more += 1
    return "\n".join((*kept, *([f"… and {more} more"] if more else [])))


def _sections(sections: tuple[Section, ...], room: int) -> list[Block]:
    """A block for each entry; where that is too many, a line for each."""
    whole = [block for section in sections for block in _briefs(section)]
    if len(whole) <= room:
        return whole
    return [block for section in sections for block in _packed(_lines(section))][:room]


def _briefs(section: Section) -> list[Block]:
    return [*map(_section, _heading(section)), *map(_brief, section.entries)]


def _brief(entry: Entry) -> Block:
    facts = " · ".join(f"{fact.name}: {fact.value}" for fact in entry.facts[1:])
    told = (
        f"*{escaped(entry.subject, 400)}*",
        escaped(facts, 600),
        *(f"• {escaped(why, 100)}" for why in entry.reasons),
        *(_link(link, 150) for link in entry.links if link.url),
    )
    return _section(_listed(filter(None, told)))


def _lines(section: Section) -> list[str]:
    return [*_heading(section), *(f"• {escaped(each.subject, 250)}" for each in section.entries)]


def _heading(section: Section) -> list[str]:
    return [f"*{escaped(section.heading, 100)}*"] if section.heading else []


def _packed(lines: Iterable[str]) -> list[Block]:
    """As many lines to a block as it takes: none is left out."""
    parts: list[str] = []
    for told in lines:
        if parts and len(parts[-1]) + 1 + len(told) <= SECTION_MAX:
            parts[-1] = f"{parts[-1]}\n{told}"
        else:
            parts.append(told)
    return [_section(part) for part in parts]


def _entry(entry: Entry) -> list[Block]:
    return [
        _header(entry.subject),
        _section(escaped(entry.summary, SECTION_MAX)),
        *_fields(entry.facts),
        *_reasons(entry.reasons),
        *_quote(entry.quote),
        *(_section(_link(link)) for link in entry.links),
        *([_context(entry.certainty)] if entry.certainty else []),
    ]


def _header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": escaped(text, HEADER_MAX)}}


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


def _link(link: Link, most: int = 1_000) -> str:
    name = escaped(link.title, most)
    # A bar ends the address and starts the name.
    there = f"<{_escape(link.url.replace('|', '%7C'))}|{name}>" if link.url else name
    detail = f"\n{escaped(link.detail, 300)}" if link.detail else ""
    return f"*{escaped(link.role, 100)}*: {there}{detail}"
