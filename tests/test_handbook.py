"""When this notice arrives, do that: there is no notice and no line of the log without a word."""

import re
from pathlib import Path

import pytest

from monitor.domain.event import OPERATIONAL, EventKind
from monitor.domain.upkeep.audit import Link
from monitor.domain.visiting.source_state import State
from monitor.notify.phrases import HEADLINES, MARKS, STATES

ROOT = Path(__file__).parent.parent
HANDBOOK = (ROOT / "docs" / "handbook.md").read_text()
SECTIONS = re.split(r"^## ", HANDBOOK, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("kind", sorted({*OPERATIONAL, EventKind.NEEDS_REVIEW, EventKind.TEST}))
def test_every_notice_has_a_section_that_begins_as_it_does(kind):
    named = re.compile(rf"^`{kind}`|, or `{kind}`", re.MULTILINE)
    about = [section for section in SECTIONS if named.search(section)]
    assert len(about) == 1
    head = about[0].partition("\n")[0]
    said = HEADLINES[kind].partition("{")[0]
    assert MARKS[kind].partition(":")[0] in head
    assert said in about[0]


@pytest.mark.parametrize("state", sorted({*STATES, State.LATE}))
def test_every_trouble_of_a_source_is_there_in_the_words_of_its_notice(state):
    words = STATES[state][0] if state in STATES else HEADLINES[EventKind.SOURCE_SILENT]
    assert f"| {words} |" in HANDBOOK


@pytest.mark.parametrize("link", sorted(Link))
def test_every_link_that_can_be_missing_is_there(link):
    assert f"| {link} |" in HANDBOOK


def test_every_line_of_the_log_that_warns_is_there_and_no_other():
    code = "\n".join(file.read_text() for file in (ROOT / "monitor").rglob("*.py"))
    warned = set(re.findall(r'log\.(?:warning|error)\(\s*"(\w+)"', code))
    table = HANDBOOK.partition("## What stands in the log")[2]
    named = set(
        re.findall(
            r"`(\w+)`", "\n".join(row.split("|")[1] for row in table.splitlines() if row[:1] == "|")
        )
    )
    assert warned == named
