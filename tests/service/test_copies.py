"""One text in many papers, from the wire to the ledger: one alert, one voice."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import forked
from tests.domain import copied_stories as told
from tests.service.papers import Press, press, row

HEADLINES = {
    "echo": "Probation in Plymouth rated inadequate",
    "mail": "Inspectors damn probation office on the harbour",
    "star": "‘Forty files in my first week’: inside a failing probation unit",
}


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Press]:
    with press(tmp_path, *HEADLINES) as opened:
        yield opened


def publish(papers: Press, paper: str, text: str) -> None:
    headline = HEADLINES[paper]
    papers.lists(paper, row(headline, papers.prints(paper, headline, text), papers.now))


def test_a_sister_paper_s_copy_is_neither_alert_nor_coverage_and_an_own_report_is(papers) -> None:
    publish(papers, "echo", told.AGENCY)
    assert papers.visit(hours=1) == ["first_rating"]
    before = papers.app.records.ledger.inspections()
    publish(papers, "mail", told.LOCAL_ADDED)
    papers.restart()
    assert papers.visit(hours=1) == ["first_rating"]
    assert papers.app.records.ledger.inspections() == before
    assert {cited.source for cited in papers.cited} == {"echo", "mail"}
    publish(papers, "star", told.INDEPENDENT)
    assert papers.visit(hours=1) == ["first_rating", "coverage"]
    assert [said["copy_of"] for said in evidence(papers)] == [None, "/echo/story", None]


def test_the_same_page_on_a_mirror_is_the_same_voice(papers: Press) -> None:
    publish(papers, "echo", told.AGENCY)
    papers.visit(hours=1)
    mirrored = papers.site.url.replace("127.0.0.1", "localhost")
    papers.lists("mail", row(HEADLINES["echo"], f"{mirrored}/echo/story", papers.now))
    assert papers.visit(hours=1) == ["first_rating"]
    assert [said["copy_of"] for said in evidence(papers)] == [None, "/echo/story"]


def test_a_person_sees_whose_words_a_copy_prints(papers: Press) -> None:
    publish(papers, "echo", told.AGENCY)
    papers.visit(hours=1)
    publish(papers, "mail", told.LOCAL_ADDED)
    papers.visit(hours=1)
    folder = ("--config", str(papers.folder))
    shown = forked.run(("history", "pdu-plymouth", "--evidence", *folder), {})
    said = f"no voice of its own: the words of “{HEADLINES['echo']}”, echo"
    assert " ".join(shown.stdout.split()).count(said) == 1


def evidence(papers: Press) -> list[dict[str, str | None]]:
    """What the command shows of Plymouth; addresses without the site."""
    folder = ("--config", str(papers.folder))
    done = forked.run(("history", "pdu-plymouth", "--evidence", "--json", *folder), {})
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout.replace(papers.site.url, ""))
    found: list[dict[str, str | None]] = row["evidence"]
    return found
