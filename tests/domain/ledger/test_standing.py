"""Where bodies stand, who came before them, and who is not rated."""

from dataclasses import replace
from datetime import date

import pytest

from monitor.domain.body import Body, BodyKind, Gazetteer
from monitor.domain.ledger.standing import Standing, known_of, standing, standings
from monitor.domain.lifetime import active_on, end_of, may_have_existed
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Direction, Rating
from monitor.domain.showing.gaps import unrated
from monitor.domain.showing.succession import came_after, came_before
from tests.domain.samples import KENT, KENT_CRC, OLD_KENT, RULES, inspection

GAZETTEER = RULES.gazetteer
BODY = GAZETTEER.bodies[KENT]


def of(*ratings):
    days = (f"20{year}-05-30" for year in range(19, 30))
    return Standing(BODY, tuple(map(inspection, ratings, days)))


def test_the_last_rating_counts_not_the_last_inspection():
    stands = of(Rating.GOOD, Rating.INADEQUATE, None)
    assert stands.current is stands.inspections[1]


def test_a_body_without_a_rating_has_none_that_counts():
    assert of(None).current is None
    assert of().current is None


@pytest.mark.parametrize(
    ("ratings", "direction"),
    [
        ((Rating.GOOD,), None),
        ((Rating.GOOD, Rating.OUTSTANDING), Direction.IMPROVED),
        ((Rating.GOOD, Rating.INADEQUATE), Direction.DECLINED),
        ((Rating.GOOD, Rating.GOOD), Direction.UNCHANGED),
        ((Rating.INADEQUATE, None, Rating.GOOD), Direction.IMPROVED),
        ((None, Rating.GOOD), None),
        ((Rating.GOOD, None), None),
    ],
)
def test_a_rating_is_compared_with_the_rated_one_before(ratings, direction):
    stands = of(*ratings)
    assert stands.direction(stands.inspections[-1]) is direction


def test_a_former_name_counts_and_is_not_listed_beside():
    known = known_of(
        [
            inspection(Rating.GOOD, "2019", body=OLD_KENT),
            inspection(Rating.INADEQUATE, "2020", body=KENT_CRC),
            inspection(Rating.INADEQUATE, "2022-05-30"),
        ]
    )
    kent, crc = standings(GAZETTEER, known, GAZETTEER)
    assert [each.published.text for each in kent.inspections] == ["2019", "2022-05-30"]
    assert kent.direction(kent.inspections[-1]) is Direction.DECLINED
    assert (crc.body.id, len(crc.inspections)) == (KENT_CRC, 1)


def test_the_order_is_by_publication_under_all_names():
    late = inspection(Rating.GOOD, "2024", body=OLD_KENT)
    known = known_of([inspection(Rating.GOOD, "2022"), late])
    assert standing(BODY, known, GAZETTEER).current is late


def test_before_and_after_are_told_with_the_last_rating():
    known = known_of(
        [
            inspection(Rating.GOOD, "2018", body=KENT_CRC),
            inspection(Rating.INADEQUATE, "2020", body=KENT_CRC),
        ]
    )
    former, crc = came_before(BODY, GAZETTEER, known)
    assert (former.body.id, former.last, former.comparable) == (OLD_KENT, None, True)
    assert (crc.body.id, crc.comparable) == (KENT_CRC, False)
    assert crc.last is not None
    assert crc.last.published.text == "2020"
    (heir,) = came_after(GAZETTEER.bodies[KENT_CRC], GAZETTEER, known)
    assert (heir.body.id, heir.last, heir.comparable) == (KENT, None, False)
    (renamed,) = came_after(GAZETTEER.bodies[OLD_KENT], GAZETTEER, known)
    assert renamed.comparable


@pytest.mark.parametrize(
    ("began", "ended", "when", "possible"),
    [
        (None, None, "2019", True),
        ("2021-06-26", None, "2021-06-25", False),
        ("2021-06-26", None, "2021-06", True),
        ("2021-06", None, "2021-06-02", True),
        (None, "2023-03-31", "2023-04", False),
        (None, "2023", "2023-12-31", True),
        ("2019", "2020", "2018/2021", True),
    ],
)
def test_what_is_not_known_exactly_speaks_for_having_existed(began, ended, when, possible):
    body = replace(BODY, active_from=began, active_to=ended)
    assert may_have_existed(body, PartialDate(when)) is possible


def test_a_body_replaced_at_an_unknown_time_is_not_active():
    day = date(2026, 11, 22)
    assert active_on(BODY, day)
    assert not active_on(replace(BODY, split_into=(OLD_KENT,)), day)
    assert active_on(replace(BODY, split_into=(OLD_KENT,), active_to="2027"), day)


def test_a_body_ends_on_the_last_day_that_it_can():
    assert end_of(replace(BODY, active_to="2021")) == date(2021, 12, 31)
    assert end_of(BODY) is None


def test_a_gap_is_an_active_body_that_was_never_rated():
    silent = Body(KENT, "Silent PDU", "Silent PDU", BodyKind.PDU)
    ended = replace(silent, id=OLD_KENT, active_to="2020")
    rated = replace(silent, id=KENT_CRC)
    bodies = (silent, ended, rated)
    names = Gazetteer({body.id: body for body in bodies})
    known = known_of(
        [inspection(Rating.GOOD, "2019", body=KENT_CRC), inspection(None, "2026", body=KENT)]
    )
    assert unrated(bodies, known, names, date(2026, 11, 22)) == (silent,)
    assert unrated(bodies, known, names, date(2019, 11, 22)) == (silent, ended)


def test_a_former_names_rating_leaves_no_gap():
    known = known_of([inspection(Rating.GOOD, "2019", body=OLD_KENT)])
    assert unrated((BODY,), known, GAZETTEER, date(2026, 11, 22)) == ()
