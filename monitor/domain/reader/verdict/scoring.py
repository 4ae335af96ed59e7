"""Points found in a story -> the dossiers of the bodies whose they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from monitor.domain.body import BodyKind
from monitor.domain.rating import Score
from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.clause import bare
from monitor.domain.reader.phrases.context import BACK_YEAR, BEFORE, PLUPERFECT
from monitor.domain.reader.points.scores import (
    HINTS,
    POINTS,
    band,
    beside,
    given_to,
    maximum,
    may_score,
    scores,
)
from monitor.domain.reader.points.spare_scores import spare_points
from monitor.domain.reader.subjects.choosing import owners, scored
from monitor.domain.reader.text.cue import has_any, those_in
from monitor.domain.reader.text.sentences import Sentence
from monitor.domain.reader.verdict.resolution import ENOUGH, Dossier, verdict

# "Two years after it scored none": not the score of today.
_AFTER = re.compile(r"\b(?:years?|months?) after\b")
# "From 13 points to 15 out of 30": the second is the score now.
# How much a rating word weighs that the points bear out.
BELIEVED = ENOUGH
_CLAUSES = re.compile(r", (?:with|and|but|while|although|though) |; | – ")
# "It had been 'Inadequate', with four points": of then, too.
_WITH = re.compile(r"['\"], with (?:just |only |a total of )?$")
_LAST_TIME = re.compile(r"\bwhen (?:it|they|the \w+) (?:was|were) (?:last|first) inspected\b")
_THEN = re.compile(r"\W*(?:back )?then\b[^.;]*\bhad\b")
_SINCE = re.compile(r"\bfrom [^,;]{1,30} to $")


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as far as it was understood. ``made``: its claims; ``kept``: its words in lower case;
    ``usual``: the most points that a body of a kind could get when it appeared."""

    made: tuple[Claim, ...]
    told: tuple[Sentence, ...]
    players: Cast
    kept: str
    usual: Mapping[BodyKind, int]


def add_scores(files: dict[str, Dossier], story: Telling) -> None:
    """Give each rated body its points."""
    pointed = has_any(story.kept, POINTS)
    full = may_score(story.kept)
    most = maximum(story.kept) if pointed else None
    if full:
        _add_sure_scores(files, story, most)
    if files and pointed and not all(file.scores for file in files.values()):
        _add_spare_scores(files, story, most)


def _add_sure_scores(files: dict[str, Dossier], story: Telling, most: int | None) -> None:
    hints = those_in(story.kept, HINTS)
    for sentence in (s for s in story.told if has_any(s.low, hints)):
        for at, score, whose in _points(sentence, story.players, most):
            past = _of_old(sentence.low, at)
            meant = whose or scored(sentence, at, story.players)
            for body in meant or _only(files, sentence, story):
                if not past and not _awaited(files, body, score):
                    _believe(files, body, score, story)
                if body in files:
                    files[body].scores.append((score, past))


def _only(files: dict[str, Dossier], sentence: Sentence, story: Telling) -> tuple[str, ...]:
    """The body with a rating, where a story rates no other and the sentence names none."""
    named = any(map(who, story.players.seen.get(sentence.order, ())))
    return () if named or len(files) != 1 else tuple(files)


def _of_old(low: str, at: int) -> bool:
    """Are the points at that place those of an earlier inspection?"""
    *others, before = _CLAUSES.split(bare(low[:at]))
    if others and PLUPERFECT.search(others[-1]) and _WITH.search(low[:at]):
        return True
    return _SINCE.search(before) is None and (
        _AFTER.search(before) is not None
        or _LAST_TIME.search(low[:at]) is not None
        or _THEN.match(before) is not None
        or BEFORE.search(before[-60:]) is not None
        or BACK_YEAR.search(before) is not None
        or before.endswith(" from ")
    )


def _awaited(files: dict[str, Dossier], body: str, score: Score) -> bool:
    """Has the body a rating, or another one a rating that these points may belong to?"""
    rated = {each: found.rating for each, file in files.items() if (found := verdict(file))}
    return body in rated or any(
        rating is band(score) and not files[each].scores for each, rating in rated.items()
    )


def _believe(files: dict[str, Dossier], body: str, score: Score, story: Telling) -> None:
    """Of a body without an overall rating: a rating word that was taken for something less is the
    overall one where the points say the same."""
    for claim in story.made:
        if claim.role not in (Role.PLAIN, Role.PART) or claim.rating is not band(score):
            continue
        if body in (scored(claim.sentence, claim.start, story.players) or story.players.main[:1]):
            believed = replace(claim, role=Role.OVERALL, part=False, weight=BELIEVED)
            files.setdefault(body, Dossier()).claims.append(believed)
            return


def _points(
    sentence: Sentence, players: Cast, most: int | None
) -> Iterator[tuple[int, Score, tuple[str, ...]]]:
    """Where each score of a sentence stands, what it is, and whose where it only follows a name."""
    found = scores(sentence.low, most)
    known = {at for at, _ in found}
    if most is not None and (found or has_any(sentence.low, POINTS)):
        for mention in players.seen.get(sentence.order, ()):
            for at, score in _next_to(mention, sentence.low, most) if who(mention) else ():
                if at not in known:
                    yield at, score, (who(mention),)
    yield from ((at, score, ()) for at, score in found)


def _next_to(mention: Mention, low: str, most: int) -> Iterator[tuple[int, Score]]:
    """ "Leeds 12", "12 for Leeds"."""
    yield from beside(low, (mention.end,), most)
    yield from given_to(low, (mention.start,), most)


def _add_spare_scores(files: dict[str, Dossier], story: Telling, most: int | None) -> None:
    players, rated = story.players, tuple(files)
    for sentence in story.told:
        found = spare_points(sentence.low)
        near = _beside_names(sentence, players, most) if most else ()
        whose = owners(sentence, found, rated, players) if found else ()
        said = [*near, *((n, body) for (_, n), body in whose)]
        for points, body in said:
            kind = players.roles[body].kind if body in files else None
            top = most or (story.usual.get(kind, 0) if kind else 0)
            if points < top:
                files[body].spare.append(Score(points, top))


def _beside_names(sentence: Sentence, players: Cast, most: int) -> Iterator[tuple[int, str]]:
    for mention in players.seen.get(sentence.order, ()):
        for _, score in _next_to(mention, sentence.low, most) if who(mention) else ():
            yield score.points, who(mention)
