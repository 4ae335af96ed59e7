"""Story -> Reading: the steps in order."""

from collections.abc import Iterator, Mapping
from itertools import islice

from monitor.domain.body import BodyKind
from monitor.domain.inspectorate_hosts import is_own
from monitor.domain.programme import Programme, usual_most
from monitor.domain.reader.bodies.cast import Cast, cast, who
from monitor.domain.reader.bodies.mentions import mentions
from monitor.domain.reader.bodies.names import Names
from monitor.domain.reader.claims import change
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.claiming import claims, may_rate
from monitor.domain.reader.claims.standards import standards
from monitor.domain.reader.claims.surroundings import Around
from monitor.domain.reader.phrases.context import (
    ALONGSIDE,
    CORRECTION,
    FORETOLD,
    HMIP,
    MINUTES,
    OTHER_INSPECTORATE,
)
from monitor.domain.reader.points.announced import announced
from monitor.domain.reader.subjects.choosing import about
from monitor.domain.reader.subjects.remainder import beside_bodies
from monitor.domain.reader.subjects.shared import shared
from monitor.domain.reader.text.cue import has_any, those_in
from monitor.domain.reader.text.plain import plain
from monitor.domain.reader.text.sentences import Sentence, is_heading, sentences
from monitor.domain.reader.text.tabled import relabelled
from monitor.domain.reader.text.vocabulary import MOST_CLAIMS
from monitor.domain.reader.text.when import year
from monitor.domain.reader.verdict.category import category
from monitor.domain.reader.verdict.dividing import divided
from monitor.domain.reader.verdict.doubting import misattributed, unread
from monitor.domain.reader.verdict.evidence import Evidence
from monitor.domain.reader.verdict.notes import Done, notes
from monitor.domain.reader.verdict.resolution import (
    Dossier,
    borne_out,
    dossiers,
    hand_over,
    verdict,
    with_standards,
)
from monitor.domain.reader.verdict.scoring import Telling, add_scores
from monitor.domain.reader.verdict.section import lede, opening
from monitor.domain.reading import Category, Note, Reading, Story

# For so many sentences another inspectorate is still the one that speaks.
FOREIGN = 3


class Reader:
    """Knows the bodies; reads one story after another, each for itself."""

    def __init__(self, names: Names, programmes: tuple[Programme, ...]) -> None:
        self._names = names
        self._programmes = programmes

    def __call__(self, story: Story) -> Reading:
        """Story -> what it says of whom, and why it was taken so. Raises nothing."""
        return self._read(story).reading

    def explain(self, story: Story) -> tuple[Note, ...]:
        """Story -> for each of its rating words what was taken from it, or why nothing was."""
        done = self._read(story)
        return tuple(notes(done, about(done.made, done.players), story))

    def evidence(self, story: Story) -> Evidence:
        """Story -> what says whether its ratings are news: for those who fit the weights anew."""
        return self._read(story).evidence

    def _read(self, story: Story) -> Done:
        words = relabelled(plain(story.whole))
        told = sentences(words)
        brands = self._names.brands_in(words.low)
        pairs = tuple((s, mentions(s, self._names, brands)) for s in told)
        kept = "\n".join(s.low for s in told)
        players = cast(story, kept, pairs, self._names)
        theirs = OTHER_INSPECTORATE.hints_in(kept)
        made = tuple(islice(_claims(told, players, kept, story, theirs), MOST_CLAIMS))
        usual = usual_most(self._programmes, year(story))
        files = _files(told, made, players, kept, usual)
        findings, passing = divided(files, players, words, story, announced(told))
        findings = with_standards(findings, standards(told))
        weighed = tuple(c for file in files.values() for c in file.claims)
        opens = opening(told, weighed)
        evidence = Evidence(
            story.title,
            lede(told, opens),
            kept,
            year(story),
            weighed + tuple(c for c in made if c.role not in (Role.OVERALL, Role.BEFORE)),
            findings,
            passing,
            any(players.first[body] == 0 for body in players.main[:1]),
            min((players.first[body] for body, file in files.items() if verdict(file)), default=0),
            len(told),
            any(file.scores for file in files.values()) or any(f.score for f in findings),
            bool(theirs),
            is_own(story.url or "", ""),
            opens,
        )
        return Done(words, made, players, _reading(evidence, told, players), evidence)


