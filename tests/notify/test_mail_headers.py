"""The names, threads and headers of a mail; nothing an article says becomes a header."""

import hashlib
import hmac
from dataclasses import replace
from email import message_from_bytes, policy
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.inspection import InspectionId
from monitor.domain.secret import Secret
from monitor.errors import ConfigError
from monitor.notify.mail_document import Sender, deliverable, mail
from monitor.notify.mail_lists import WaysOut
from tests.notify.samples import ENCODED_WORD, EVENTS, HOSTILE, LETTERS, letter

SENDER = Sender("monitor@example.org")
READER = "reader@example.org"
EVENT = EVENTS["rating_down"]
HEADERS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "List-Id",
    "List-Unsubscribe",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
]


def sent(event=EVENT, sender=SENDER, delivery="d1"):
    return message_from_bytes(
        mail(letter(event, delivery), sender, READER).as_bytes(), policy=policy.SMTP
    )


def header_lines(event, sender=SENDER) -> list[str]:
    head = mail(letter(event, "d1"), sender, READER).as_bytes().split(b"\r\n\r\n")[0]
    return [line for line in head.decode("ascii").split("\r\n") if not line.startswith(" ")]


def test_one_delivery_has_one_id_on_every_try() -> None:
    first, again, other = sent(), sent(), sent(delivery="d2")
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Message-ID"] != other["Message-ID"]
    assert mail(letter(EVENT, "d1"), SENDER, READER).as_bytes() == first.as_bytes()


def test_all_mail_about_one_inspection_is_one_thread() -> None:
    told, confirmed = sent(EVENTS["rating_down"]), sent(EVENTS["confirmed"])
    later = sent(replace(EVENTS["rating_up"], inspection_id=InspectionId("kent-2023")))
    assert told["References"] == confirmed["References"] == confirmed["In-Reply-To"]
    assert later["References"] != told["References"]
    assert told["References"] != told["Message-ID"]


def test_what_is_in_no_ledger_yet_is_a_thread_of_its_body() -> None:
    asked, again = (replace(EVENTS[name], inspection_id=None) for name in ("needs_review", "test"))
    assert sent(asked)["References"] == sent(replace(asked, quote="other"))["References"]
    assert sent(again)["References"] is None


def test_several_events_are_in_the_threads_of_all_and_a_digest_in_none() -> None:
    group = mail(LETTERS["group"], SENDER, READER)
    assert len(group["References"].split()) == 3
    assert group["In-Reply-To"] == group["References"].split()[0]
    assert mail(LETTERS["weekly"], SENDER, READER)["References"] is None


@pytest.mark.parametrize("name", ["test", "needs_review_no_body"])
def test_a_mail_about_no_body_is_in_no_thread(name: str) -> None:
    assert sent(EVENTS[name])["References"] is None
    assert sent(EVENTS[name])["In-Reply-To"] is None


def test_programs_see_a_list_and_a_machine() -> None:
    got = sent()
    assert got["List-Id"].endswith("<alerts.probation-monitor.example.org>")
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Date"].datetime == EVENT.at


def test_without_a_way_of_the_operators_one_leaves_by_a_mail_to_the_sender() -> None:
    got = sent()
    assert got["List-Unsubscribe"] == "<mailto:monitor@example.org?subject=unsubscribe>"
    assert got["List-Unsubscribe-Post"] is None


def test_an_https_way_is_one_click_and_names_who_leaves() -> None:
    web = f"https://example.org/{'leave/' * 60}?who={{address}}"
    sender = Sender("monitor@example.org", "Desk", WaysOut(("mailto:leave@example.org", web)))
    raw = mail(letter(EVENT, "d1"), sender, "a+b@example.org").as_bytes()
    got = message_from_bytes(raw, policy=policy.SMTP)
    there = web.replace("{address}", "a%2Bb%40example.org")
    assert f"List-Unsubscribe: <{there}>,\r\n <mailto:leave@example.org>\r\n".encode() in raw
    assert got["List-Unsubscribe"] == f"<{there}>, <mailto:leave@example.org>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_way_out_is_signed_for_its_reader_alone() -> None:
    web = "https://example.org/leave?who={address}&token={token}"
    sender = Sender("monitor@example.org", "Desk", WaysOut((web,), Secret("a long enough secret")))
    proofs = set()
    for reader in ("a@example.org", "b@example.org"):
        got = mail(letter(EVENT, "d1"), sender, reader)["List-Unsubscribe"]
        proof = hmac.new(b"a long enough secret", reader.encode(), hashlib.sha256).hexdigest()
        assert got == f"<https://example.org/leave?who={quote(reader, safe='')}&token={proof}>"
        proofs.add(proof)
    assert len(proofs) == 2
    assert "long enough" not in repr(sender)


@pytest.mark.parametrize(
    "domain", ["example.org", "x" * 40, "mail.a-very-long-name-of-a-council.gov.uk.example"]
)
def test_ids_stay_plain_whatever_the_domain(domain: str) -> None:
    got = sent(sender=Sender(f"monitor@{domain}"))
    for header in ("Message-ID", "References", "List-Id"):
        assert "=?" not in got[header]
        assert got[header].endswith(">")


@pytest.mark.attack("V11")
@pytest.mark.parametrize(
    "text",
    ["a\r\nBcc: victim@evil.test", "a\nBcc: v@evil.test", ENCODED_WORD, f"a{ENCODED_WORD}b"],
)
@pytest.mark.parametrize("kind", ["rating_down", "needs_review_no_body"])
def test_text_from_outside_never_becomes_a_header(text: str, kind: str) -> None:
    event = EVENTS[kind]
    hostile = replace(event, body=text, origin=replace(event.origin, title=text))
    named = Sender("monitor@example.org", text)
    for got in (header_lines(hostile, named), header_lines(HOSTILE, named)):
        assert {line.partition(":")[0] for line in got} <= set(HEADERS)
    assert sent(hostile, named)["Bcc"] is None
    assert [address.addr_spec for address in sent(hostile, named)["From"].addresses] == [
        "monitor@example.org"
    ]


@pytest.mark.attack("V11")
@pytest.mark.attack("V34")
def test_the_subject_is_bounded_and_reads_one_way() -> None:
    subject = sent(replace(EVENT, body="\u202eKent " + "PDU " * 30_000))["Subject"]
    assert len(subject) <= 210
    assert "\u202e" not in subject


@pytest.mark.attack("V11")
@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(), max_size=300), st.text(st.characters(), max_size=80))
def test_any_text_makes_the_same_headers(text: str, name: str) -> None:
    event = replace(EVENT, body=text, body_id=None, origin=replace(EVENT.origin, title=text))
    got = header_lines(event, Sender("monitor@example.org", name))
    assert {line.partition(":")[0] for line in got} - set(HEADERS) == set()
    assert len(got) == len(set(got))


@settings(deadline=None, max_examples=200)
@given(st.from_regex(r"[!-~ü\s]{1,12}@[!-~ü\s]{1,12}") | st.emails() | st.text(max_size=20))
def test_whatever_is_deliverable_makes_a_mail(address: str) -> None:
    if deliverable(address):
        to = mail(letter(EVENT, "d1"), Sender(address), address).as_bytes().split(b"\r\nSubject")[0]
        assert b"=?" not in to


@pytest.mark.parametrize(
    "address",
    ["a..b@c.org", ".a@c.org", "a@c.", "a@c..org", "ü@c.org", "a@ü.org", "=?utf-8?q?x?=@c.org"],
)
def test_an_address_that_python_cannot_write_is_no_address(address: str) -> None:
    assert not deliverable(address)
    with pytest.raises(ConfigError):
        Sender(address)
