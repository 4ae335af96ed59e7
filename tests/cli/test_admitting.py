"""Tokens for programs: made once, shown once, revoked for good."""

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config


def test_a_token_is_made_listed_and_revoked(desk):
    desk = desk()
    assert "There is no token" in desk.show("tokens")
    shown = desk.show("tokens", "add", "crm", columns=200)
    token = shown.partition("Bearer ")[2].split()[0]
    with open_records(read_config(desk.folder, {})) as records:
        assert records.admissions.whose(token) == "crm"
    assert token not in desk.show("tokens")
    assert "crm  since" in desk.show("tokens")
    assert "opens nothing" in desk.show("tokens", "revoke", "crm")
    with open_records(read_config(desk.folder, {})) as records:
        assert records.admissions.whose(token) is None


def test_bad_names_are_told(desk):
    desk = desk()
    desk.show("tokens", "add", "crm")
    assert "already" in desk.call("tokens", "add", "crm").output
    assert "is no name" in desk.call("tokens", "add", "a b").output
    assert desk.call("tokens", "revoke", "none").exit_code == 2
