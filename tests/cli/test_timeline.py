"""Timelines drawn in characters."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.cli.views.timeline import drawn
from monitor.domain.ledger.standing import Standing
from monitor.domain.rating import Rating
from monitor.domain.showing.timeline import timeline
from tests.domain.samples import KENT, RULES, inspection

GOLDEN = Path(__file__).parent / "golden"
BODY = RULES.gazetteer.bodies[KENT]
LIFE = (
    inspection(Rating.INADEQUATE, "2018-06/2019-05"),
    inspection(Rating.OUTSTANDING, "2021-03"),
    inspection(Rating.GOOD, "2023"),
    inspection(None, "2025-10-14"),
    inspection(Rating.REQUIRES_IMPROVEMENT, "2026-02-10"),
)


def draw(width, *inspections):
    return drawn(timeline(Standing(BODY, inspections), date(2026, 11, 22)), width)


@pytest.mark.parametrize("width", [80, 50, 30])
def test_a_life_looks_so(width):
    shown = "".join(f"{line.rstrip()}\n" for line in draw(width, *LIFE).plain.splitlines())
    assert shown == (GOLDEN / f"timeline-{width}.txt").read_text()


@settings(deadline=None)
@given(st.integers(24, 250), st.integers(1990, 2026))
def test_no_line_is_wider_than_asked_for(width, year):
    shown = draw(width, inspection(Rating.GOOD, str(year)), *LIFE[1:]).plain.splitlines()
    assert max(map(len, shown[:-2])) <= width


def test_each_rating_has_a_shape_and_a_colour_of_its_own():
    shown = draw(80, *LIFE)
    styles = {str(span.style) for span in shown.spans}
    assert {"green", "yellow", "bold red", "bold cyan"} <= styles
    assert all(shape in shown.plain for shape in "◆●■✖○")


def test_a_month_known_exactly_takes_one_column_where_months_have_one():
    level = draw(80, inspection(Rating.GOOD, "2026-02")).plain.splitlines()[1]
    assert level.partition("│")[2] == " ●" + "·" * 9


def test_levels_without_a_rating_appear_only_where_needed():
    assert "No rating" not in draw(80, *LIFE[:3]).plain
    assert "No rating" in draw(80, *LIFE).plain
