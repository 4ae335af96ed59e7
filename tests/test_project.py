"""The files for those who use it, run it, or work on it: they are whole, and lead somewhere."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from monitor import __version__
from monitor.cli.commands.app import app

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
REFERENCE = (ROOT / "docs" / "reference.md").read_text()
MARKDOWN = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MARKDOWN, ids=short)
def test_links_lead_somewhere(path):
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
        assert (path.parent / link).exists(), link


def test_the_index_leads_to_every_page():
    index = (ROOT / "docs" / "README.md").read_text()
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"]({name})" not in index} == set()


@pytest.mark.parametrize("path", MARKDOWN, ids=short)
def test_commands_that_are_named_exist(path):
    known = {info.name or info.callback.__name__ for info in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    text = path.read_text()
    assert (
        set(re.findall(r"^(?:.*`)?(?:\S*/)?probation-monitor ([a-z][a-z-]+)", text, re.MULTILINE))
        <= known
    )


def called(text: str) -> list[tuple[str, list[str]]]:
    """Each command of ours in the blocks of a page -> its words and its options."""
    blocks = re.findall(r"^ *```(\w*)\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    shell = "\n".join(words for language, words in blocks if language in ("", "sh"))
    lines = shell.replace("\\\n", " ").splitlines()
    found = [re.search(r"(?:^|[ /])probation-monitor ([a-z].*)", line) for line in lines]
    spoken = [one[1].partition(" #")[0].split(" | ")[0] for one in found if one]
    return [(words, re.findall(r"(?<= )--[a-z][a-z-]*", f" {words}")) for words in spoken]


@pytest.mark.parametrize("path", MARKDOWN, ids=short)
def test_options_that_are_shown_exist(path):
    helps = dict(
        re.findall(r"^### ([a-z -]+)\n\n```\n(.*?)```", REFERENCE, re.MULTILINE | re.DOTALL)
    )
    for words, options in called(path.read_text()):
        names = [name for name in helps if f"{words} ".startswith(f"{name} ")]
        assert not options or names, words
        shown = helps[max(names, key=len)] if names else ""
        for option in options:
            assert re.search(rf"{option}\b", shown), f"{words}: {option}"


def test_the_licence_and_the_notice_come_along():
    assert PROJECT["license"] == "MIT"
    for name in PROJECT["license-files"]:
        assert (ROOT / name).is_file()
    assert (ROOT / "LICENSE").read_text().startswith("MIT License\n")


def test_the_notice_names_whose_data_these_are():
    notice = (ROOT / "NOTICE").read_text()
    data = (ROOT / "monitor" / "data" / "README.md").read_text()
    assert "Open Government Licence v3.0" in notice
    for owner in re.findall(r"`([a-z-]{6,}/[a-z-]{6,})`", data):
        assert owner in notice
    for name in (ROOT / "monitor" / "dashboard" / "static").glob("*.js"):
        ours = name.read_text().startswith("//")
        assert ours or name.name in notice


def test_the_changelog_knows_this_version_and_the_newest_stands_first():
    titles = re.findall(
        r"^## (\S+?):? ?(\d{4}-\d\d-\d\d)?$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    versions = [name for name, day in titles if day]
    assert versions[0] == __version__
    assert [day for _, day in titles if day] == sorted(
        (day for _, day in titles if day), reverse=True
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_forms_for_reports_have_what_a_form_needs(path):
    form = yaml.safe_load(path.read_text())
    if path.stem == "config":
        assert form == {"blank_issues_enabled": True}
        return
    assert {"name", "description", "body"} <= form.keys()
    for field in form["body"]:
        assert field["type"] in {"input", "textarea", "markdown"}
        assert field["attributes"]["label"]
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids))


def test_hooks_before_a_commit_run_what_is_there():
    (own,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert own["repo"] == "local"
    for hook in own["hooks"]:
        command, *words = hook["entry"].split()
        assert command.startswith(".venv/bin/")
        assert all((ROOT / word).exists() for word in words if word.startswith("tests/"))
