"""What was taken from each rating word of a story, or why it was set aside: for people to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.domain.reader.bodies.cast import Cast
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.text.plain import Plain
from monitor.domain.reader.verdict.evidence import Evidence
from monitor.domain.reader.verdict.resolution import quote
from monitor.domain.reading import Note, Reading, Story

_ASIDE = {
    Role.PART: "the rating of a standard, or of a part of a body",
    Role.TALLY: "a total of several bodies",
    Role.SCALE: "the scale explained",
    Role.OTHER: "another inspectorate's words, or somebody's own",
    Role.NEGATED: "denied, hoped for, or not yet so",
    Role.PLAIN: "an everyday use of the word",
}


@dataclass(frozen=True, slots=True)
class Done:
    """A story read, with what an explanation is made from. ``evidence``: what decided its sort."""

    words: Plain
    made: tuple[Claim, ...]
    players: Cast
    reading: Reading
    evidence: Evidence


def notes(
    done: Done, spoken: Iterable[tuple[Claim, tuple[str, ...]]], story: Story
) -> Iterator[Note]:
    """Claims, and those of them that speak of a body -> a note for each, in order."""
    about = {(c.sentence.order, c.start): bodies for c, bodies in spoken}
    for claim in done.made:
        bodies = about.get((claim.sentence.order, claim.start), ())
        names = tuple(done.players.roles[body].name for body in bodies)
        taken, what = _said(claim, names, done.reading)
        yield Note(quote(claim, done.words, story), taken, what)


def _said(claim: Claim, names: tuple[str, ...], reading: Reading) -> tuple[bool, str]:
    if claim.role in _ASIDE:
        return False, f"set aside: {_ASIDE[claim.role]} ({claim.rating.label})"
    if not names:
        return False, f"set aside: of no body that the story names ({claim.rating.label})"
    which = "earlier" if claim.role is Role.BEFORE else "overall"
    what = f"{which} rating of {', '.join(names)}: {claim.rating.label}"
    return (True, what) if _used(claim, names, reading) else (False, f"set aside: {what}")


def _used(claim: Claim, names: tuple[str, ...], reading: Reading) -> bool:
    """True where a finding or a mention says the same."""
    found = [f for f in (*reading.findings, *reading.mentions) if f.body in names]
    if claim.role is Role.BEFORE:
        return any(claim.rating in (f.previous, f.overall) for f in found)
    return any(claim.rating is f.overall for f in found)
