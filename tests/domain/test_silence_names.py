"""A silence as people read it."""

from dataclasses import replace
from datetime import UTC, datetime

from monitor.data import gazetteer
from monitor.domain.silence import Scope, Silence, named

BODIES = gazetteer().bodies
MAY = datetime(2026, 5, 1, tzinfo=UTC)
OF_BODY = Silence(Scope.BODY, "pdu-west-kent", "moving", MAY, MAY)


def test_a_body_is_called_by_its_name():
    assert named(OF_BODY, BODIES).target == "West Kent PDU"


def test_a_source_and_a_body_that_is_gone_are_called_as_they_were():
    for one in (
        replace(OF_BODY, scope=Scope.SOURCE),
        replace(OF_BODY, target="pdu-nowhere"),
    ):
        assert named(one, BODIES) == one
