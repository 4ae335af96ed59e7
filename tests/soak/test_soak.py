"""``make soak`` in small: its clock goes six times as fast, one host for each way to be hostile."""

from pathlib import Path

import pytest

from tests.soak.hostile import WAYS
from tests.soak.scale import Scale
from tests.soak.soak import soaked
from tests.soak.world import NAMES, NOBODY

_HOSTILE = len((*WAYS, NOBODY, *NAMES))


@pytest.mark.slow
@pytest.mark.attack("V16")
def test_hostile_hosts_of_every_kind_delay_no_healthy_source_and_leave_nothing(tmp_path: Path):
    scale = Scale(minutes=1.2, sources=_HOSTILE + 4, hostile=_HOSTILE, every=2, speed=6.0)
    found = soaked(tmp_path, scale, lambda _made, _sample: None)
    assert not [promise for promise in found if not promise.kept]
    (told,) = (int(promise.found) for promise in found if promise.name == "told")
    assert told > 0
