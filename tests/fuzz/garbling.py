"""Something well formed -> something that is not: pieces cut out, repeated, swapped, put in."""

from collections.abc import Sequence
from functools import reduce

from hypothesis import strategies as st

TOKENS: tuple[bytes, ...] = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;&a;'>]>",
    b"&c;",
    b"&#99999999999;",
    b"&#x0;",
    b"<" * 200,
    b"</" * 50,
    b"'" * 300,
    b'"' * 300,
    b"{" * 300,
    b"[" * 300,
    b"requires " * 100,
    b"rated 'Good' and " * 50,
    b"=?utf-8?q?x=0D=0ABcc:a@b?=",
    b"\r\nBcc: a@b.org\r\n",
    b"\x1b]0;owned\x07",
    "\u202e\u2066".encode(),
    b"http://[",
    b"javascript:alert(1)",
    b"9" * 400,
    b"-1",
    b"NaN",
    b"null",
    b"Thu, 31 Feb 9999 25:61:61 +9999",
    b"0000-00-00T00:00:00Z",
    b"https://example.org:99999/",
    b"<div>" * 400,
    b"%PDF-1.7",
)

Edit = tuple[str, float, float, bytes]


def edits() -> st.SearchStrategy[list[Edit]]:
    """Some changes, each with two places as shares of the length."""
    place = st.floats(0, 1)
    piece = st.one_of(st.sampled_from(TOKENS), st.binary(max_size=20))
    kind = st.sampled_from(("cut", "repeat", "put", "over", "swap"))
    return st.lists(st.tuples(kind, place, place, piece), min_size=0, max_size=8)


def garbled(whole: bytes, changes: Sequence[Edit]) -> bytes:
    """The changes, one after the other."""
    return reduce(_changed, changes, whole)


def _changed(whole: bytes, edit: Edit) -> bytes:
    kind, one, other, piece = edit
    first, last = sorted((int(one * len(whole)), int(other * len(whole))))
    if kind == "cut":
        return whole[:first] + whole[last:]
    if kind == "repeat":
        return whole[:last] + whole[first : first + 2_000] * 3 + whole[last:]
    if kind == "put":
        return whole[:first] + piece + whole[first:]
    if kind == "over":
        return whole[:first] + piece + whole[first + len(piece) :]
    return whole[last:] + whole[first:last] + whole[:first]
