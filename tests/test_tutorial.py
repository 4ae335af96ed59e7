"""The tutorial, word by word: every block of commands, in order, in one empty folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
ENDLESS = "probation-monitor run\n"


def test_the_last_step_alone_runs_until_somebody_ends_it():
    assert [block for block in BLOCKS if "monitor run" in block] == [BLOCKS[-1]] == [ENDLESS]


@pytest.mark.slow
def test_every_step_does_what_is_said(tmp_path):
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "probation-monitor"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m monitor "$@"\n')
    command.chmod(0o755)
    (tmp_path / "home").mkdir(mode=0o700)
    env = {name: word for name, word in os.environ.items() if not name.startswith("MONITOR_")}
    env |= {"PATH": f"{command.parent}:{env['PATH']}", "PYTHONPATH": str(ROOT)}
    said = [done(block, tmp_path / "home", env) for block in BLOCKS[:-1]]
    whole = "\n".join(said)
    for promised in re.findall(r"^[^`]*?\*([A-Z][^*]+\.)\*", TUTORIAL, re.MULTILINE):
        assert promised in whole
    assert "in order" in said[2]
    assert "Requires improvement" in said[3]
    assert "Inadequate" in said[4]
    assert "accepted by console" in said[5]
    assert "What got worse in the North East" in said[6]
    assert (tmp_path / "home" / "alert.html").is_file()


def done(block: str, folder: Path, env: dict[str, str]) -> str:
    ran = subprocess.run(  # noqa: S603 - the words of our own documentation
        ["/bin/sh", "-e", "-c", block],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, block + ran.stdout + ran.stderr
    return ran.stdout
