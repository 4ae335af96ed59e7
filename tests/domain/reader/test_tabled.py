"""Tables of a page that were turned into lines."""

from monitor.data import gazetteer, programmes
from monitor.domain.rating import Rating
from monitor.domain.reader import Names, Reader
from monitor.domain.reading import Story

READER = Reader(Names(gazetteer()), programmes())
PAGE = (
    "HM Inspectorate of Probation looked at our work in May.\nService\nMedway Youth Justice"
    " Service\nOverall rating\nGood\nScore\n23/36\nPrevious inspection\n2020: Requires improvement"
    "\n1.1 Governance and leadership\nOutstanding\n4.1 Resettlement\nInadequate\n"
)


def test_a_label_and_its_value_belong_together():
    (found,) = READER(Story("Our inspection", PAGE, "https://c.org/a", None)).findings
    assert (found.overall, found.previous) == (Rating.GOOD, Rating.REQUIRES_IMPROVEMENT)
    assert found.score is not None
    assert (found.score.points, found.score.out_of) == (23, 36)


def test_the_quote_is_where_it_stands_in_the_page():
    (found,) = READER(Story("Our inspection", PAGE, "https://c.org/a", None)).findings
    whole = f"Our inspection\n{PAGE}"
    assert whole[found.quote.start : found.quote.end].split() == found.quote.text.split()
    assert "Good" in found.quote.text


def test_a_value_after_a_sentence_is_no_value_of_it():
    page = "HM Inspectorate of Probation inspected Medway Youth Justice Service.\nGood\n"
    assert READER(Story("Our inspection", page, "https://c.org/a", None)).findings == ()
