"""The command that shows the ledger, as a person and as a program sees it."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.domain.body import BodyId
from monitor.domain.inspection import Authority, InspectionId, Status
from monitor.domain.ledger.change import Change
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score
from monitor.domain.showing.history_columns import COLUMNS
from tests.store import values

GOLDEN = Path(__file__).parent / "golden"
WEST_KENT = BodyId("pdu-west-kent")
READ = datetime(2026, 11, 10, 9, tzinfo=UTC)
LEARNED = replace(
    values.inspection("2026-11-09", WEST_KENT),
    score=Score(12, 21),
    programme="pdu-2023",
    recorded_at=READ,
)


def learn(desk, **changes):
    article = replace(values.article(read_at=READ), **changes)
    desk.record(article, Change((LEARNED,), (values.evidence(LEARNED),)))


def today():
    return london_day(datetime.now(UTC))


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("columns", [80, 50])
@pytest.mark.parametrize("body", ["pdu-west-kent", "yjs-western-bay"])
def test_one_body_looks_so(shipped, body, columns):
    shown = shipped.show("history", body, "--as-known-on", "2025-06-30", columns=columns)
    assert shown + "\n" == (GOLDEN / f"{body}-{columns}.txt").read_text()


@pytest.mark.parametrize("columns", [80, 50])
def test_many_bodies_look_so(shipped, columns):
    words = ("--kind", "yjs", "--region", "wales", "--as-known-on", "2025-06-30")
    shown = shipped.show("history", *words, columns=columns)
    assert shown + "\n" == (GOLDEN / f"wales-{columns}.txt").read_text()


@pytest.mark.parametrize("columns", [200, 80, 50, 40])
@pytest.mark.parametrize("words", [(), ("--gaps",), ("kent",), ("--kind", "crc")])
def test_nothing_is_wider_than_the_terminal(shipped, words, columns):
    shown = shipped.show("history", *words, columns=columns).splitlines()
    assert max(len(line) for line in shown if "probation-monitor history" not in line) <= columns


def test_all_bodies_are_counted(shipped):
    assert shipped.show("history").endswith("251 bodies, 293 inspections")


def test_several_that_match_are_listed_with_whole_ids(shipped):
    shown = shipped.show("history", "kent")
    assert "  pdu-west-kent\n" in shown
    assert "  crc-bristol-gloucestershire-somerset-wiltshire\n" in shown
    assert "Choose one by its name or id: probation-monitor history yjs-kent" in shown


def test_a_body_never_inspected_is_still_shown(shipped):
    shown = shipped.show("history", "pdu-mid-kent")
    assert "No rating is known." in shown
    assert "Sources" not in shown


@pytest.mark.parametrize("word", ["o", "Outstanding", "OUTSTANDING "])
def test_a_rating_chooses_the_bodies_that_stand_so(shipped, word):
    made = json.loads(shipped.show("history", "--rating", word, "--json"))
    now = {row["body_id"]: row["overall_rating"] for row in made if row["current"]}
    assert set(now.values()) == {"Outstanding"}
    assert {row["body_id"] for row in made} == now.keys()
    assert any(row["overall_rating"] == "Good" for row in made)


def test_requires_improvement_has_a_short_word(shipped):
    assert shipped.show("history", "--rating", "RI") == shipped.show(
        "history", "--rating", "requires improvement"
    )


def test_kind_and_region_choose_together(shipped):
    made = rows(shipped.show("history", "--kind", "yjs", "--region", "London", "--csv"))
    assert {(row["kind"], row["region"]) for row in made} == {("yjs", "region-london")}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("nowhere",), "No body is called 'nowhere'"),
        (("--region", "atlantis"), "no region is called 'atlantis'"),
        (("--rating", "splendid"), "'splendid' is no rating"),
        (("--kind", "prison"), "'prison' is not one of"),
        (("--gaps", "--rating", "good"), "--gaps is about bodies without a rating"),
        (("--evidence",), "--evidence needs a body"),
        (("kent", "--evidence", "--csv"), "--evidence needs a body"),
        (("--as-known-on", "then"), "'then' is no day; write it like 2025-03-01"),
        (("--as-known-on", "2999-01-01"), "'2999-01-01' lies in the future; today is "),
        (("--csv", "--json"), "--csv and --json: only one of them"),
        (("--gaps", "--csv", "--json"), "--csv and --json: only one of them"),
    ],
)
def test_wrong_words_are_told_with_exit_code_2(shipped, words, reason):
    done = shipped.call("history", *words, columns=200)
    assert done.exit_code == 2
    assert reason in done.output


def test_filters_that_leave_nothing_say_so(shipped):
    shown = shipped.show("history", "--kind", "national", "--region", "wales")
    assert shown == "No body with a known inspection fits."


def test_the_columns_are_those_that_are_promised(shipped):
    text = shipped.show("history", "--csv")
    assert tuple(text.splitlines()[0].split(",")) == COLUMNS
    made = rows(text)
    assert len(made) == 293
    assert tuple(json.loads(shipped.show("history", "--json"))[0]) == COLUMNS


def test_the_documentation_names_every_column():
    documented = (Path(__file__).parents[2] / "docs" / "history.md").read_text()
    assert [column for column in COLUMNS if f"| `{column}` |" not in documented] == []


def test_a_row_keeps_how_exactly_and_how_surely_it_is_known(shipped):
    made = {row["inspection_id"]: row for row in rows(shipped.show("history", "--csv"))}
    rough = made["yjs-cornwall-scilly-undated"]
    assert (rough["published"], rough["published_precision"]) == ("2018-06/2021-06", "span")
    assert (rough["published_first"], rough["published_last"]) == ("2018-06-01", "2021-06-30")
    derived = made["region-yorkshire-humber-undated"]
    assert (derived["baseline_confidence"], derived["status"]) == ("low", "unconfirmed")
    durham = made["crc-durham-tees-valley-2020-04"]
    assert durham["previous_rating_stated"] == "Requires improvement"
    assert (durham["direction"], durham["current"]) == ("improved", "true")
    western_bay = made["yjs-western-bay-2019-03"]
    assert western_bay["fieldwork"] == "2018-12"
    assert len(western_bay["other_urls"].split()) == 3


def test_a_spreadsheet_without_rows_has_its_heading(desk):
    assert desk().show("history", "--csv") == ",".join(COLUMNS)


def test_each_article_is_shown_with_its_words(desk):
    here = desk(baseline=True)
    learn(here)
    shown = here.show("history", "pdu-west-kent", "--evidence")
    assert "“Kent falls short”, paper, 30 May 2024, 10:00" in shown
    assert "the press says Good, 83% sure" in shown
    assert "“rated ‘Good’”" in shown
    assert "https://paper.example/a" in shown
    assert "it names the rating before: Inadequate" in shown


def test_what_an_article_said_before_it_was_corrected_is_told_so(desk):
    here = desk()
    learn(here)
    right = replace(values.evidence(LEARNED), rating=Rating.INADEQUATE, quote="‘Inadequate’")
    here.record(replace(values.article(), fingerprint="corrected"), Change((), (right,)))
    shown = here.show("history", "pdu-west-kent", "--evidence")
    assert "the press said Good, 83% sure" in shown
    assert "the press says Inadequate, 83% sure" in shown


def test_evidence_comes_as_json_too(desk):
    here = desk()
    learn(here)
    (row,) = json.loads(here.show("history", "--evidence", "--json"))
    (said,) = row["evidence"]
    assert (said["url"], said["rating"], said["previous"]) == (
        "https://paper.example/a",
        "Good",
        "Inadequate",
    )
    assert row["previous_rating_stated"] == "Inadequate"


def test_words_from_the_web_do_not_steer_the_terminal(desk):
    here = desk()
    learn(here, title="Kent \x1b[2J\x07falls\r\nshort")
    shown = here.call("history", "pdu-west-kent", "--evidence").stdout
    assert "\x1b" not in shown
    assert "Kent  [2J falls  short" in shown


def test_looking_back_forgets_what_was_learned_later(desk):
    here = desk(baseline=True)
    learn(here)
    before = here.show("history", "pdu-west-kent", "--as-known-on", "2026-11-09")
    after = here.show("history", "pdu-west-kent", "--as-known-on", "2026-11-10")
    assert "Good since" not in before
    assert "● Good since 9 November 2026 · ▲ better (before: ■ Requires" in after
    assert before.startswith("As known on 9 November 2026\n")


def test_looking_back_undoes_a_correction_and_its_evidence(desk):
    here = desk(baseline=True)
    wrong = json.loads(here.show("history", "pdu-west-kent", "--json"))[-1]
    corrected = replace(
        LEARNED,
        id=InspectionId(wrong["inspection_id"]),
        published=PartialDate(wrong["published"]),
        status=Status.CORRECTED,
        authority=Authority.OFFICIAL,
    )
    here.record(values.article(read_at=READ), Change((corrected,), (values.evidence(corrected),)))

    def last(*words):
        return json.loads(here.show("history", "pdu-west-kent", "--evidence", "--json", *words))[-1]

    assert (last()["overall_rating"], last()["status"]) == ("Good", "corrected")
    then = last("--as-known-on", "2026-11-09")
    assert (then["overall_rating"], then["evidence"]) == (wrong["overall_rating"], [])


def test_looking_back_before_everything_finds_nothing(shipped):
    shown = shipped.show("history", "--as-known-on", "2017-12-31")
    assert shown.endswith("No body with a known inspection fits.")


def test_today_is_the_same_looked_at_either_way(shipped):
    now = shipped.show("history", "--csv")
    assert shipped.show("history", "--csv", "--as-known-on", str(today())) == now


def test_gaps_are_told_by_kind_and_region_with_counts(shipped):
    shown = shipped.show("history", "--gaps", "--as-known-on", "2025-06-30", columns=200)
    assert "  Wales region (1): Monmouthshire and Torfaen YOS" in shown
    assert "active bodies have no known rating." in shown
    assert Rating.GOOD.label not in shown


def test_gaps_for_programs(shipped):
    made = json.loads(shipped.show("history", "--gaps", "--json"))
    assert rows(shipped.show("history", "--gaps", "--csv"))[0].keys() == made[0].keys()
    names = {row["body_id"] for row in made}
    assert "yjs-torbay" in names
    assert not {name for name in names if name.startswith(("crc-", "nps-"))}


def test_a_gap_closes_on_the_day_a_rating_is_published(shipped):
    def silent(day):
        shown = shipped.show("history", "--gaps", "--json", "--as-known-on", day)
        return {row["body_id"] for row in json.loads(shown)}

    assert "pdu-west-kent" in silent("2022-05-30")
    assert "pdu-west-kent" not in silent("2022-05-31")
    assert "crc-wales" not in silent("2025-01-01")


def test_an_inspection_told_by_the_press_alone_leads_to_the_article(desk):
    here = desk()
    unseen = replace(LEARNED, report_url=None)
    here.record(values.article(read_at=READ), Change((unseen,), (values.evidence(unseen),)))
    (row,) = json.loads(here.show("history", "--json"))
    assert row["report_url"] == "https://paper.example/a"
    assert "1  https://paper.example/a" in here.show("history", "pdu-west-kent")


def test_the_fieldwork_of_a_report_is_shown(desk):
    here = desk()
    known = replace(LEARNED, fieldwork=PartialDate("2026-08"))
    here.record(values.article(read_at=READ), Change((known,)))
    (row,) = json.loads(here.show("history", "--json"))
    assert row["fieldwork"] == "2026-08"
    assert "fieldwork: August 2026" in here.show("history", "pdu-west-kent")


def test_a_terminal_without_our_characters_gets_the_others(shipped):
    words = [sys.executable, "-m", "monitor", "history", "pdu-west-kent"]
    done = subprocess.run(  # noqa: S603 - our own command
        [*words, "--config", str(shipped.folder)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "? Requires improvement since 2024" in done.stdout


def test_a_body_shows_the_one_before_it_with_its_last_rating(shipped):
    shown = shipped.show("history", "yjs-swansea", columns=100)
    assert "was: Western Bay YJEIS, ✖ Inadequate, March 2019, not comparable" in shown


def test_what_was_withdrawn_is_shown_and_counts_no_more(desk):
    here = desk()
    gone = replace(LEARNED, status=Status.WITHDRAWN, recorded_at=READ + timedelta(days=30))
    here.record(values.article(), Change(entries=(LEARNED,)))
    here.record(values.article("b"), Change(entries=(gone,)))
    now = here.show("history", WEST_KENT, columns=100)
    assert "No rating counts: the report of 9 November 2026 was withdrawn." in now
    before = here.show("history", WEST_KENT, "--as-known-on", "2026-11-20", columns=100)
    assert "● Good since 9 November 2026" in before
    assert "withdrawn" not in before
