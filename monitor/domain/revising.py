"""All that is read otherwise today, and the ledger -> what has to change in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from monitor.domain.body import BodyId
from monitor.domain.change import Change, Known
from monitor.domain.event import Event
from monitor.domain.freshness import Telling
from monitor.domain.inspection import Authority, Evidence, Inspection, InspectionId, Status
from monitor.domain.ledger import Rules, bodies_concerned, compare
from monitor.domain.revision import Held, Revised, Revision, Rewording, Saying, Tabled, Word
from monitor.domain.righting import Occasion, corrections_of, events_of
from monitor.domain.standing import known_of
from monitor.domain.support import score_of, supported


def in_question(revisions: Iterable[Revision], tables: Iterable[Tabled]) -> set[InspectionId]:
    """The inspections of which the words and the first entries must be looked up."""
    ended = {one.inspection_id for each in revisions for one in each.ended}
    return ended | {each.inspection_id for each in tables}


def revise(
    held: Held,
    revisions: tuple[Revision, ...],
    tables: tuple[Tabled, ...],
    occasion: Occasion,
    rules: Rules,
) -> Revised:
    """The ledger is set right; nobody is told of old news.

    First all that was misread is taken away, then all that is read today is put in, in the order
    in which the articles were first read: so no article's error is held against another's word.
    """
    work = _Work(held, rules)
    for each in revisions:
        work.end(each)
    work.take_away()
    rewordings = tuple(map(work.put_in, revisions))
    work.settle_scores()
    work.settle_standards(tables)
    corrections = tuple(corrections_of(held.inspections, work.known, occasion.now))
    events = tuple(events_of(corrections, rewordings, work.events, occasion, rules.gazetteer))
    return Revised(corrections, rewordings, events)


@dataclass
class _Work:
    """The ledger while it is set right. ``words``: what counts, of the inspections in question."""

    held: Held
    rules: Rules
    known: dict[InspectionId, Inspection] = field(init=False)
    words: dict[InspectionId, list[Word]] = field(init=False)
    ended: dict[InspectionId, list[Evidence]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = {each.id: each for each in self.held.inspections}
        self.words = {key: list(words) for key, words in self.held.words.items()}

    def end(self, revision: Revision) -> None:
        """What the article was taken to say is gone; another detail stands in its place."""
        mark = revision.article.fingerprint
        for one in revision.gone:
            self._replace(Word(mark, one), None)
        for pair in revision.altered:
            again = None if pair.rating_differs else Word(mark, pair.content)
            self._replace(Word(mark, pair.before), again)

    def _replace(self, old: Word, new: Word | None) -> None:
        key = old.evidence.inspection_id
        self.ended.setdefault(key, []).append(old.evidence)
        words = self.words.get(key, [])
        at = words.index(old) if old in words else len(words)
        words[at : at + 1] = [new] if new else []

    def take_away(self) -> None:
        """What nothing speaks for any more does not stand; else what the other words say does."""
        for key in self.ended:
            if key not in self.known or self._taken_down(key):
                continue
            left = supported(self.known.pop(key), self.held.shipped(key), self._words(key))
            if left is not None:
                self.known[key] = left

    def _taken_down(self, key: InspectionId) -> bool:
        """What the inspectorate itself withdrew is not for its articles to say."""
        return self.known[key].status is Status.WITHDRAWN

    def put_in(self, revision: Revision) -> Rewording:
        """What is read today and was not, or with another rating, is taken in as on any visit."""
        again = [pair for pair in revision.altered if not pair.rating_differs]
        new = [*revision.fresh, *(p.now for p in revision.altered if p.rating_differs)]
        change = self._taken_in(revision, new) if new else Change()
        self.known |= {entry.id: entry for entry in change.entries}
        self.events += change.events
        for one in change.evidence:
            word = Word(revision.article.fingerprint, one)
            self.words.setdefault(one.inspection_id, []).append(word)
        return Rewording(revision, (*(pair.content for pair in again), *change.evidence))

    def _taken_in(self, revision: Revision, new: list[Saying]) -> Change:
        findings = tuple(saying.finding for saying in new)
        reading = replace(revision.reading, findings=findings, doubts=())
        known = self._known_of(bodies_concerned(reading, self.rules.gazetteer))
        return compare(revision.article, reading, known, Telling.TELL, self.rules)

    def _known_of(self, bodies: Collection[BodyId]) -> Known:
        there = [each for each in self.known.values() if each.body_id in bodies]
        return known_of(sorted(there, key=lambda i: (i.published.last, i.published.first, i.id)))

    def settle_scores(self) -> None:
        """A score that rested on what was misread is looked for anew."""
        for key, ended in self.ended.items():
            stands = self.known.get(key)
            if stands is None or self._taken_down(key):
                continue
            if stands.score in {one.score for one in ended}:
                score = score_of(stands, self.held.shipped(key), self._words(key))
                self.known[key] = replace(stands, score=score)

    def settle_standards(self, tables: tuple[Tabled, ...]) -> None:
        """Those of the first official article that gives any."""
        given: dict[InspectionId, dict[str, Inspection]] = {}
        for each in tables:
            given.setdefault(each.inspection_id, {})[each.article_id] = each.entry
        for key, entries in given.items():
            stands = self.known.get(key)
            best = self._first_table(stands, entries) if stands else None
            if stands and best:
                fieldwork = best.fieldwork or stands.fieldwork
                standards = best.standards
                self.known[key] = replace(stands, standards=standards, fieldwork=fieldwork)

    def _first_table(self, stands: Inspection, entries: dict[str, Inspection]) -> Inspection | None:
        for one in self._words(stands.id):
            if one.authority is not Authority.OFFICIAL or one.rating is not stands.rating:
                continue
            entry = entries.get(one.article_id)
            if entry is None:  # not read again: what it gives is not known
                return None
            if entry.standards:
                return entry
        return None

    def _words(self, key: InspectionId) -> list[Evidence]:
        return [word.evidence for word in self.words.get(key, ())]
