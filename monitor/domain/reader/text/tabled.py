"""A table of a page, turned into lines: each label is put together again with its value."""

import re
from dataclasses import replace

from monitor.domain.reader.text.plain import Plain

# A line that is nothing but a rating, perhaps with its year, or nothing but points.
_VALUE = re.compile(
    r"\n[ '\"*]{0,3}(?:20\d\d(?::| –)? )?(?:outstanding|good|requir(?:es?|ed|ing) improvement"
    r"|inadequate|\d{1,2} ?(?:/|out of|of) ?\d{2,3})[ '\"*]{0,3}(?=\n|$)"
)
_RATING = re.compile(r"\b(?:outstanding|good|requir\w+ improvement|inadequate)\b")
_LONGEST = 80
_SHORTEST = 3


def relabelled(words: Plain) -> Plain:
    """The same with a space for the line's end between a label and its value. Offsets stay."""
    ends = [at for match in _VALUE.finditer(words.low) for at in _label_end(words.low, match)]
    if not ends:
        return words
    return replace(words, text=_spaced(words.text, ends), low=_spaced(words.low, ends))


def _label_end(low: str, value: re.Match[str]) -> range:
    """Where the line before a value ends, blank lines included; nowhere if it is no label."""
    end = len(low[: value.start()].rstrip())
    begin = low.rfind("\n", 0, end) + 1
    label = low[begin:end].strip()
    fits = _SHORTEST <= len(label) <= _LONGEST and (label[-1].isalnum() or label[-1] in "):")
    # The headline is no label.
    if not fits or begin == 0 or not label[0].isalnum() or _RATING.search(label):
        return range(0)
    return range(end, value.start() + 1)


def _spaced(text: str, ends: list[int]) -> str:
    letters = list(text)
    for at in ends:
        letters[at] = " "
    return "".join(letters)
