"""What is amiss is told to people on a page, and to programs in a line."""

from pathlib import Path

import pytest

from monitor.bootstrap.settings import read_config
from tests.browser.failing import Failing
from tests.dashboard.house import OPEN, House, opened, served

PEOPLE = "text/html,application/xhtml+xml,*/*;q=0.8"
FAULTS = {"/sources": (503, "does not answer"), "/ratings": (500, "fault is on our side")}


@pytest.mark.parametrize("path", FAULTS)
@pytest.mark.parametrize(("accept", "kind"), [(PEOPLE, "text/html"), ("*/*", "text/plain")])
def test_a_fault_is_told_as_it_is_asked_for(tmp_path: Path, path: str, accept: str, kind: str):
    status, words = FAULTS[path]
    with opened(tmp_path), served(read_config(tmp_path, {}), OPEN, behind=Failing) as house:
        answer = house.get(path, accept=accept)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert answer.headers["content-type"].startswith(kind)
    assert "foresaw" not in answer.text
    assert "disk I/O" not in answer.text


def test_the_server_puts_no_words_of_its_own_between_ours(tmp_path: Path, caplog):
    with caplog.at_level("INFO"), opened(tmp_path) as house:
        house.get("/ratings")
    assert not [one for one in caplog.records if one.name.startswith("uvicorn")]


def post(house: House, path: str, accept: str, **form: str) -> tuple[int, str]:
    with house.visitor(accept=accept) as visitor:
        answer = visitor.post(path, data=form)
    return answer.status_code, answer.text


def test_a_form_that_is_none_of_ours_is_refused_in_words(tmp_path: Path):
    with opened(tmp_path) as house:
        status, text = post(house, "/login", PEOPLE, password="x" * 2000)
        assert (status, "<h1>That form was not understood</h1>" in text) == (422, True)
        status, text = post(house, "/deliveries/resend", PEOPLE, delivery="any")
        assert (status, "This form is too old" in text) == (403, True)


def test_what_comes_under_another_name_is_not_repeated(tmp_path: Path):
    with opened(tmp_path) as house:
        told = house.get("/ratings", accept=PEOPLE, host="elsewhere.example")
    assert told.status_code == 421
    assert "elsewhere" not in told.text
