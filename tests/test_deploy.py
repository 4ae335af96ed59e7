"""What runs it for good: the unit, the container, and what they shut off."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from monitor.cli.commands.app import app
from monitor.config import fault_of_database

ROOT = Path(__file__).parent.parent
UNIT = ROOT / "deploy" / "probation-monitor.service"
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@pytest.fixture(scope="module")
def service() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    parser.read(UNIT)
    return parser["Service"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Type", "notify"),
        ("WatchdogSec", "3min"),
        ("User", "probation-monitor"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateDevices", "yes"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("RestrictNamespaces", "yes"),
        ("UMask", "0077"),
    ],
)
def test_the_unit_shuts_off_what_is_not_needed(service, key, value):
    assert service[key] == value


@pytest.mark.parametrize("key", ["ExecStartPre", "ExecStart"])
def test_the_unit_starts_commands_that_there_are(service, key):
    command = service[key].split()[1]
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def test_commands_use_the_same_files_as_the_service(service):
    script = (ROOT / "deploy" / "probation-monitor").read_text()
    for line in UNIT.read_text().splitlines():
        if line.startswith("Environment="):
            assert f"export {line.removeprefix('Environment=')}\n" in script
    assert service["ExecStart"].split()[0] in script
    assert f"--reuid={service['User']} " in script
    shell = shutil.which("sh") or "/bin/sh"
    subprocess.run([shell, "-n", ROOT / "deploy" / "probation-monitor"], check=True)  # noqa: S603


def test_the_container_writes_nowhere_and_gains_nothing():
    assert "read_only: true" in COMPOSE
    assert "cap_drop: [ALL]" in COMPOSE
    assert "no-new-privileges:true" in COMPOSE
    assert "../config:/config:ro" in COMPOSE


def test_the_mail_sink_is_for_trying_only_and_as_shut_off():
    services = yaml.safe_load(COMPOSE)["services"]
    sink = services["mail"]
    assert sink["profiles"] == ["mail"]
    assert "ports" not in sink
    for key in ("read_only", "cap_drop", "security_opt"):
        assert sink[key] == services["monitor"][key]


def test_workers_at_postgresql_are_as_shut_off_and_have_no_password_in_any_file():
    services = yaml.safe_load(COMPOSE)["services"]
    assert services.keys() == {"monitor", "mail", "db", "worker"}
    worker, environment = services["worker"], services["worker"]["environment"]
    assert worker["profiles"] == services["db"]["profiles"] == ["postgres"]
    assert fault_of_database(environment["MONITOR_DATABASE"]) is None
    assert environment["PGPASSWORD"].startswith("${PGPASSWORD")
    assert worker["depends_on"]["db"]["condition"] == "service_healthy"
    assert "ports" not in worker
    for key in ("image", "read_only", "cap_drop", "security_opt"):
        assert worker[key] == services["monitor"][key]


def test_what_is_copied_into_the_image_is_not_kept_from_it():
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line[0] == "!"}
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert {name for line in copied for name in line.split()} == let_in
    assert "config/secrets.env" in (ROOT / ".dockerignore").read_text()


def test_the_image_runs_as_a_user_without_rights_and_installs_by_hashes():
    last = DOCKERFILE.rindex("\nFROM ")
    user = re.search(r"^USER (\d+)$", DOCKERFILE[last:], re.MULTILINE)
    assert user
    assert f"--uid {user[1]} " in DOCKERFILE[last:]
    assert "--require-hashes -r requirements.lock" in DOCKERFILE


def test_systemd_understands_the_unit():
    """Where there is a systemd to ask; elsewhere the file can at least be read."""
    analyse = shutil.which("systemd-analyze")
    if analyse is None:
        assert UNIT.read_text().startswith("#")
        return
    done = subprocess.run(  # noqa: S603 - our own words
        [analyse, "verify", "--man=no", str(UNIT)], capture_output=True, text=True, check=False
    )
    known = "is not executable: No such file"  # the program is not installed here
    told = [line for line in done.stderr.splitlines() if UNIT.name in line and known not in line]
    assert told == []
