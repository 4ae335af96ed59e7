"""The shipped data hold together."""

from datetime import UTC, datetime
from itertools import pairwise

from monitor import data
from monitor.domain.ledger.matching import ECHO

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BODIES = data.gazetteer().bodies
HISTORY = data.baseline(NOW)


def test_every_inspection_is_of_a_known_body_under_a_known_programme():
    programmes = {programme.id for programme in data.programmes()}
    assert {i.body_id for i in HISTORY} <= BODIES.keys()
    assert {i.programme for i in HISTORY} <= programmes


def test_no_inspection_is_listed_twice():
    assert len({i.id for i in HISTORY}) == len(HISTORY) == 293


def test_references_between_bodies_lead_somewhere():
    for body in BODIES.values():
        later = (*body.succeeded_by, *body.split_into, *body.renamed_to)
        assert {*later, body.region or body.id} <= BODIES.keys(), body.id


def test_an_echo_never_reaches_the_next_inspection_of_a_body():
    by_body: dict[str, list] = {}
    for inspection in sorted(HISTORY, key=lambda i: i.published.first):
        by_body.setdefault(inspection.body_id, []).append(inspection)
    gaps = [
        later.published.first - earlier.published.last
        for known in by_body.values()
        for earlier, later in pairwise(known)
    ]
    assert min(gaps) > ECHO


def test_a_name_belongs_to_one_body():
    seen: dict[str, str] = {}
    for body in BODIES.values():
        for name in {n.casefold() for n in (body.name, body.short_name, *body.aliases)}:
            assert seen.setdefault(name, body.id) == body.id, name
