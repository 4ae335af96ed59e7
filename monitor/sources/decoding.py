"""Bytes -> text, by what the bytes are rather than by what a server calls them."""

import codecs
import re

from monitor.domain.article import Page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# What these names mean in practice: https://encoding.spec.whatwg.org/#names-and-labels
_ALIASES = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252"}
_ALIASES |= {"latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
# UTF-7, EBCDIC and the like write markup in bytes that do not look like it; no browser reads them.
_MARKUP = b"<!?/>&;=#+-~\"' abcxyzABCXYZ0189\\x3c"


def text_of(page: Page) -> str:
    """The page's body as text.

    A byte order mark decides; then UTF-8 wherever the bytes are valid UTF-8, since mislabelled
    UTF-8 is common and other text is hardly ever valid UTF-8 by accident; then the header, then
    the declaration in the page, then windows-1252.
    """
    body = page.body
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for name in (*_unmarked(body), "utf-8", *_labels(page)):
        text = _decoded(body, name)
        if text is not None:
            return text
    return body.decode("cp1252", "replace")


def _unmarked(body: bytes) -> list[str]:
    start = body.lstrip(b" \r\n\t")[:2]
    return [name for sign, name in _UNMARKED if start == sign]


def _labels(page: Page) -> list[str]:
    header = _HEADER.findall(page.media_type)
    declared = [
        label.decode("ascii", "replace")
        for label in _DECLARED.findall(page.body[:_DECLARED_WITHIN])
    ]
    return [_ALIASES.get(label.lower(), label.lower()) for label in [*header, *declared]]


def _decoded(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name) if _is_plain(name) else None
    except (LookupError, ValueError):
        return None


def _is_plain(name: str) -> bool:
    """Are markup's own characters what they are in ASCII, if only with a zero beside each?"""
    plain = _MARKUP.decode("ascii")
    return codecs.lookup(name).name.startswith("utf-16") or _MARKUP.decode(name) == plain
