"""Message -> plain text that stays plain in any chat program. Pure.

Some render Markdown or mentions wherever they find them: what would call people, name them or hide
an address behind other words is broken by a word joiner, which nobody sees.
"""

import re
from collections.abc import Iterator

from monitor.notify.message import Entry, Link, Message

_JOINER = "\N{WORD JOINER}"
_CALLS = re.compile(r"@(?=here|channel|everyone|all\b|room)|(?<=\])(?=\()|<(?=\S)|`", re.IGNORECASE)


def subject(message: Message) -> str:
    """One line."""
    return plain(message.subject)


def text(message: Message) -> str:
    """All of it, a blank line between the parts; the subject is not repeated."""
    return "\n\n".join(filter(None, map(plain, _parts(message))))


def plain(words: str) -> str:
    """The same words, doing nothing but be read."""
    return _CALLS.sub(lambda found: f"{found[0]}{_JOINER}" if found[0] != "`" else "'", words)


def _parts(message: Message) -> Iterator[str]:
    yield message.heading
    yield from message.notes
    yield "\n".join(f"{r.mark} {r.body}: {r.before} → {r.after} ({r.change})" for r in message.rows)
    if message.sections:
        for section in message.sections:
            yield section.heading
            yield from map(_brief, section.entries)
    else:
        alone = len(message.entries) == 1 and not message.heading
        yield from (_entry(each, alone=alone) for each in message.entries)
    yield from map(_link, message.links)
    yield message.certainty
    yield "\n".join(("Silent for now:", *message.silences)) if message.silences else ""
    yield message.coverage
    yield "\n".join(filter(None, (message.footer, message.why)))


def _entry(entry: Entry, *, alone: bool) -> str:
    told = (
        "" if alone else entry.subject,
        entry.summary,
        *(f"{fact.name}: {fact.value}" for fact in entry.facts),
        *(f"Why: {why}" for why in entry.reasons),
        f"“{entry.quote}”" if entry.quote else "",
        *map(_link, entry.links),
        entry.certainty,
    )
    return "\n".join(filter(None, told))


def _brief(entry: Entry) -> str:
    links = (_link(link) for link in entry.links if link.url)
    return "\n".join((entry.subject, *(f"Why: {why}" for why in entry.reasons), *links))


def _link(link: Link) -> str:
    told = f"{link.role}: {link.title}{f', {link.detail}' if link.detail else ''}"
    return f"{told}\n{link.url}" if link.url else told
