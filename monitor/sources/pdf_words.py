"""What extraction from a PDF file does to text, mended.

Words broken apart, spaces before hyphens ("southend -on-sea"), ligatures:
https://github.com/data-to-insight/hmi-probation-youth-justice-scrape
"""

import re
from collections.abc import Iterable

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""}
)
_HYPHEN = re.compile(r"(?<=\w) -(?=\w+-\w)|(?<=\w-) (?=\w+-\w)")
_WHOLE = (
    "outstanding",
    "inadequate",
    "improvement",
    "inspectorate",
    "inspection",
    "probation",
    "partnerships",
    "leadership",
    "implementation",
)
# "in adequate" may be meant as it stands.
_BROKEN = re.compile(
    r"\b(?!in adequate\b)(?:" + "|".join(" ?".join(word) for word in _WHOLE) + r")\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;][’”'\")\]]*\d{0,2}$")
_BEGINS = re.compile(
    r"(?:[PRV]\s?)?\d+(?:\.\d+)*[.)]?\s|[•●▪◦–-]\s|Overall rating|Score\b|Fieldwork\b"
)
_FULL = 0.6
"""A line shorter than this share of the longest is the last of its paragraph."""


def mended(line: str) -> str:
    """One line of text, with its words whole."""
    text = _HYPHEN.sub(_closed, " ".join(line.translate(_LIGATURES).split()))
    return _BROKEN.sub(lambda match: match[0].replace(" ", ""), text)


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The lines of one page -> paragraphs, so that a sentence stands on one line."""
    whole = [text for line in lines if (text := mended(line))]
    longest = max(map(len, whole), default=0)
    found: list[str] = []
    open_line = False
    for line in whole:
        if open_line and not _BEGINS.match(line):
            found[-1] = mended(_joined(found[-1], line))
        else:
            found.append(line)
        open_line = _goes_on(line, longest)
    return found


def _closed(match: re.Match[str]) -> str:
    return match[0].strip()


def _goes_on(line: str, longest: int) -> bool:
    row = _BEGINS.match(line) and len(line) < longest
    return not row and len(line) >= _FULL * longest and not _ENDS.search(line)


def _joined(above: str, below: str) -> str:
    return above + below if above.endswith("-") else f"{above} {below}"
