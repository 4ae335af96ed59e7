"""Some of the many ways in which the same thing is told: whose rating, since when, with what score.

``tellings.jsonl``: a line each, with what is ``rated``; some with what ``moved``: the rating
before, the direction, the points.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from monitor.domain.reading import Finding, Story

LINES = (Path(__file__).parent / "tellings.jsonl").read_text(encoding="utf-8").splitlines()
APPEARED = date(2024, 6, 3)
TELLINGS = [json.loads(line) for line in LINES]


def moved(found: Finding) -> list[object]:
    return [
        found.previous.label if found.previous else None,
        found.direction.value if found.direction else None,
        found.score.points if found.score else None,
    ]


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling["text"][:60])
def test_it_is_understood_however_it_is_told(reader, telling):
    story = Story(telling["title"], telling["text"], published=APPEARED)
    found = {each.body_id or each.body: each for each in reader(story).findings}
    assert {body: each.overall.label for body, each in found.items()} == telling["rated"]
    if "moved" in telling:
        assert {body: moved(each) for body, each in found.items()} == telling["moved"]
