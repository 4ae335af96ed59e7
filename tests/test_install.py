"""The program as it is installed: from the wheel, in an environment of its own, away from here."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOBODY_THERE = """
[[source]]
name = "Northshire Gazette"
kind = "feed"
url = "http://127.0.0.1:9/rss"
"""
SHIPPED = ("monitor.toml", "sources.toml", "subscriptions.toml")


def call(*words: str | Path, cwd: Path) -> str:
    """What it printed. Fails with all that was said where it did not end well."""
    env = {
        name: word
        for name, word in os.environ.items()
        if not name.startswith(("MONITOR_", "PYTHON"))
    }
    done = subprocess.run(  # noqa: S603 - our own words
        [str(word) for word in words], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the same backend as pip's, which needs no network for it."""
    to = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", to, cwd=ROOT)
    (made,) = to.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment, which borrows our libraries, but not our source code."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    ours = sysconfig.get_path("purelib")
    (theirs,) = home.glob("lib/python*/site-packages")
    (theirs / "borrowed.pth").write_text(f"{ours}\n")
    pip = (sys.executable, "-m", "pip", "--python", home / "bin" / "python", "install", "--quiet")
    call(*pip, "--no-deps", "--no-index", wheel, cwd=home)
    return home / "bin" / "probation-monitor"


def test_the_wheel_holds_every_file_of_the_package_and_no_secret(tmp_path, wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (ROOT / "monitor").rglob("*") if file.is_file()]
    ours = {str(file.relative_to(ROOT)) for file in files if "__pycache__" not in file.parts}
    assert ours <= names
    assert {f"monitor/shipped/{name}" for name in SHIPPED} <= names
    beside = {name for name in names - ours if ".dist-info/" not in name}
    assert {Path(name).suffix for name in beside} == {".toml", ".json"}


def test_what_it_runs_is_its_own(program):
    said = call(
        program.with_name("python"),
        "-c",
        "import monitor; print(monitor.__file__)",
        cwd=program.parent,
    )
    assert Path(said.strip()).is_relative_to(program.parent.parent)


@pytest.mark.slow
def test_it_can_be_set_up_from_nothing(program, tmp_path):
    call(program, "init", "--yes", "--area", "Wales", cwd=tmp_path)
    assert "in order" in call(program, "check-config", cwd=tmp_path)
    assert "Nothing needs doing." in call(program, "doctor", "--offline", cwd=tmp_path)
    assert "West Kent" in call(program, "history", "West Kent", cwd=tmp_path)
    made = call(program, "preview", "rating_down", "--out", tmp_path / "a.html", cwd=tmp_path)
    assert (tmp_path / "a.html").stat().st_size > 1000, made


def cron(page: str, folder: Path, program: Path) -> subprocess.CompletedProcess[str]:
    """What becomes of a page's crontab, in the environment that cron gives to a job."""
    text = (ROOT / "docs" / page).read_text()
    (path,) = re.findall(r"^PATH=/home/desk/\.local/bin(:.*)$", text, re.MULTILINE)
    (job,) = re.findall(r"^[*\d][^a-z`]+ {2}(cd .*)$", text, re.MULTILINE)
    job = job.replace("/srv/probation-monitor", str(folder)).replace("/mnt/backups", str(folder))
    return subprocess.run(  # noqa: S603 - the words of our own documentation
        ["/bin/sh", "-c", job.replace("\\%", "%")],
        cwd=folder.parent,
        env={"HOME": "/", "LOGNAME": "desk", "PATH": f"{program.parent}{path}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_cron_does_its_rounds_and_mails_what_goes_wrong(program, tmp_path):
    call(program, "init", "--yes", cwd=tmp_path)
    settings = tmp_path / "config" / "monitor.toml"
    settings.write_text(re.sub(r"^sources = .*$", "", settings.read_text(), flags=re.MULTILINE))
    (tmp_path / "config" / "sources.toml").write_text(NOBODY_THERE)
    assert "secrets.env" in cron("running.md", tmp_path, program).stderr
    (tmp_path / "config" / "secrets.env").touch()
    done = cron("running.md", tmp_path, program)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr == "probation-monitor: none of 1 sources answered\n"
    kept = cron("backup.md", tmp_path, program)
    assert kept.returncode == 0, kept.stderr
    assert len(list(tmp_path.glob("monitor-*.sqlite3"))) == 1


@pytest.mark.slow
def test_it_plays_the_demonstration(program, tmp_path):
    said = call(program, "demo", "--no-look", cwd=tmp_path)
    assert "All came as the script says, and nothing else." in said
