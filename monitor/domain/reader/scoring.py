"""Points found in a story -> the dossiers of the bodies whose they are."""

import re
from collections.abc import Iterator, Mapping

from monitor.domain.body import BodyKind
from monitor.domain.rating import Score
from monitor.domain.reader.cast import Cast, who
from monitor.domain.reader.clause import bare
from monitor.domain.reader.context import BACK_YEAR, BEFORE
from monitor.domain.reader.cue import has_any, those_in
from monitor.domain.reader.resolution import Dossier
from monitor.domain.reader.scores import HINTS, POINTS, beside, given_to, maximum, may_score, scores
from monitor.domain.reader.sentences import Sentence
from monitor.domain.reader.spare_scores import spare_points
from monitor.domain.reader.subjects import owners, scored

# "Two years after it scored none": not the score of today.
_AFTER = re.compile(r"\b(?:years?|months?) after\b")
# "From 13 points to 15 out of 30": the second is the score now.
_CLAUSES = re.compile(r", (?:with|and|but|while) |; | – ")
_LAST_TIME = re.compile(r"\bwhen (?:it|they|the \w+) (?:was|were) (?:last|first) inspected\b")
_SINCE = re.compile(r"\bfrom [^,;]{1,30} to $")


def add_scores(
    files: dict[str, Dossier],
    told: tuple[Sentence, ...],
    players: Cast,
    kept: str,
    usual: Mapping[BodyKind, int],
) -> None:
    """Give each body its points. ``usual``: the most that one of a kind could get."""
    pointed = has_any(kept, POINTS)
    if not files or not (pointed or may_score(kept)):
        return
    most = maximum(kept) if pointed else None
    if may_score(kept):
        _add_sure_scores(files, told, players, kept, most)
    if pointed and not all(file.scores for file in files.values()):
        _add_spare_scores(files, told, players, {} if most else usual, most)


def _add_sure_scores(
    files: dict[str, Dossier],
    told: tuple[Sentence, ...],
    players: Cast,
    kept: str,
    most: int | None,
) -> None:
    hints = those_in(kept, HINTS)
    for sentence in (s for s in told if has_any(s.low, hints)):
        for at, score in _points(sentence, players, most):
            before = _CLAUSES.split(bare(sentence.low[:at]))[-1]
            past = _SINCE.search(before) is None and (
                _AFTER.search(before) is not None
                or _LAST_TIME.search(sentence.low[:at]) is not None
                or BEFORE.search(before[-60:]) is not None
                or BACK_YEAR.search(before) is not None
                or before.endswith(" from ")
            )
            for body in scored(sentence, at, players):
                if body in files:
                    files[body].scores.append((score, past))


def _add_spare_scores(
    files: dict[str, Dossier],
    told: tuple[Sentence, ...],
    players: Cast,
    usual: Mapping[BodyKind, int],
    most: int | None,
) -> None:
    rated = tuple(files)
    for sentence in told:
        found = spare_points(sentence.low)
        near = _beside_names(sentence, players, most) if most else ()
        said = [*near, *((n, body) for (_, n), body in owners(sentence, found, rated, players))]
        for points, body in said:
            kind = players.roles[body].kind if body in files else None
            top = most or (usual.get(kind, 0) if kind else 0)
            if points < top:
                files[body].spare.append(Score(points, top))


def _beside_names(sentence: Sentence, players: Cast, most: int) -> Iterator[tuple[int, str]]:
    named = [m for m in players.seen.get(sentence.order, ()) if who(m)]
    ends, starts = {m.end: who(m) for m in named}, {m.start: who(m) for m in named}
    for end, body in ends.items():
        yield from ((score.points, body) for _, score in beside(sentence.low, (end,), most))
    for start, body in starts.items():
        yield from ((score.points, body) for _, score in given_to(sentence.low, (start,), most))


def _points(sentence: Sentence, players: Cast, most: int | None) -> list[tuple[int, Score]]:
    """Where each score of a sentence stands, with those that only follow a name."""
    found = list(scores(sentence.low, most))
    if most is not None and (found or has_any(sentence.low, POINTS)):
        named = [m for m in players.seen.get(sentence.order, ()) if who(m)]
        known = {at for at, _ in found}
        near = (
            *beside(sentence.low, (m.end for m in named), most),
            *given_to(sentence.low, (m.start for m in named), most),
        )
        found += [(at, score) for at, score in near if at not in known]
    return found
