"""Articles read with yesterday's rules are read again with today's, on a real database."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.bootstrap.records import Records
from monitor.data import gazetteer
from monitor.domain.article import Article
from monitor.domain.copies import text_of
from monitor.domain.delivery import ChannelName, Recipient
from monitor.domain.event import EventKind
from monitor.domain.inspection import Authority, Inspection, Status
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.comparing import bodies_concerned, compare
from monitor.domain.ledger.lookback import as_known_on, cited_by
from monitor.domain.ledger.newness import Telling
from monitor.domain.ledger.revision import Replayed
from monitor.domain.rating import Rating, Score, StandardRating
from monitor.domain.reading import Category, Finding, Reading
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription
from monitor.service.replay import Replay
from tests.domain.samples import RULES, article, finding, inspection, report

NOTHING = Reading(Category.RATING_MENTION, (), (), ("an old rating",))
GOOD = report(finding(Rating.GOOD))
WORSE = report(finding(Rating.REQUIRES_IMPROVEMENT))
DESK = Recipient(ChannelName("email"), "desk@example.org")
TODAY = datetime(2024, 5, 10, 12, tzinfo=UTC)


@dataclass
class Newsroom:
    """What was read how on arrival, and how it would be read today."""

    records: Records
    clock: Callable[[], datetime]
    today: dict[str, Reading] = field(default_factory=dict)
    baseline: frozenset[str] = frozenset()

    def reads(self, art: Article, then: Reading, today: Reading | None = None) -> None:
        bodies = bodies_concerned(then, RULES.gazetteer)
        decide = lambda known: compare(art, then, known, Telling.TELL, RULES)  # noqa: E731
        self.records.ledger.record(art, then, bodies, decide)
        self.today[art.id] = today or then

    def ships(self, *inspections: Inspection) -> None:
        self.records.ledger.load_baseline(inspections)
        self.baseline = frozenset(each.id for each in inspections)

    def replay(self, *, apply: bool = True, since: datetime | None = None) -> Replayed:
        work = Replay(
            archive=self.records.archive,
            read=lambda art: self.today[art.id],
            rules=RULES,
            route=Router((Subscription("desk", (DESK,)),), gazetteer().bodies),
            baseline=self.baseline,
            window=timedelta(hours=48),
            clock=self.clock,
        )
        return work(apply=apply, since=since, progress=lambda done, of: None)

    @property
    def standing(self) -> list[tuple[str, Rating | None]]:
        return [(each.id, each.rating) for each in self.records.ledger.inspections()]

    @property
    def kinds(self) -> list[EventKind]:
        return [each.kind for each in self.records.ledger.events()]


@pytest.fixture
def newsroom(records: Records, clock: Callable[[], datetime]) -> Newsroom:
    return Newsroom(records, clock)


def scored(rating: Rating, points: int, **more: Rating | None) -> Finding:
    return replace(finding(rating, previous=more.get("previous")), score=Score(points, 27))


def with_standards(rating: Rating, *ratings: Rating) -> Reading:
    rows = tuple(StandardRating(f"2.{n}", "Work", each) for n, each in enumerate(ratings, 1))
    return report(replace(finding(rating), standards=rows))


def test_the_same_rules_change_nothing(newsroom):
    newsroom.ships(inspection(Rating.GOOD, "2022"))
    newsroom.reads(article("2024-03-01"), WORSE)
    newsroom.reads(article("2024-03-20", name="b"), report(scored(Rating.GOOD, 20)))
    newsroom.reads(article("2024-04-01", name="c", official=True), with_standards(Rating.GOOD))
    newsroom.reads(article("2024-04-02", name="d"), NOTHING)
    before = newsroom.standing
    done = newsroom.replay()
    assert (done.articles, done.revisions, done.revised.corrections) == (4, (), ())
    assert newsroom.standing == before


def test_a_look_writes_nothing(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD, NOTHING)
    newsroom.reads(article("2024-03-02", name="b"), NOTHING, GOOD)
    before = newsroom.standing
    done = newsroom.replay(apply=False)
    assert len(done.revisions) == 2
    assert newsroom.standing == before
    assert newsroom.replay(apply=False) == done


def test_what_was_missed_is_added_in_silence(newsroom):
    newsroom.reads(article("2024-03-01"), NOTHING, GOOD)
    done = newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.GOOD)]
    assert done.revised.corrections[0].before is None
    assert newsroom.kinds == []


def test_a_second_time_changes_nothing(newsroom):
    newsroom.reads(article("2024-03-01"), NOTHING, GOOD)
    newsroom.reads(article("2024-04-01", name="b"), GOOD, WORSE)
    newsroom.reads(article("2024-04-02", name="c"), WORSE, NOTHING)
    newsroom.replay()
    before = newsroom.standing, newsroom.records.lookback.entries()
    again = newsroom.replay()
    assert (again.revisions, again.revised.corrections) == ((), ())
    assert (newsroom.standing, newsroom.records.lookback.entries()) == before


def test_what_one_article_misread_is_taken_back_and_the_past_still_shows_it(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD, NOTHING)
    newsroom.replay()
    assert newsroom.standing == []
    entries = newsroom.records.lookback.entries()
    assert [each.status for each in entries] == [Status.UNCONFIRMED, Status.RETRACTED]
    assert "taken back on 10 May 2024" in entries[-1].note
    citations = newsroom.records.lookback.citations()
    for day, count in ((date(2024, 5, 9), 1), (date(2024, 5, 10), 0)):
        assert len(as_known_on(entries, day, ())) == count
        assert len(cited_by(citations, day)) == count


def test_what_was_taken_back_comes_again_when_it_is_reported(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD, NOTHING)
    newsroom.replay()
    newsroom.reads(article("2024-03-01", name="b", official=True), GOOD)
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.GOOD)]


def test_an_inspection_stands_on_another_articles_word(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD, NOTHING)
    newsroom.reads(article("2024-03-02", name="b"), GOOD)
    done = newsroom.replay()
    assert done.revised.corrections == ()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.GOOD)]
    (left,) = newsroom.records.ledger.evidence("pdu-kent-2024-03-01")
    assert left.article_id == "b"


def test_what_another_official_page_says_too_is_not_overturned_by_a_third(newsroom):
    newsroom.reads(article("2024-03-01", official=True), GOOD, NOTHING)
    newsroom.reads(article("2024-03-02", official=True, name="b"), GOOD)
    newsroom.reads(article("2024-03-03", official=True, name="c"), WORSE)
    before = newsroom.standing
    assert newsroom.replay().revised.corrections == ()
    assert newsroom.standing == before


def test_what_the_inspectorate_withdrew_stays_withdrawn(newsroom):
    newsroom.reads(article("2024-03-01", official=True), GOOD, NOTHING)
    (stands,) = newsroom.records.ledger.inspections()
    gone = Change((replace(stands, status=Status.WITHDRAWN),))
    newsroom.records.ledger.record(article("2024-03-01"), NOTHING, (), lambda known: gone)
    newsroom.today["a"] = NOTHING
    newsroom.replay()
    assert [each.status for each in newsroom.records.ledger.inspections()] == [Status.WITHDRAWN]


def test_several_papers_misread_alike_are_set_right_without_a_quarrel(newsroom):
    for name in "abc":
        newsroom.reads(article("2024-03-01", name=name), GOOD, WORSE)
    newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.REQUIRES_IMPROVEMENT)]
    assert len(newsroom.records.ledger.evidence("pdu-kent-2024-03-01")) == 3
    assert EventKind.NEEDS_REVIEW not in newsroom.kinds
    assert "before: Good" in newsroom.records.ledger.inspections()[0].note


def test_a_wrong_correction_of_the_baseline_is_undone(newsroom):
    newsroom.ships(inspection(Rating.GOOD, "2024-03"))
    newsroom.reads(article("2024-03-10", official=True), WORSE, NOTHING)
    assert newsroom.standing == [("pdu-kent-2024-03", Rating.REQUIRES_IMPROVEMENT)]
    newsroom.replay()
    (back,) = newsroom.records.ledger.inspections()
    assert (back.rating, back.status) == (Rating.GOOD, Status.CONFIRMED)


def test_the_press_stays_where_the_inspectorate_was_misread(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD)
    newsroom.reads(article("2024-03-02", name="b", official=True), WORSE, NOTHING)
    newsroom.replay()
    (left,) = newsroom.records.ledger.inspections()
    assert (left.rating, left.authority) == (Rating.GOOD, Authority.PRESS)


def test_score_and_rating_before_are_set_right(newsroom):
    newsroom.reads(
        article("2024-03-01"),
        report(scored(Rating.GOOD, 3, previous=Rating.GOOD)),
        report(scored(Rating.GOOD, 20, previous=Rating.INADEQUATE)),
    )
    done = newsroom.replay()
    (after,) = newsroom.records.ledger.inspections()
    assert after.score == Score(20, 27)
    (said,) = newsroom.records.ledger.evidence(after.id)
    assert (said.previous, said.score) == (Rating.INADEQUATE, Score(20, 27))
    assert done.revisions[0].altered[0].before.previous is Rating.GOOD
    assert newsroom.replay().revisions == ()


def test_standards_are_set_right(newsroom):
    newsroom.reads(
        article("2024-03-01", official=True),
        with_standards(Rating.GOOD, Rating.GOOD),
        with_standards(Rating.GOOD, Rating.GOOD, Rating.INADEQUATE),
    )
    newsroom.replay()
    (after,) = newsroom.records.ledger.inspections()
    assert [each.number for each in after.standards] == ["2.1", "2.2"]
    assert newsroom.replay().revised.corrections == ()


def test_of_two_official_tables_the_first_stays(newsroom):
    newsroom.reads(article("2024-03-01", official=True), with_standards(Rating.GOOD, Rating.GOOD))
    newsroom.reads(
        article("2024-03-02", official=True, name="b"),
        with_standards(Rating.GOOD, Rating.GOOD, Rating.INADEQUATE),
    )
    assert newsroom.replay().revised.corrections == ()


def test_a_table_that_was_not_read_again_stays(newsroom):
    newsroom.reads(article("2024-03-01", official=True), with_standards(Rating.GOOD, Rating.GOOD))
    newsroom.reads(
        article("2024-04-01", official=True, name="b"),
        with_standards(Rating.GOOD, Rating.GOOD, Rating.INADEQUATE),
    )
    done = newsroom.replay(since=datetime(2024, 3, 15, tzinfo=UTC))
    assert (done.articles, done.revised.corrections) == (1, ())


def test_what_is_doubtful_today_takes_nothing_back(newsroom):
    unsure = report(finding(Rating.INADEQUATE, doubt="two ratings"))
    newsroom.reads(article("2024-03-01"), GOOD, unsure)
    newsroom.reads(article("2024-04-01", name="b"), NOTHING, unsure)
    done = newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.GOOD)]
    assert [len(each.doubted) for each in done.revisions] == [1]
    assert newsroom.kinds == [EventKind.FIRST_RATING]


def test_an_article_without_a_date_brings_nothing_new(newsroom):
    undated = replace(article("2024-03-01"), published=None)
    newsroom.reads(undated, NOTHING, GOOD)
    newsroom.replay()
    assert newsroom.standing == []


def test_an_article_without_a_date_is_set_right(newsroom):
    undated = replace(article("2024-03-01"), published=None)
    newsroom.reads(undated, GOOD, WORSE)
    newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.REQUIRES_IMPROVEMENT)]


def test_a_young_rating_that_was_missed_is_told_once(newsroom):
    newsroom.reads(article("2024-05-09"), NOTHING, GOOD)
    newsroom.replay()
    newsroom.replay()
    (pending,) = newsroom.records.outbox.deliveries(10)
    assert pending.events[0].kind is EventKind.FIRST_RATING
    assert (pending.events[0].at, pending.recipient) == (TODAY, DESK)


def test_a_young_rating_that_was_told_wrongly_is_corrected(newsroom):
    newsroom.reads(article("2024-05-09"), GOOD, WORSE)
    newsroom.replay()
    (pending,) = newsroom.records.outbox.deliveries(10)
    assert pending.events[0].kind is EventKind.CORRECTION
    assert pending.events[0].after is Rating.REQUIRES_IMPROVEMENT
    assert pending.events[0].before.rating is Rating.GOOD
    assert pending.events[0].quote == "so it was rated"


def test_a_young_rating_that_is_none_asks_a_person(newsroom):
    newsroom.reads(article("2024-05-09"), GOOD, NOTHING)
    newsroom.replay()
    (pending,) = newsroom.records.outbox.deliveries(10)
    assert pending.events[0].kind is EventKind.NEEDS_REVIEW
    assert "we told that Kent PDU was rated Good" in pending.events[0].reasons[0]


def test_a_change_of_category_alone_is_kept(newsroom):
    unrelated = replace(NOTHING, category=Category.UNRELATED)
    newsroom.reads(article("2024-03-01"), NOTHING, unrelated)
    (revision,) = newsroom.replay().revisions
    assert (revision.was, revision.reading.category) == (
        Category.RATING_MENTION,
        Category.UNRELATED,
    )
    assert newsroom.replay().revisions == ()


def test_only_what_was_read_since_then(newsroom):
    newsroom.reads(article("2024-03-01"), NOTHING, GOOD)
    newsroom.reads(article("2024-04-01", name="b"), GOOD, NOTHING)
    done = newsroom.replay(since=datetime(2024, 3, 15, tzinfo=UTC))
    assert done.articles == 1
    assert newsroom.standing == []


def test_a_rating_known_under_the_former_name_is_the_same(newsroom):
    newsroom.ships(inspection(Rating.GOOD, "2024-03", body="pdu-old-kent"))
    newsroom.reads(article("2024-03-10"), GOOD)
    assert newsroom.replay().revisions == ()


def test_articles_come_in_the_order_in_which_they_were_first_read(newsroom):
    for number in range(450):
        day = date(2023, 1, 1) + timedelta(days=number)
        newsroom.reads(article(str(day), name=f"{999 - number}"), NOTHING)
    ids = newsroom.records.archive.ids()
    assert [each.article.id for each in newsroom.records.archive.kept(ids)] == list(ids)
    assert list(ids) == [str(999 - number) for number in range(450)]


def test_the_text_comes_back_for_reading_and_does_not_stay_in_memory(newsroom):
    newsroom.reads(article("2024-03-01"), NOTHING, GOOD)
    (kept,) = newsroom.records.archive.kept(newsroom.records.archive.ids())
    assert kept.article.text == "A text."
    assert newsroom.replay().revisions[0].article.text == ""


def test_an_edit_leaves_what_the_former_text_said(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD)
    newsroom.reads(replace(article("2024-03-01"), fingerprint="later"), NOTHING)
    assert newsroom.replay().revisions == ()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.GOOD)]


def test_interrupted_it_has_changed_nothing_and_the_next_run_does_all(newsroom):
    newsroom.reads(article("2024-03-01"), GOOD, NOTHING)
    newsroom.reads(article("2024-04-01", name="b"), NOTHING, GOOD)
    before = newsroom.records.lookback.entries(), newsroom.records.lookback.citations()
    lost = newsroom.today.pop("b")
    with pytest.raises(KeyError):
        newsroom.replay()
    assert (newsroom.records.lookback.entries(), newsroom.records.lookback.citations()) == before
    newsroom.today["b"] = lost
    newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-04-01", Rating.GOOD)]


def moved(newsroom: Newsroom, today: Reading, *, fingerprint: str = "f-a") -> None:
    """An official page whose date was edited by some months."""
    page = article("2024-03-01", official=True)
    newsroom.reads(page, GOOD)
    later = replace(page, published=article("2023-10-01").published, fingerprint=fingerprint)
    newsroom.reads(later, GOOD, today)


@pytest.mark.parametrize("fingerprint", ["f-a", "edited"])
def test_a_page_whose_date_was_edited_says_nothing_new(newsroom, fingerprint):
    moved(newsroom, GOOD, fingerprint=fingerprint)
    before = newsroom.records.lookback.entries()
    assert [each.published.text for each in before] == ["2024-03-01", "2023-10-01"]
    done = newsroom.replay()
    assert (done.revisions, done.revised.corrections) == ((), ())
    assert newsroom.records.lookback.entries() == before


def test_what_was_missed_in_the_edited_page_is_said_of_the_same_inspection(newsroom):
    page = article("2024-03-01", official=True)
    newsroom.reads(page, GOOD)
    edited = replace(page, published=article("2023-10-01").published, fingerprint="edited")
    newsroom.reads(edited, NOTHING, GOOD)
    newsroom.replay()
    assert [each.id for each in newsroom.records.ledger.inspections()] == ["pdu-kent-2024-03-01"]
    assert newsroom.replay().revisions == ()


def test_another_rating_in_the_edited_page_is_one_of_the_same_inspection(newsroom):
    moved(newsroom, WORSE)
    done = newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-03-01", Rating.REQUIRES_IMPROVEMENT)]
    assert [each.published.text for each in newsroom.records.ledger.inspections()] == ["2023-10-01"]
    assert [each.before.rating for each in done.revised.corrections] == [Rating.GOOD]
    assert newsroom.replay().revisions == ()


def test_what_two_official_pages_disagree_on_is_asked_as_on_a_visit(newsroom):
    newsroom.reads(article("2024-05-08", official=True), GOOD)
    newsroom.reads(article("2024-05-09", official=True, name="b"), NOTHING, WORSE)
    newsroom.replay()
    assert newsroom.standing == [("pdu-kent-2024-05-08", Rating.GOOD)]
    assert newsroom.kinds == [EventKind.NEEDS_REVIEW, EventKind.FIRST_RATING]


def test_what_is_read_otherwise_is_compared_as_it_is_read_today(newsroom):
    newsroom.reads(article("2024-03-01"), NOTHING, GOOD)
    newsroom.reads(article("2024-03-01", name="b"), GOOD, NOTHING)
    newsroom.replay()
    beside = newsroom.records.ledger.texts_beside(article("2024-03-09", name="new"), GOOD)
    assert [text.article for text in beside] == ["a"]
    assert beside[0].sketch == text_of(article("2024-03-01")).sketch
