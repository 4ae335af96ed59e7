"""All that is read otherwise today, and the ledger -> what has to change in it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from monitor.domain.article import Article
from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.event import Event
from monitor.domain.inspection import Authority, Evidence, Inspection, InspectionId, Status
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.comparing import Rules, bodies_concerned, compare
from monitor.domain.ledger.newness import Telling
from monitor.domain.ledger.revision import Held, Revised, Revision, Rewording, Saying, Tabled, Word
from monitor.domain.ledger.righting import Occasion, corrections_of, events_of
from monitor.domain.ledger.standing import known_of
from monitor.domain.ledger.support import score_of, supported


def in_question(
    revisions: Iterable[Revision],
    tables: Iterable[Tabled],
    bodies: Mapping[InspectionId, BodyId],
    gazetteer: Gazetteer,
) -> set[InspectionId]:
    """The inspections of which the words and the first entries must be looked up.

    ``bodies``: whose each standing inspection is. What is put in is compared with all of its body.
    """
    ended = {one.inspection_id for each in revisions for one in each.ended}
    put_in = [each.reading for each in revisions if each.fresh or each.altered]
    concerned = {body for each in put_in for body in bodies_concerned(each, gazetteer)}
    of_them = {inspection for inspection, body in bodies.items() if body in concerned}
    return ended | of_them | {each.inspection_id for each in tables}


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
    """The ledger while it is set right. ``words``: what counts, of the inspections in question;
    ``said``: the same with the articles. ``lost``: the inspections that nothing speaks for."""

    held: Held
    rules: Rules
    known: dict[InspectionId, Inspection] = field(init=False)
    words: dict[InspectionId, list[Word]] = field(init=False)
    said: dict[InspectionId, list[Citation]] = field(init=False)
    lost: dict[InspectionId, Inspection] = field(default_factory=dict)
    ended: dict[InspectionId, list[Evidence]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = {each.id: each for each in self.held.inspections}
        self.words = {key: list(words) for key, words in self.held.words.items()}
        self.said = {key: list(said) for key, said in self.held.said.items()}

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
        said = self.said.get(key, [])
        cited = next((one for one in said if one.evidence == old.evidence), None)
        if cited is not None:
            at = said.index(cited)
            said[at : at + 1] = [replace(cited, evidence=new.evidence)] if new else []

    def take_away(self) -> None:
        """What nothing speaks for any more does not stand; else what the other words say does."""
        for key in self.ended:
            if key not in self.known or self._taken_down(key):
                continue
            held = self.known.pop(key)
            left = supported(held, self.held.shipped(key), self._words(key))
            if left is not None:
                self.known[key] = left
            else:
                self.lost[key] = held

    def _taken_down(self, key: InspectionId) -> bool:
        """What the inspectorate itself withdrew is not for its articles to say."""
        return self.known[key].status is Status.WITHDRAWN

    def put_in(self, revision: Revision) -> Rewording:
        """What is read today and was not, or with another rating, is taken in as on any visit."""
        again = [pair for pair in revision.altered if not pair.rating_differs]
        new = [*revision.fresh, *(p.now for p in revision.altered if p.rating_differs)]
        change = self._as_before(revision, self._taken_in(revision, new)) if new else Change()
        self.known |= {entry.id: entry for entry in change.entries}
        self.events += change.events
        for one in change.evidence:
            word = Word(revision.article.fingerprint, one)
            self.words.setdefault(one.inspection_id, []).append(word)
            self.said.setdefault(one.inspection_id, []).append(_cited(revision.article, one))
        return Rewording(revision, (*(pair.content for pair in again), *change.evidence))

    def _taken_in(self, revision: Revision, new: list[Saying]) -> Change:
        findings = tuple(saying.finding for saying in new)
        reading = replace(revision.reading, findings=findings, doubts=())
        known = self._known_of(bodies_concerned(reading, self.rules.gazetteer))
        return compare(revision.article, reading, known, Telling.TELL, self.rules)

    def _as_before(self, revision: Revision, change: Change) -> Change:
        """Of another rating it is still the same inspection, of the same day, even where nothing
        else speaks for it: the day that the article bears may have been edited since."""
        for pair in revision.altered:
            lost = self.lost.get(pair.before.inspection_id)
            entry = next((e for e in change.entries if e.id == pair.now.entry.id), None)
            if lost is None or entry is None or lost.id in self.known or entry.id in self.known:
                continue
            again = replace(entry, id=lost.id, published=lost.published)
            evidence = (
                replace(one, inspection_id=lost.id) if one.inspection_id == entry.id else one
                for one in change.evidence
            )
            entries = tuple(again if each is entry else each for each in change.entries)
            change = replace(change, entries=entries, evidence=tuple(evidence))
        return change

    def _known_of(self, bodies: Collection[BodyId]) -> Known:
        there = [each for each in self.known.values() if each.body_id in bodies]
        known = known_of(sorted(there, key=lambda i: (i.published.last, i.published.first, i.id)))
        return replace(known, said={each.id: tuple(self.said.get(each.id, ())) for each in there})

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


def _cited(article: Article, evidence: Evidence) -> Citation:
    return Citation(
        evidence, article.title, article.source, article.url, article.published, article.read_at
    )
