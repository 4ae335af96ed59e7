"""What a tree of some HTML would cost, before it is built: with its depth it grows squared."""

from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

_DEEPEST = 1_000  # real pages stay below a hundred; 20,000 levels take a minute to build
_MOST_TAGS = 10_000  # of a piece of a page, a summary say; the longest reports have 3,000


def too_much(fragment: str) -> bool:
    """True for a piece of a page of which no tree should be built: it has too many tags, or nests
    them too deeply."""
    return fragment.count("<") > _MOST_TAGS or too_deep(fragment)


def too_deep(markup: str) -> bool:
    """True where building a tree of it would take unreasonably long."""
    if markup.count("<") <= _DEEPEST:
        return False
    try:
        return int(etree.fromstring(markup, etree.HTMLParser(target=_Depth()))) > _DEEPEST
    except (etree.LxmlError, ValueError):
        return False


class _Depth:
    """Follows the parser's events; ``close`` gives the greatest depth."""

    def __init__(self) -> None:
        self._now = 0
        self._most = 0

    def start(self, _tag: str, _attributes: Mapping[str, str]) -> None:
        self._now += 1
        self._most = max(self._most, self._now)

    def end(self, _tag: str) -> None:
        self._now -= 1

    def close(self) -> int:
        return self._most
