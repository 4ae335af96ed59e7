"""The demo clears up after itself, and after nobody else."""

from pathlib import Path

import pytest

from monitor.demo.folder import fresh
from monitor.errors import ConfigError


def test_a_new_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    assert fresh(tmp_path / "var" / "demo").config.is_dir()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert fresh(tmp_path).root == tmp_path


def test_what_the_last_run_left_is_cleared_and_the_rest_stays(tmp_path: Path) -> None:
    folder = fresh(tmp_path)
    folder.mail.mkdir()
    old, own = folder.mail / "01.eml", folder.mail / "my notes.txt"
    for file in (old, own, folder.database, tmp_path / "mine.sqlite3"):
        file.write_text("x")
    fresh(tmp_path)
    assert not old.exists()
    assert not folder.database.exists()
    assert own.exists()
    assert (tmp_path / "mine.sqlite3").exists()


def test_a_folder_of_other_things_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    letter = tmp_path / "mail" / "01.eml"
    letter.write_text("dear")
    with pytest.raises(ConfigError, match="did not write"):
        fresh(tmp_path)
    assert letter.read_text() == "dear"
    assert [path.name for path in tmp_path.iterdir()] == ["mail"]


def test_a_link_in_place_of_our_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "01.eml").write_text("dear")
    folder = fresh(tmp_path / "demo")
    folder.mail.symlink_to(elsewhere)
    fresh(folder.root)
    assert (elsewhere / "01.eml").exists()


def test_a_file_in_the_way_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("x")
    with pytest.raises(ConfigError, match="cannot be used"):
        fresh(tmp_path / "demo")
