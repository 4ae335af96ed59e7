"""The gate keeps out what is plainly unrelated, and nothing else."""

import pytest

from monitor.domain.reader import gate


@pytest.mark.parametrize(
    "words",
    [
        "Offenders left unsupervised in Cumbria, says report",
        "‘Chaotic’: damning report on service that supervises criminals",
        "Watchdog slams Kent service",
        "Youth justice team praised",
        "Re-offending not tackled in Hull",
        "PDU told to do better",
        "Inspectors rate service ‘inadequate’",
    ],
)
def test_what_may_concern_us_is_let_in(words):
    assert gate(words)


@pytest.mark.parametrize(
    "words", ["Council sets its budget", "City win at home", "New bus route to the hospital", ""]
)
def test_what_plainly_does_not_is_kept_out(words):
    assert not gate(words)
