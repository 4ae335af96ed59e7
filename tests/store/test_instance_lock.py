import os
from pathlib import Path
from threading import Thread

import pytest

from monitor.errors import BusyError, StoreError
from monitor.store.engine.instance_lock import InstanceLock
from tests.store.processes import heard, hold_the_lock, other_process


def test_a_second_program_is_told_who_is_there(file: Path) -> None:
    with other_process(hold_the_lock, file) as (pid, pipe):
        heard(pipe)
        for _attempt in range(2):  # the first must not wipe out the holder's id
            with pytest.raises(BusyError, match=f"monitor.sqlite3 is in use by the process {pid},"):
                InstanceLock(file).acquire()


def test_a_kill_frees_the_lock(file: Path) -> None:
    with other_process(hold_the_lock, file) as (_pid, pipe):
        heard(pipe)
    with InstanceLock(file):
        assert file.with_name("monitor.sqlite3.lock").read_text() == f"{os.getpid()}\n"


def test_a_lock_that_was_freed_can_be_taken(file: Path) -> None:
    with InstanceLock(file):
        pass
    with InstanceLock(file), pytest.raises(BusyError, match=str(os.getpid())):
        InstanceLock(file).acquire()


def test_any_thread_may_free_it_and_more_than_once(file: Path) -> None:
    lock = InstanceLock(file)
    lock.acquire()
    thread = Thread(target=lock.release)
    thread.start()
    thread.join()
    lock.release()
    with InstanceLock(file):
        pass


def test_another_way_to_write_the_path_is_no_way_around(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    link = file.with_name("link.sqlite3")
    link.symlink_to(file)
    with InstanceLock(file):
        for path in (Path(file.name), link, file.parent / "." / file.name):
            with pytest.raises(BusyError):
                InstanceLock(path).acquire()


def test_two_databases_do_not_disturb_each_other(tmp_path: Path) -> None:
    with InstanceLock(tmp_path / "var" / "a"), InstanceLock(tmp_path / "var" / "b"):
        pass


def test_a_lock_file_that_cannot_be_made_is_a_store_error(file: Path) -> None:
    file.with_name("monitor.sqlite3.lock").mkdir()
    with pytest.raises(StoreError, match=r"monitor\.sqlite3\.lock: cannot be locked"):
        InstanceLock(file).acquire()


def test_a_holder_that_left_no_id_is_another_process(file: Path) -> None:
    with InstanceLock(file):
        file.with_name("monitor.sqlite3.lock").write_text("")
        with pytest.raises(BusyError, match="in use by another process"):
            InstanceLock(file).acquire()
