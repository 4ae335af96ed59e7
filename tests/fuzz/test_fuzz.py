"""What broke once stays mended; a little more is tried each time. More of it: ``make fuzz``."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.fuzz.garbling import garbled
from tests.fuzz.guided import guided, is_there, told_of
from tests.fuzz.hunting import KEPT, hunted, tried
from tests.fuzz.targets import TARGETS, Target

KEPT_FILES = sorted(path for path in KEPT.rglob("*") if path.is_file() and path.suffix != ".md")


@pytest.mark.parametrize("file", KEPT_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_broke_once_breaks_no_more(file: Path) -> None:
    tried(TARGETS[file.parent.name], file.read_bytes())


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "pdf"])
def test_garbled_input_is_refused_in_words_or_read(name: str) -> None:
    hunt = hunted(TARGETS[name], lambda rounds: rounds < 1, 15)
    assert hunt.broken is None
    assert hunt.tried >= 15


def test_the_hunt_finds_what_breaks() -> None:
    def stumbles(body: bytes) -> object:
        return 1 / body.count(b"a")

    hunt = hunted(Target(stumbles, (b"aaa",)), lambda rounds: rounds < 20, 50)
    assert hunt.broken is not None
    assert isinstance(hunt.broken[1], ZeroDivisionError)


def test_the_seeds_are_read_as_they_are() -> None:
    for target in TARGETS.values():
        assert target.seeds
        for body in target.seeds[:3]:
            assert target.read(body) is not None


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (("cut", 0.5, 1.0, b""), b"ab"),
        (("put", 0.5, 0.5, b"X"), b"abXcd"),
        (("over", 0.5, 0.5, b"X"), b"abXd"),
        (("swap", 0.25, 0.75, b""), b"dbca"),
        (("repeat", 0.0, 0.5, b""), b"ab" + b"abcd" * 3 + b"cd"),
    ],
)
def test_each_change_does_what_it_says(edit, wanted) -> None:
    assert garbled(b"abcd", [edit]) == wanted


@pytest.mark.slow
def test_the_hunt_that_is_led_by_coverage_tries_and_breaks_nothing() -> None:
    for name in ["opml"] if is_there() else []:
        hunt = guided(name, 3.0)
        assert hunt.broken is None
        assert hunt.tried > 20


def test_what_a_led_hunt_says_is_understood(tmp_path: Path) -> None:
    said = b"stat::number_of_executed_units: 42\nstat::slowest_unit_time_sec: 7\n"
    broke = tmp_path / "broke-1"
    broke.write_bytes(b"<a")
    well = told_of(CompletedProcess([], 0, b"", said), [])
    ill = told_of(CompletedProcess([], 77, b"ValueError", said), [broke])
    assert (well.tried, well.slowest, well.broken) == (42, 7.0, None)
    assert ill.broken is not None
    assert ill.broken[0] == b"<a"
    assert "ValueError" in str(ill.broken[1])
