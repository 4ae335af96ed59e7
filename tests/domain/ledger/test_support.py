"""What stands once some of what spoke for an inspection counts no more."""

from monitor.domain.inspection import Authority, Evidence
from monitor.domain.ledger.support import supported
from monitor.domain.rating import Rating
from tests.domain.samples import inspection


def word(rating: Rating, authority: Authority, decided_by: str | None = None) -> Evidence:
    said = ("i", "a", authority, rating, None, None, None, "so it was rated", 0, 15, 1.0)
    return Evidence(*said, decided_by)  # type: ignore[arg-type]


def test_what_a_person_says_of_a_paper_holds_beside_a_page_that_was_only_read() -> None:
    held = inspection(Rating.GOOD, "2024-05-01")
    page = word(Rating.INADEQUATE, Authority.OFFICIAL)
    decided = word(Rating.GOOD, Authority.PRESS, "Ann")
    assert supported(held, None, (decided, page)) == held


def test_what_was_only_read_in_a_paper_does_not() -> None:
    held = inspection(Rating.GOOD, "2024-05-01")
    page, paper = (
        word(Rating.INADEQUATE, Authority.OFFICIAL),
        word(Rating.GOOD, Authority.PRESS),
    )
    left = supported(held, None, (paper, page))
    assert left is not None
    assert left.rating is Rating.INADEQUATE
