"""Killed at any moment, the service loses nothing; ``make crash-test`` does it more often."""

from pathlib import Path

import pytest

from tests.crash.campaign import Account, killed_at_points, killed_by_command
from tests.crash.everything import everything, killed_with_everything
from tests.crash.world import world

SEED = 7


def kept(account: Account) -> bool:
    """Was all told, and nothing told anew?"""
    assert account.expected > 0
    faults = (account.lost, account.anew, account.unsettled, account.unproven)
    return faults == ([], [], 0, 0)


@pytest.mark.slow
def test_killed_at_a_commit_or_with_a_message_on_the_wire_it_loses_no_alert(tmp_path: Path):
    with world(tmp_path, SEED, every_minutes=10, feeds=2) as here:
        assert kept(killed_at_points(here, 12))


@pytest.mark.slow
def test_killed_at_any_moment_the_command_loses_no_alert(tmp_path: Path):
    with world(tmp_path, SEED, every_minutes=1, feeds=2) as here:
        assert kept(killed_by_command(here, 3))


@pytest.mark.slow
def test_killed_with_digests_silences_audits_and_a_webhook_it_loses_no_alert(tmp_path: Path):
    with everything(tmp_path, SEED) as here:
        assert kept(killed_with_everything(here, 12))
