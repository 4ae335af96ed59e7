"""The README tells the truth: commands exist, configuration loads, links lead somewhere."""

import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor.cli.commands.app import app
from monitor.config.schema import EmailTable, SourcesFile
from monitor.sources import PARSERS
from tests import reference

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^\| `([a-z-]+)[^`]*` \|", README, re.MULTILINE)
TOML = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)


def test_every_command_is_in_the_readme_and_no_other():
    names = {info.name or info.callback.__name__ for info in app.registered_commands}
    assert {name for name in COMMANDS if name in names} == names
    assert len(names) == len(app.registered_commands)


@pytest.mark.parametrize(
    "info", app.registered_commands, ids=lambda i: i.name or i.callback.__name__
)
def test_every_command_has_help_with_an_example(info):
    name = info.name or info.callback.__name__
    shown = CliRunner().invoke(app, [name, "--help"])
    assert shown.exit_code == 0
    assert f"Example: probation-monitor {name}" in " ".join(shown.output.split())


def test_the_configuration_shown_is_valid():
    email, source = map(tomllib.loads, TOML)
    assert EmailTable.model_validate(email["email"])
    assert SourcesFile.model_validate(source, context={"kinds": PARSERS})


@pytest.mark.parametrize("file", reference.made(), ids=lambda file: file.name)
def test_what_is_made_of_the_code_is_what_the_code_says_today(file):
    assert file.read_text() == reference.made()[file], "write it anew: make docs"


def test_the_reference_names_every_variable_that_the_code_asks_for():
    code = "\n".join(file.read_text() for file in (ROOT / "monitor").rglob("*.py"))
    asked = set(re.findall(r'"(MONITOR_[A-Z]+(?:_[A-Z]+)*)_?["{]', code))
    assert asked <= set(re.findall(r"MONITOR_[A-Z_]*[A-Z]", reference.REFERENCE.read_text()))


def test_figures_are_made_in_one_place():
    others = [
        file for file in (ROOT / "monitor").rglob("*.py") if "MetricFamily(" in file.read_text()
    ]
    assert [file.name for file in others] == ["figures.py"]


def test_make_targets_named_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets


def test_links_lead_somewhere():
    for link in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / link).exists(), link
