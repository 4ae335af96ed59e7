"""GOV.UK's search and feeds."""

import json
from datetime import UTC, datetime

import pytest

from monitor.domain.identity import article_id
from monitor.errors import ParseError
from tests.sources.arrivals import index

PLAN = {
    "title": "Action plan: West Kent PDU &amp; others",
    "link": "/government/publications/west-kent-pdu-action-plan",
    "description": "What will be done.\nAnd when.",
    "first_published_at": "2025-03-12T09:30:00.000+00:00",
    "public_timestamp": "2025-09-01T00:00:00.000+01:00",
    "index": "government",
    "_id": "/government/publications/west-kent-pdu-action-plan",
}


def entries(body, media="application/json; charset=utf-8", *, may_be_empty=False):
    text = body if isinstance(body, str) else json.dumps(body)
    return index("govuk", text, media, may_be_empty=may_be_empty)


def test_a_result_becomes_an_entry():
    (entry,) = entries({"results": [PLAN], "total": 1, "start": 0})
    assert entry.url == "https://site.example/government/publications/west-kent-pdu-action-plan"
    assert entry.title == "Action plan: West Kent PDU & others"
    assert entry.published == datetime(2025, 3, 12, 9, 30, tzinfo=UTC)
    assert entry.summary == "What will be done. And when."


def test_a_link_may_be_absolute_and_the_first_date_unknown():
    there = PLAN | {"link": "https://consult.justice.gov.uk/x", "first_published_at": None}
    (entry,) = entries({"results": [there]})
    assert entry.url == "https://consult.justice.gov.uk/x"
    assert entry.published == datetime(2025, 8, 31, 23, tzinfo=UTC)


def test_the_order_is_kept_and_an_address_comes_once():
    other = PLAN | {"link": "/b"}
    found = entries({"results": [PLAN, other, PLAN]})
    assert [entry.url[-4:] for entry in found] == ["plan", "le/b"]


def test_nothing_found_is_a_fault_unless_it_may_be():
    with pytest.raises(ParseError, match="no results of the search"):
        entries({"results": []})
    assert entries({"results": []}, may_be_empty=True) == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<!doctype html><title>Sorry</title>", "the server sent text/html"),
        ("", "the server sent text/html"),
        ("[]", "the server sent text/html"),
        ('{"results": [{"title"', "the JSON breaks off"),
        ({"errors": ["Unexpected parameters: x"]}, 'list "results"'),
        ({"results": ["x"]}, 'list "results"'),
        ({"results": [{"title": "A plan"}]}, "title and link in each result"),
        ({"results": [PLAN | {"link": "javascript:alert(1)"}]}, "title and link in each result"),
    ],
)
def test_what_is_no_answer_is_a_fault_with_words(body, reason):
    with pytest.raises(ParseError) as error:
        entries(body, media="text/html")
    assert reason in str(error.value)


def test_a_feed_that_publishes_again_gives_a_new_id_and_the_same_article():
    first, second = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>MoJ - Activity on GOV.UK</title><entry>'
        f"<id>https://www.gov.uk/government/publications/plan#{stamp}</id>"
        f"<updated>{stamp}</updated><title>Policy paper: Action plan: West Kent PDU</title>"
        f'<link rel="alternate" href="https://www.gov.uk/government/publications/plan{end}"/>'
        f"<summary>What will be done.</summary></entry></feed>"
        for stamp, end in (("2025-03-12T09:30:00Z", ""), ("2025-09-01T09:30:00Z", "#contents"))
    )
    made = [index("feed", feed, "application/atom+xml") for feed in (first, second)]
    ids = {article_id(entry.url) for found in made for entry in found}
    assert len(ids) == 1


def test_a_feed_that_has_ended_is_a_fault():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed ended</title><entry>'
        "<id>tag:www.gov.uk,2005:/x</id><updated>2025-03-12T09:30:00Z</updated>"
        '<title>This feed has ended</title><link href="https://www.gov.uk/email"/></entry></feed>'
    )
    with pytest.raises(ParseError, match="it has ended"):
        index("feed", feed, "application/atom+xml")
