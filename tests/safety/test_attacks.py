"""No class of attack is without a test, and SECURITY.md names them all."""

from pathlib import Path

import pytest

from tests.safety.attacks import CLASSES, answered, table

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("key", CLASSES)
def test_each_class_of_attack_is_tried(key: str):
    assert answered().get(key), f"{key}, {CLASSES[key]}: no test is marked with it"


def test_there_are_thirty_four():
    assert [f"V{number}" for number in range(1, 35)] == list(CLASSES)
    assert set(answered()) <= set(CLASSES)


def test_the_table_is_the_one_of_today():
    assert table() in (ROOT / "SECURITY.md").read_text(encoding="utf-8"), (
        "python -m tests.safety.attacks prints it"
    )


def test_the_readme_says_how_many():
    count = sum(len(tests) for tests in answered().values())
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"34 classes of attack, {count} tests" in words
