"""The command that shows what changed."""

import json
from dataclasses import replace

from typer.testing import CliRunner

from monitor.cli.commands.app import app
from monitor.domain.document import DocumentType
from monitor.domain.event import EventKind
from monitor.domain.ledger.change import Change
from tests.store.values import article, event


def test_events_say_what_sort_of_page_told_them(desk):
    here = desk()
    told = replace(event(), kind=EventKind.REPORT_UNRATED, after=None, before=None)
    page = replace(article(), official=True, document=DocumentType.DYNAMIC)
    here.record(page, Change(events=(told,)))
    shown = here.show("events", columns=200)
    assert "report_unrated" in shown
    assert "dynamic inspection" in shown
    (row,) = json.loads(here.show("events", "--json", columns=200))
    assert (row["kind"], row["document"]) == ("report_unrated", "dynamic inspection")


def test_a_papers_article_is_no_page_of_the_inspectorates(desk):
    here = desk()
    here.record(article(), Change(events=(event(),)))
    (row,) = json.loads(here.show("events", "--json", columns=200))
    assert row["document"] is None


def test_a_report_that_is_gone_is_told_so(desk):
    here = desk()
    gone = replace(event(), kind=EventKind.CORRECTION, after=None)
    here.record(article(), Change(events=(gone,)))
    assert "withdrawn" in here.show("events", columns=200)


def test_what_is_not_known_is_left_out_of_a_block(shipped):
    shown = shipped.show("sources", columns=40)
    assert shown.startswith("The Paper\n  state: not visited yet\n\nSources that are on: 1 (")


def test_a_search_without_a_match_is_exit_code_1():
    done = CliRunner().invoke(app, ["bodies", "Nowhereshire"])
    assert (done.exit_code, done.stdout) == (1, "No body is called 'Nowhereshire'.\n")
    none = CliRunner().invoke(app, ["bodies", "Nowhereshire", "--json"])
    assert (none.exit_code, json.loads(none.stdout)) == (1, [])
