"""Raw words -> plain words that keep a way back to the raw ones.

One character stays one character wherever possible, so that most stories need no map at all.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_SAME_WIDTH = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "′": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "″": '"',
    "‹": "'",
    "›": "'",
    "\t": " ",
    "\x0b": " ",
    "\x0c": " ",
    "‐": "-",
    "‑": "-",
    "‒": "–",
    "—": "–",
    "―": "–",
    "−": "-",
    "•": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": " ",
}


def _table() -> dict[int, str]:
    table = {ord(raw): plain for raw, plain in _SAME_WIDTH.items()}
    for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    for code in range(0xC0, 0x180):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table


_TABLE = _table()
_ODD = re.compile("[^\x01-\x08\n\r\x0e-\x5f\x61-\x7f]")
# Bytes of UTF-8 read as windows-1252 begin with one of these and go on with high characters.
_MOJIBAKE = r"(?:[ÂÃâÅÄ][\x80-\xbf\u0152-\u2122]{1,6})+"
# Two or more spaces of any sort in a line, one of which may be an entity.
_GAP = r"(?:[^\S\r\n]|&(?:amp;)?(?:nbsp|#160|#[xX][aA]0);){2,}"
# "'[requires] improvement'", "'[i]nadequate'": put so by an editor, and meant as written.
_BRACKET = (
    r"\[(?:[Rr]equir(?:es?|ed|ing)|[Oo]utstanding|[Gg]ood|[Ii]nadequate)\]"
    r"|\[[A-Za-z]{1,3}\](?=[a-z])|(?<=[a-z])\[[a-z]{1,3}\]"
)
_UNEVEN = re.compile(
    f"(?P<gap>{_GAP})"
    "|(?P<gone>[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08]+)"
    "|(?P<entity>&(?:amp;)?(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
    "|(?P<tag></?(?:p|br|div|li|ul|ol|b|i|em|strong|span|a|h[1-6]|td|tr|th|table)\\b[^<>]{0,300}>)"
    "|(?P<crlf>\r\n?)"
    f"|(?P<bracket>{_BRACKET})"
    f"|(?P<mojibake>{_MOJIBAKE})"
)
_GAP_HINT = re.compile(r"[^\S\r\n][^\S\r\n]")
_CARE = "\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08&<[\rÂÃâÅÄ"
_NEEDS_CARE = re.compile(f"[{_CARE}]")
# All that _UNEVEN can begin with: one set of characters is found much faster than seven patterns.
_UNEVEN_HINT = re.compile(rf"[{_CARE}\s](?:(?<=[{_CARE}])|(?=[^\S\r\n&]))")
# With every white space but a space and the ends of lines.
_UNUSUAL = re.compile(
    f"[{_CARE}\t\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table)\b")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` is plain; ``low`` the same in lower case, character for character."""

    text: str
    low: str
    _here: tuple[int, ...]
    _there: tuple[int, ...]

    def origin(self, at: int) -> int:
        """Place in ``text`` -> place in the raw words."""
        index = bisect_right(self._here, at) - 1
        return self._there[index] + at - self._here[index] if index >= 0 else at


def plain(raw: str) -> Plain:
    """Raw words -> Plain. Never fails, whatever the words are."""
    if not _is_uneven(raw):
        even = raw.isascii() and not ("`" in raw or "\t" in raw or " - " in raw)
        text = raw if even else _even(raw)
        return Plain(text, _lower(text), (), ())
    pieces: list[str] = []
    here: list[int] = []
    there: list[int] = []
    length = last = 0
    for match in _uneven(raw):
        put = _replacement(match)
        pieces += (raw[last : match.start()], put)
        length += match.start() - last + len(put)
        last = match.end()
        here.append(length)
        there.append(last)
    text = _even("".join((*pieces, raw[last:])))
    return Plain(text, _lower(text), tuple(here), tuple(there))


def _is_uneven(raw: str) -> bool:
    """True where characters come, go, or stand for others; most stories take one look."""
    if "  " in raw:
        return True
    if _UNUSUAL.search(raw) is None:
        return False
    return (_NEEDS_CARE.search(raw) or _GAP_HINT.search(raw)) is not None


def _uneven(raw: str) -> Iterator[re.Match[str]]:
    """As ``_UNEVEN.finditer``."""
    at = 0
    while hint := _UNEVEN_HINT.search(raw, at):
        match = _UNEVEN.match(raw, hint.start())
        at = (match or hint).end()
        if match is not None:
            yield match


def _even(text: str) -> str:
    text = _ODD.sub(lambda match: _TABLE.get(ord(match.group()), match.group()), text)
    return text.replace(" - ", " – ")


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _replacement(match: re.Match[str]) -> str:
    kind, raw = match.lastgroup, match.group()
    if kind == "entity":
        return _entity(raw)
    if kind == "tag":
        return "\n" if _BLOCK_TAG.match(raw.lower()) else ""
    if kind == "crlf":
        return "\n"
    if kind == "gap":
        return " "
    if kind == "bracket":
        return raw.strip("[]")
    return _repaired(raw) if kind == "mojibake" else ""


def _entity(raw: str) -> str:
    seen = html.unescape(html.unescape(raw))
    if seen == "&":
        return "&"
    return "" if seen in "\u00ad\u200b\u200c\u200d\u2060\ufeff" else seen


def _repaired(raw: str) -> str:
    """UTF-8 that was read as windows-1252, once or more often -> what was meant."""
    from ftfy import fix_encoding  # few stories need it, and it takes its time to load

    return fix_encoding(raw).replace("\u00ad", "")
