"""Claims, put together per body: what each was rated, what before, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from monitor.domain.rating import Direction, Rating, Score, StandardRating
from monitor.domain.reader.bodies.cast import Player
from monitor.domain.reader.claims import change
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.points.scores import band
from monitor.domain.reader.text.plain import Plain
from monitor.domain.reader.verdict.sureness import LEAST, Grounds, sureness
from monitor.domain.reading import Finding, Quote, Story

ENOUGH = 3.5
FAINT = 1.5
# What is said in so many sentences of a story counts for more by so much.
OPENING, AHEAD = 4, 1.1
# What points add to the weight of the rating that they go with.
BORNE_OUT = 2.0


@dataclass(slots=True)
class Dossier:
    """All that was said of one body. ``same``: somewhere it says that the rating is the same.

    ``step``: that it went up or down, and no more. ``spare``: points told loosely.

    ``foretold``: the story looks ahead to an inspection, so that a dated rating is an old one.
    ``new``: it was never inspected before.
    """

    claims: list[Claim] = field(default_factory=list)
    scores: list[tuple[Score, bool]] = field(default_factory=list)
    spare: list[Score] = field(default_factory=list)
    same: bool = False
    step: Direction | None = None
    foretold: bool = False
    new: bool = False

    def only_dated(self) -> bool:
        """True where nothing but a year sets its rating apart from an earlier one."""
        return not any(c.role is Role.OVERALL for c in self.claims)

    def score(self, rating: Rating) -> Score | None:
        """What it scored now; points told loosely only where they go with the rating."""
        now = (score for score, past in self.scores if not past)
        fit = (score for score in self.spare if band(score) is rating)
        return next(now, None) or next(fit, None)

    def renew(self) -> None:
        """ "It was Good then, and has the same rating now": what it was it is."""
        if self.same and self.only_dated() and not self.foretold:
            self.claims = [
                c if c.part else replace(c, role=Role.OVERALL, kept=True) for c in self.claims
            ]

    def settled(self) -> tuple[Claim, ...]:
        """Claims of an overall rating; those only dated count where there is nothing better."""
        sure = tuple(c for c in self.claims if c.role is Role.OVERALL and c.weight >= ENOUGH)
        if sure:
            return sure
        faint = tuple(c for c in self.claims if c.role is Role.OVERALL and c.weight >= FAINT)
        if faint or self.foretold:
            return faint
        dated = [c for c in self.claims if c.dated and not c.part and c.weight >= FAINT]
        last = max(map(change.year_of, dated), default=0)
        meant = (c for c in dated if c.weight >= ENOUGH or (last and len(dated) > 1))
        return tuple(replace(c, role=Role.OVERALL) for c in meant if change.year_of(c) == last)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one body, and the claim it rests on."""

    claim: Claim
    rating: Rating
    rivals: tuple[Rating, ...]


def dossiers(attributed: Iterable[tuple[Claim, tuple[str, ...]]]) -> dict[str, Dossier]:
    """Claims with the bodies they are about -> one dossier per body."""
    found: dict[str, Dossier] = defaultdict(Dossier)
    for claim, bodies in attributed:
        for body in bodies:
            found[body].claims.append(claim)
    return found


def verdict(dossier: Dossier) -> Verdict | None:
    """The overall rating with most to speak for it."""
    best: dict[Rating, Claim] = {}
    total: dict[Rating, float] = defaultdict(float)
    for claim in dossier.settled():
        total[claim.rating] += 0.5
        if claim.rating not in best or claim.weight > best[claim.rating].weight:
            best[claim.rating] = claim
    if not best:
        return None
    order = sorted(best, key=lambda r: _standing(best[r]) + total[r], reverse=True)
    rivals = tuple(r for r in order[1:] if best[r].whole and best[order[0]].whole)
    return Verdict(best[order[0]], order[0], rivals)


