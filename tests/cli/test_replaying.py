"""The command that reads again, with the real reader."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.domain.ledger.change import Change
from monitor.domain.reading import Category, Reading
from monitor.store.engine.instance_lock import InstanceLock
from tests.store import values

UNREAD = Reading(Category.UNRELATED, (), (), ("not understood then",))
LONG_AGO = datetime(2025, 3, 3, 9, tzinfo=UTC)
RATED = (
    "HM Inspectorate of Probation has given {} Probation Delivery Unit (PDU) an overall rating of"
    " ‘Outstanding’. It had been rated ‘Good’ before."
)


def keep(desk, place="West Kent", reading=UNREAD, change=None):
    name = place.lower().replace(" ", "-")
    article = replace(
        values.article(name, LONG_AGO),
        title=f"{place} probation rated \x1b[2Jby inspectors",
        published=LONG_AGO,
        text=RATED.format(place),
    )
    with open_records(read_config(desk.folder, {})) as records:
        records.ledger.record(article, reading, (), lambda known: change or Change())


def inspections(desk):
    return [row["inspection_id"] for row in json.loads(desk.show("history", "--json"))]


def test_it_shows_what_would_change_and_writes_nothing(desk):
    here = desk()
    keep(here)
    shown = here.show("replay", columns=120)
    assert "“West Kent probation rated  [2Jby inspectors”, paper, 3 Mar 2025, 09:00" in shown
    assert "unrelated → rating_report" in shown
    assert "+ West Kent Probation Delivery Unit: Outstanding\n" in shown
    assert "given West Kent Probation Delivery Unit (PDU) an overall rating" in shown
    assert "+ pdu-west-kent-2025-03-03: Outstanding" in shown
    assert "articles read again: 1 · read otherwise: 1\ninspections added: 1 ·" in shown
    assert shown.endswith("Nothing is written without --apply.")
    assert inspections(here) == []


def test_applied_it_is_in_the_history_and_nothing_is_left_to_do(desk):
    here = desk()
    keep(here)
    assert here.show("replay", "--apply").endswith("Written.")
    assert inspections(here) == ["pdu-west-kent-2025-03-03"]
    assert "read otherwise: 0" in here.show("replay", "--apply")
    assert here.show("events") == "Nothing has changed yet."


def test_what_nothing_says_any_more_is_taken_back(desk):
    here = desk()
    wrong = replace(values.inspection("2025-03-03", "pdu-east-kent"), recorded_at=LONG_AGO)
    keep(here, change=Change((wrong,), (values.evidence(wrong, "west-kent"),)))
    shown = here.show("replay", "--apply", columns=120)
    assert "− no more: pdu-east-kent-2025-03-03: Good, 7/27" in shown
    assert "− pdu-east-kent-2025-03-03: taken back: Good, 7/27" in shown
    assert inspections(here) == ["pdu-west-kent-2025-03-03"]
    before = json.loads(here.show("history", "--json", "--as-known-on", "2025-03-04"))
    assert [row["inspection_id"] for row in before] == ["pdu-east-kent-2025-03-03"]


def test_for_programs(desk):
    here = desk()
    keep(here)
    made = json.loads(here.show("replay", "--json"))
    assert (made["applied"], made["articles_read"], made["alerts"]) == (False, 1, [])
    (article,) = made["articles"]
    assert (article["category_before"], article["category"]) == ("unrelated", "rating_report")
    (finding,) = article["findings"]
    assert (finding["change"], finding["body_id"]) == ("added", "pdu-west-kent")
    assert finding["after"]["overall_rating"] == "Outstanding"
    assert finding["after"]["previous_rating"] == "Good"
    (entry,) = made["ledger"]
    assert (entry["change"], entry["before"]) == ("added", None)


def test_the_documentation_names_every_key(desk):
    here = desk()
    keep(here)
    documented = (Path(__file__).parents[2] / "docs" / "replay.md").read_text()
    made = json.loads(here.show("replay", "--json"))
    (article,), (entry,) = made["articles"], made["ledger"]
    finding = article["findings"][0]
    keys = {*made, *article, *entry, *finding, *finding["after"], *entry["after"]}
    assert [key for key in keys if f"`{key}`" not in documented] == []


def test_an_empty_archive_is_no_fault(desk):
    assert desk().show("replay") == (
        "articles read again: 0 · read otherwise: 0\n"
        "inspections added: 0 · changed: 0 · retracted: 0 · alerts: 0"
    )


def test_since_leaves_out_what_was_read_before(desk):
    here = desk()
    keep(here)
    assert here.show("replay", "--since", "2025-03-04").startswith("articles read again: 0")
    assert here.show("replay", "--since", "2025-03-03").startswith("“West Kent")


def test_it_does_not_write_beside_the_running_service(desk):
    here = desk()
    keep(here)
    with InstanceLock(here.folder / "monitor.sqlite3"):
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "monitor", "replay", "--apply", "--config", str(here.folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert "is in use by" in done.stderr
        assert "read otherwise: 1" in here.show("replay")


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("yesterday", "is no day; write it like 2025-03-01"),
        ("2025-13-01", "is no day; write it like 2025-03-01"),
        ("2999-01-01", "lies in the future"),
    ],
)
def test_a_wrong_day_is_told(desk, word, fault):
    done = desk().call("replay", "--since", word, columns=120)
    assert done.exit_code == 2
    assert f"{word!r} {fault}" in done.output
