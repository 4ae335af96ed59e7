"""The same text under other mastheads is one voice, however many papers print it.

Newsquest and Reach print one reporter's story in many papers, and all take the news agency's,
with another headline, a paragraph cut or one of their own added. A copy is no second witness.

Texts are compared by their *shingles* (runs of four words; A. Broder, "On the resemblance and
containment of documents", 1997, https://doi.org/10.1109/SEQUEN.1997.666900), of which the sketch of
a text keeps the smallest by their digests: two sketches agree as the texts do. Words that papers
quote are left out first: whoever quotes the inspectorate's own two sentences copies nobody.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating
from monitor.domain.reading import Reading

Sketch = tuple[int, ...]
"""Digests of shingles, each below 2**32, ascending."""

_RUN = 4
_MOST = 256
"""A text of fewer shingles is kept whole."""

_FEW, _LONG = 12, 40
"""Of fewer shingles only the same are the same: "rated inadequate by HM Inspectorate of Probation"
is anybody's sentence. Below the other number there are not many ways to say it, so that more must
agree."""
_LONG_SHARE, _SHORT_SHARE, _SAME_SHARE = 0.5, 0.8, 0.9

_SPOKEN = re.compile(r"“[^“”\n]{25,}”|\"[^\"\n]{25,}\"")
"""Within a paragraph: speech that goes on in the next one is opened anew there, and not closed."""
_APOSTROPHES = re.compile(r"['’‘]")
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"(?:…|\.\.\.)$")
_TELLING_HEADLINE = 6
"""Words; "Probation service rated inadequate" may be anybody's headline."""

_LATER = timedelta(days=60)
"""So much later nobody prints an agency's text for the first time."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is remembered of an article's words. ``read_at``: when it was read first, UTC;
    ``published``: None where nothing says when; ``says``: of whom (empty: of nobody we know) which
    rating."""

    article: ArticleId
    source: SourceName
    official: bool
    title: str
    published: datetime | None
    read_at: datetime
    sketch: Sketch
    says: frozenset[tuple[str, Rating | None]] = frozenset()

    @property
    def dated(self) -> datetime:
        """When it appeared, or else when we first saw it."""
        return self.published or self.read_at


def text_of(article: Article) -> Text:
    """An article as it is compared with others."""
    return Text(
        article.id,
        article.source,
        article.official,
        article.title,
        article.published,
        article.read_at,
        sketch_of(article.title, article.text),
    )


def says(reading: Reading) -> frozenset[tuple[str, Rating | None]]:
    """Of whom a text says which rating: see ``Text``."""
    told = {(finding.body_id or "", finding.overall) for finding in reading.findings}
    return frozenset(told or {("", None)})


def sketch_of(title: str, text: str) -> Sketch:
    """Of the text without what it quotes; of all its words, and the title, where that is little."""
    own = _words(_SPOKEN.sub(" ", text))
    words = own if len(own) >= 2 * _RUN else _words(f"{title}\n{text}")
    runs = {" ".join(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1))}
    return tuple(sorted(map(_digest, runs - {""}))[:_MOST])


def is_copy(one: Text, other: Text) -> bool:
    """Has one of them its words from the other, or both theirs from a third? Or are they one
    article, met once by its headline alone?"""
    share = max(_share_within(one.sketch, other.sketch), _share_within(other.sketch, one.sketch))
    return share >= _enough(one, other) or _same_headline(one, other)


def says_no_more(one: Text, other: Text) -> bool:
    """Does all that ``one`` says stand in ``other``, too? Half would not do: what it adds may be
    what matters."""
    share = _share_within(one.sketch, other.sketch)
    enough = max(_enough(one, other), _SHORT_SHARE)
    return share >= enough or (_is_short(one) and _same_headline(one, other))


def voices(
    articles: Iterable[ArticleId], texts: Mapping[ArticleId, Text]
) -> Mapping[ArticleId, ArticleId]:
    """Each of these -> the first of them, in this order, of whose words its own are a copy.

    An article whose words are its own, or are not known, stands for itself; so does the
    inspectorate, whoever was first. As many different articles are named, so many voices there are.
    """
    found: dict[ArticleId, ArticleId] = {}
    for article in articles:
        mine = texts.get(article)
        copied = (
            first
            for other, first in found.items()
            if mine and not mine.official and other in texts and is_copy(mine, texts[other])
        )
        found[article] = next(copied, article)
    return found


def retold(article: Article, reading: Reading, held: Iterable[Text]) -> Text | None:
    """The older text that a paper's article repeats as if it were of today; None for none.

    An archive that moved, or was dated anew, is no news. Of another paper's text that is young only
    an article without a date is a repetition: else its date says that it is news. Short texts must
    be the same to the word, and the headline too; what is but a headline counts by its date.
    """
    said = says(reading)
    alike = [each for each in held if not each.official and each.says == said]
    if article.official or not alike:
        return None
    new, dated = text_of(article), article.published is not None
    old = [each for each in alike if _is_before(each, article) and _is_same(new, each, dated=dated)]
    return min(old, key=lambda each: each.dated, default=None)


def as_told_before(article: Article, before: Text) -> Article:
    """The article counts as of the day on which its words appeared first."""
    return replace(article, published=before.published, misdated=None)


def with_its_repetition(reading: Reading, before: Text) -> Reading:
    """Why its own date does not count is among the reasons."""
    source, day = before.source, PartialDate.of(london_day(before.read_at))
    reason = f"the same words were read on {day} under another address ({source}): no news"
    return replace(reading, reasons=(*reading.reasons, reason))


def _is_same(one: Text, other: Text, *, dated: bool) -> bool:
    if _is_short(one, other):
        same = one.sketch == other.sketch and _words(one.title) == _words(other.title)
        return same and (len(one.sketch) >= _FEW or not dated)
    back, forth = _share_within(one.sketch, other.sketch), _share_within(other.sketch, one.sketch)
    return min(back, forth) >= _SAME_SHARE


def _is_before(held: Text, article: Article) -> bool:
    if article.published is None:
        return True
    if held.source == article.source:
        return held.dated <= article.published
    return held.dated < article.published - _LATER


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", text.casefold()))


def _digest(run: str) -> int:
    raw = run.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=4).digest())


def _comparable(one: Sketch, other: Sketch) -> tuple[set[int], set[int]]:
    """What each would have kept of the other's text."""
    last = min((sketch[-1] for sketch in (one, other) if len(sketch) == _MOST), default=2**32)
    return {each for each in one if each <= last}, {each for each in other if each <= last}


def _share_within(one: Sketch, other: Sketch) -> float:
    """How much of ``one`` stands in ``other``: between 0 and 1."""
    mine, theirs = _comparable(one, other)
    return len(mine & theirs) / len(mine) if mine else 0.0


def _enough(one: Text, other: Text) -> float:
    if any(len(text.sketch) < _FEW for text in (one, other)):
        return 1.0 if one.sketch == other.sketch else inf
    return _SHORT_SHARE if _is_short(one, other) else _LONG_SHARE


def _is_short(*texts: Text) -> bool:
    return any(len(text.sketch) < _LONG for text in texts)


def _same_headline(one: Text, other: Text) -> bool:
    """Where there is little else to go by. One of them may be cut, as searches do."""
    if not _is_short(one, other):
        return False
    mine, theirs = _words(_CUT.sub("", one.title)), _words(_CUT.sub("", other.title))
    if _CUT.search(one.title) or _CUT.search(other.title):
        length = min(len(mine), len(theirs))
        mine, theirs = mine[:length], theirs[:length]
    return len(mine) >= _TELLING_HEADLINE and mine == theirs
