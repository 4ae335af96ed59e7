"""What is said of known faults in dependencies."""

from tests.advisories import verdict

SOUND = {"name": "httpx", "version": "0.27.0", "vulns": []}
FAULTY = {
    "name": "lxml",
    "version": "5.2.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["5.2.1"], "aliases": []}],
}
UNKNOWN = {"name": "rich", "skip_reason": "Dependency not found"}


def test_a_known_fault_fails_and_is_named():
    words, well = verdict({"dependencies": [SOUND, FAULTY, UNKNOWN]})
    assert not well
    assert "lxml 5.2.0: PYSEC-2026-1; mended in 5.2.1" in words


def test_what_could_not_be_checked_is_said():
    assert verdict({"dependencies": [SOUND, UNKNOWN]}) == (
        "Known faults: 1 of 2 dependencies could NOT be checked.",
        True,
    )


def test_all_is_well():
    assert verdict({"dependencies": [SOUND]}) == ("No fault is known of 1 dependencies.", True)