def hand_over(dossiers: Mapping[str, Dossier]) -> None:
    """Points that do not go with a body's rating, and do with that of the only one that has none
    of its own, were its."""
    rated = {body: found.rating for body, each in dossiers.items() if (found := verdict(each))}
    lacking = {body for body, rating in rated.items() if dossiers[body].score(rating) is None}
    for body, dossier in dossiers.items():
        for told in [t for t in dossier.scores if not t[1] and band(t[0]) is not rated.get(body)]:
            takers = [b for b in lacking if b != body and rated[b] is band(told[0])]
            if len(takers) == 1:
                dossier.scores.remove(told)
                dossiers[takers[0]].scores.append(told)


def borne_out(dossier: Dossier) -> None:
    """Of several ratings the one that the points speak for weighs more, and the others less."""
    now = next((score for score, past in dossier.scores if not past), None)
    said = {c.rating for c in dossier.claims if c.role is Role.OVERALL}
    if now is None or band(now) not in said:
        return
    dossier.claims = [
        replace(c, weight=c.weight + (BORNE_OUT if c.rating is band(now) else -BORNE_OUT))
        if c.role is Role.OVERALL
        else c
        for c in dossier.claims
    ]


def _standing(claim: Claim) -> float:
    """How a claim stands beside one of another rating."""
    return claim.weight + 2 * claim.whole + AHEAD * (claim.sentence.order <= OPENING)


def past(dossier: Dossier) -> Verdict | None:
    """An earlier rating, of a body that the story gives no present one."""
    said = [
        c for c in dossier.claims if c.role is Role.BEFORE and not c.part and c.weight >= ENOUGH
    ]
    return Verdict(said[0], said[0].rating, ()) if said else None


def finding(role: Player, dossier: Dossier, found: Verdict, words: Plain, story: Story) -> Finding:
    """One body's part in the story, dossier and verdict -> Finding."""
    before, direction = _moved(dossier, found)
    score = dossier.score(found.rating)
    sure = sureness(Grounds(found.claim, tuple(dossier.claims), score, role.sure))
    doubt = _doubt(found, score, role.body is None) or _faint(sure)
    return Finding(
        body_id=role.body,
        body=role.name,
        kind=role.kind,
        overall=found.rating,
        quote=quote(found.claim, words, story),
        confidence=sure,
        previous=before,
        direction=direction,
        score=score,
        doubt=doubt,
    )


def _moved(dossier: Dossier, found: Verdict) -> tuple[Rating | None, Direction | None]:
    before = change.earlier(dossier.claims, found.claim)
    settled = [c for c in dossier.settled() if c.rating is found.rating]
    kept = dossier.same or any(map(change.kept, settled))
    if before is None and (kept or (not dossier.new and any(map(change.stays, settled)))):
        before = found.rating
    direction = change.compared(before, found.rating)
    worded = next((d for d in map(change.worded, settled) if d), None)
    return before, direction or worded or dossier.step


def _doubt(found: Verdict, score: Score | None, unknown: bool) -> str | None:
    if found.rivals:
        rivals = ", ".join(r.label for r in found.rivals)
        return f"the text also gives the overall rating as {rivals}"
    if score is not None and band(score) is not found.rating:
        return f"a score of {score} does not go with {found.rating.label}"
    return "the body is not in the gazetteer" if unknown else None


def _faint(sure: float) -> str | None:
    return f"said too faintly: we are only {sure:.0%} sure" if sure < LEAST else None


def quote(claim: Claim, words: Plain, story: Story) -> Quote:
    """The sentence of a claim, as the story has it."""
    start = words.origin(claim.sentence.start)
    end = min(words.origin(claim.sentence.end), len(story.whole))
    raw = story.whole[start:end]
    start += len(raw) - len(raw.lstrip())
    return Quote(" ".join(raw.split()), start, start + len(raw.strip()))


def with_standards(
    findings: tuple[Finding, ...], parts: tuple[StandardRating, ...]
) -> tuple[Finding, ...]:
    """Standards of a table belong to the only body of a story."""
    return (replace(findings[0], standards=parts),) if len(findings) == 1 and parts else findings