def _claims(
    told: tuple[Sentence, ...], players: Cast, kept: str, story: Story, theirs: tuple[str, ...]
) -> Iterator[Claim]:
    """Claims of all sentences; what follows another inspectorate's name is taken for its words.

    ``theirs``: what hints at one in the story.
    """
    when = year(story)
    minuted = _minuted(told, kept)
    corrects = CORRECTION.search(story.title.lower()) is not None
    aside: set[int] = set()
    for sentence in told:
        if not may_rate(sentence.low):
            continue
        before = told[sentence.order - 1] if sentence.order else sentence
        beside = before.line == sentence.line or is_heading(before) or before.low.endswith("?")
        prior = before.low if beside else ""
        found = players.seen.get(sentence.order, ())
        foreign = _foreign(sentence.order, theirs, aside, told, players)
        rated = beside_bodies(sentence, players)
        made = claims(sentence, found, Around(foreign, prior, when, minuted, corrects, rated))
        if all(m.place for m in found) and any(claim.role is Role.OTHER for claim in made):
            aside.add(sentence.order)
        yield from made


def _minuted(told: tuple[Sentence, ...], kept: str) -> bool:
    """True for the minutes of a meeting."""
    hints = MINUTES.hints_in(kept)
    hinted = [sentence.low for sentence in told if has_any(sentence.low, hints)]
    return sum(MINUTES.search(low) is not None for low in hinted) > 1


def _foreign(
    order: int,
    theirs: tuple[str, ...],
    aside: set[int],
    told: tuple[Sentence, ...],
    players: Cast,
) -> bool:
    """True where another inspectorate was the last to be named, in a sentence close before.

    ``theirs``: what hints at one in the story; ``aside``: sentences that told of one's ratings.
    """
    if not theirs and not aside:
        return False
    close = range(order, max(-1, order - FOREIGN), -1)
    hinted = {near for near in close if has_any(told[near].low, theirs)}
    for near in close if aside or hinted else ():
        low = told[near].low
        if near in aside:
            return True
        if any(not m.place for m in players.seen.get(near, ())) or HMIP.search(low):
            return False
        if near in hinted and OTHER_INSPECTORATE.search(ALONGSIDE.sub(" ", low)):
            return True
    return False


def _reading(evidence: Evidence, told: tuple[Sentence, ...], players: Cast) -> Reading:
    """Evidence -> Reading: only a rating report has findings, all else has mentions."""
    kind, reasons = category(evidence)
    findings, passing = evidence.findings, evidence.mentions
    if kind is Category.RATING_REPORT:
        doubts = tuple(f"{f.body}: {f.doubt}" for f in findings if f.doubt)
        return Reading(kind, findings, passing, reasons, doubts)
    doubts = ()
    if kind is Category.REPORT_NO_RATING and not (findings or passing):
        doubts = unread(told, players)
    if kind is Category.OTHER_INSPECTORATE:
        doubts = misattributed(evidence, players)
    return Reading(kind, (), (*findings, *passing), reasons, doubts)


def _files(
    told: tuple[Sentence, ...],
    made: tuple[Claim, ...],
    players: Cast,
    kept: str,
    usual: Mapping[BodyKind, int],
) -> dict[str, Dossier]:
    """All that is said of each body. ``usual``: the most points that a body of a kind could get."""
    spoken = tuple(about(made, players))
    files = dossiers((*spoken, *shared(told, spoken, players)))
    new = bool(files) and change.FIRST.in_lines(kept)
    dated = any(file.only_dated() for file in files.values())
    foretold = dated and FORETOLD.in_lines(kept)
    for file in files.values():
        file.new = new
        file.foretold = foretold and file.only_dated()
    add_scores(files, Telling(made, told, players, kept, usual))
    aside = {c.sentence.order for c in made if c.role not in (Role.OVERALL, Role.BEFORE)}
    _add_moves(files, [s for s in told if s.order not in aside], players, kept)
    for file in files.values():
        file.renew()
    hand_over(files)
    for file in files.values():
        borne_out(file)
    return files


def _of_others(sentence: Sentence, players: Cast, rated: int) -> bool:
    """ "Its eight units had the same rating": it is not the body named before that had it.

    ``rated``: how many bodies the story rates; where it is one, it is not those that are counted.
    """
    here = players.seen.get(sentence.order, ())
    if any(map(who, here)):
        return False
    if any(m.plural and not m.name for m in here):
        return True
    return rated == 1 and change.OTHERS.search(sentence.low) is not None


def _add_moves(files: dict[str, Dossier], told: list[Sentence], players: Cast, kept: str) -> None:
    """What sentences without a rating say of it: "the same as last time", "up a grade"."""
    stems = those_in(kept, change.MOVE_STEMS) if files else ()
    for sentence in told:
        if not has_any(sentence.low, stems):
            continue
        same, step = change.same_said(sentence.low), change.step_said(sentence.low)
        if not same and step is None:
            continue
        if _of_others(sentence, players, len(files)):
            continue
        here = [who(m) for m in players.seen.get(sentence.order, ()) if who(m)]
        for body in here[:1] or players.main[:1]:
            if body in files:
                files[body].same |= same
                files[body].step = files[body].step or step
