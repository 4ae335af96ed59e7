"""Every inspection of the shipped history is of a body that existed then."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor import data
from monitor.data.provenance import provenance
from monitor.domain.lifetime import may_have_existed

BODIES = data.gazetteer().bodies
HISTORY = data.baseline(datetime(2026, 1, 1, tzinfo=UTC))

with (Path(__file__).parent / "outlived.csv").open(encoding="utf-8") as file:
    OUTLIVED = {row["inspection_id"]: row["why"] for row in csv.DictReader(file)}


def existed(inspection):
    return may_have_existed(BODIES[inspection.body_id], inspection.published)


def test_the_body_existed_when_it_was_reported_on_but_for_explained_exceptions():
    assert {each.id for each in HISTORY if not existed(each)} == OUTLIVED.keys()


@pytest.mark.parametrize("inspection_id", OUTLIVED)
def test_an_exception_existed_when_it_was_inspected(inspection_id):
    (inspection,) = (each for each in HISTORY if each.id == inspection_id)
    fieldwork = provenance()[inspection_id].fieldwork
    assert fieldwork is not None
    assert may_have_existed(BODIES[inspection.body_id], fieldwork)
    assert OUTLIVED[inspection_id]
