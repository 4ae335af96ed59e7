"""Copies of one text are one voice; what only quotes the same words is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.article import Article
from monitor.domain.copies import (
    Text,
    is_copy,
    retold,
    says,
    says_no_more,
    sketch_of,
    text_of,
    voices,
)
from monitor.domain.ledger.change import Change, Known
from monitor.domain.rating import Rating
from monitor.domain.reading import Reading
from tests.domain import copied_stories as told
from tests.domain.ledger.test_follow_up import kinds, known
from tests.domain.samples import KENT, article, change, finding, report

AGENCY = text_of(replace(article("2024-05-03"), title="Probation failing", text=told.AGENCY))
UNCLEAR = report(doubts=("whose rating it is could not be told",))


def words(text: str, title: str = "Another headline altogether, by another desk") -> Text:
    return text_of(replace(article("2024-05-04", name="b"), title=title, text=text))


@pytest.mark.parametrize(
    "text",
    [told.AGENCY, told.LOCAL_ADDED, told.ANOTHER_LEDE, told.CUT_TO_HALF, told.A_LINE_LESS],
    ids=["whole", "a local paragraph", "another lede", "cut to half", "a line less"],
)
def test_a_copy_is_told_whichever_came_first(text: str) -> None:
    assert is_copy(words(text), AGENCY)
    assert is_copy(AGENCY, words(text))


@pytest.mark.parametrize("text", [told.INDEPENDENT, told.INDEPENDENT_WITHOUT_MARKS])
def test_two_reports_that_quote_the_same_two_sentences_are_no_copies(text: str) -> None:
    unquoted = replace(AGENCY, sketch=sketch_of("", told.AGENCY.replace("“", "").replace("”", "")))
    for first in (AGENCY, unquoted):
        assert not is_copy(words(text), first)
        assert not is_copy(first, words(text))


def test_the_same_curt_sentence_is_no_copy_but_the_same_paragraph_is() -> None:
    curt = "Plymouth PDU has been rated inadequate by HM Inspectorate of Probation"
    more = f"{curt} in a report that tells of empty posts and of visits put off, week after week."
    assert not is_copy(words(f"{curt}.", "One"), words(more, "Two"))
    assert is_copy(words(f"{curt}.", "One"), words(curt, "Two"))
    assert is_copy(words(more, "One"), words(f"Staff wept. {more}", "Two"))


def test_a_headline_alone_is_the_article_that_bears_it() -> None:
    headline = "Plymouth probation unit rated inadequate for second time"
    full = words(told.AGENCY, headline)
    assert is_copy(words("", headline), full)
    assert says_no_more(words("", "Plymouth probation unit rated inadequate for..."), full)
    assert not is_copy(words(told.INDEPENDENT, headline), full)


def test_what_says_more_than_its_copy_is_told_from_what_says_less() -> None:
    assert says_no_more(words(told.CUT_TO_HALF), AGENCY)
    assert not says_no_more(AGENCY, words(told.CUT_TO_HALF))
    another = "\n".join((*told.LINES[:4], *told.INDEPENDENT.splitlines()[2:4]))
    assert is_copy(words(another), AGENCY)
    assert not says_no_more(words(another), AGENCY)


@pytest.mark.parametrize("mark", ["“", '"'])
def test_speech_that_goes_on_in_the_next_paragraph_hides_no_words_of_the_paper(mark: str) -> None:
    first, *rest = told.LINES
    spoken = f"{mark}We were never told where they lived or with whom, not once.\n{mark}We asked."
    copy = "\n".join((first, spoken, *rest))
    assert is_copy(words(copy), AGENCY)
    assert is_copy(words("\n".join(copy.splitlines()[1:6])), AGENCY)


@given(st.lists(st.text(min_size=1), max_size=900), st.integers(0, 900))
def test_a_text_is_its_own_copy_and_sketches_are_small(lines: list[str], cut: int) -> None:
    sketch = sketch_of("", " ".join(lines))
    assert len(sketch) <= 256
    assert sketch == tuple(sorted(set(sketch)))
    part = sketch_of("", " ".join(lines[:cut]))
    assert len(part) <= 256


def test_voices_are_counted_by_whose_words_they_are() -> None:
    texts = {
        "echo": words(told.AGENCY),
        "mail": words(told.CUT_TO_HALF),
        "post": words(told.LOCAL_ADDED),
        "star": words(told.INDEPENDENT),
        "inspectorate": replace(words(told.AGENCY), official=True),
    }
    order = ["mail", "lost", "echo", "star", "post", "inspectorate"]
    assert voices(order, texts) == {
        "mail": "mail",
        "lost": "lost",
        "echo": "mail",
        "star": "star",
        "post": "mail",
        "inspectorate": "inspectorate",
    }
    assert voices(["inspectorate", "post"], texts)["post"] == "inspectorate"


def held(text: str, day: str, source: str = "paper") -> Text:
    known_as = replace(article(day, name="old"), title="An old headline", text=text)
    said = frozenset({(str(KENT), Rating.GOOD)})
    return replace(text_of(known_as), source=source, says=said)


def today(text: str = told.AGENCY, *, dated: bool = True) -> tuple[Article, Reading]:
    page = replace(article("2024-05-03", name="new"), text=text)
    return page if dated else replace(page, published=None), report(finding(Rating.GOOD))


def test_an_archive_that_moved_is_as_old_as_it_was() -> None:
    assert retold(*today(), [held(told.AGENCY, "2022-01-07")]) is not None
    assert retold(*today(), [held(told.AGENCY, "2022-01-07", "sister")]) is not None
    assert retold(*today(dated=False), [held(told.AGENCY, "2024-04-20", "sister")]) is not None
    assert retold(*today(), [held(told.AGENCY, "2024-04-20")]) is not None


@pytest.mark.parametrize(
    ("text", "day", "source", "rating"),
    [
        (told.AGENCY, "2024-05-02", "sister", Rating.GOOD),
        (told.INDEPENDENT, "2022-01-07", "paper", Rating.GOOD),
        (told.AGENCY, "2022-01-07", "paper", Rating.INADEQUATE),
        (told.LOCAL_ADDED, "2022-01-07", "paper", Rating.GOOD),
        ("Kent PDU was rated Good.", "2022-01-07", "paper", Rating.GOOD),
        (told.AGENCY, "2024-06-02", "paper", Rating.GOOD),
    ],
    ids=["another paper's", "another text", "another rating", "more", "curt", "older than that"],
)
def test_what_may_be_news_is_taken_for_none_that_is_old(
    text: str, day: str, source: str, rating: Rating
) -> None:
    page, _ = today(text if len(text) < 100 else told.AGENCY)
    assert retold(page, report(finding(rating)), [held(text, day, source)]) is None


def heard(text: str, *before: str) -> Change:
    """After an agency's story in the papers of these names, another paper's."""
    told_before = tuple(replace(AGENCY, article=name) for name in before)
    page = replace(article("2024-05-04", name="copy"), text=text)
    return change(page, report(finding(Rating.GOOD)), replace(known(*before), texts=told_before))


def test_a_copy_is_evidence_and_neither_coverage_nor_a_second_witness() -> None:
    copied, own = heard(told.LOCAL_ADDED, "a"), heard(told.INDEPENDENT, "a")
    assert (kinds(copied), copied.entries) == ([], ())
    assert copied.evidence[0].confidence == own.evidence[0].confidence
    assert [event.kind for event in own.events] == ["coverage"]


def test_a_copy_asks_no_person_anew() -> None:
    asked = change(replace(article("2024-05-03"), text=told.AGENCY), UNCLEAR, Known({}))
    assert [event.kind for event in asked.events] == ["needs_review"]
    copy = replace(article("2024-05-04", name="b"), title="B", text=told.CUT_TO_HALF)
    assert change(copy, UNCLEAR, Known({}, texts=(AGENCY,))).events == ()
    more = replace(copy, text=told.AGENCY)
    cut = Known({}, texts=(words(told.CUT_TO_HALF),))
    assert [event.kind for event in change(more, UNCLEAR, cut).events] == ["needs_review"]


def test_of_whom_nothing_can_be_told_nobody_is_named() -> None:
    assert says(UNCLEAR) == {("", None)}
    assert AGENCY.dated == datetime(2024, 5, 3, 9, tzinfo=UTC)
    assert replace(AGENCY, published=None).dated - AGENCY.dated == timedelta(0)
