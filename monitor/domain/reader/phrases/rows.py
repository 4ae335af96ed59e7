"""How a row of a table is written that has a column for each of several bodies, or years."""

import re

_SEP = r" ?(?:\||/|–) ?"
_CELL = (
    r"['\"]?(?:outstanding|good|requir(?:es?|ed|ing) improvement|inadequate|not inspected"
    r"|n/a)['\"]?"
)
_ROW = re.compile(
    rf"^\W*(?P<label>[a-z][a-z ,'()&-]{{1,60}}?){_SEP}{_CELL}(?:{_SEP}{_CELL})+ ?\|?\W*$"
)
_WHOLE = re.compile(
    r"(?:the )?(?:overall|(?:overall )?(?:rating|grade|verdict|judge?ment))(?: overall)?"
)
_MARKS = ("|", " / ", " – ")


def row_label(low: str) -> str | None:
    """What a row of ratings is about, in lower case; None for a line that is no such row."""
    if not any(mark in low for mark in _MARKS):
        return None
    match = _ROW.match(low)
    return match["label"].strip() if match else None


def is_whole(label: str) -> bool:
    """Of the bodies as a whole, and not of a part of each."""
    return _WHOLE.fullmatch(label) is not None
