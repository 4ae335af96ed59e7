"""Whose word an address is."""

import pytest

from monitor.domain.article import Entry
from monitor.domain.inspectorate_hosts import is_own, is_own_file, parted

HOME = "https://www.hmiprobation.justiceinspectorates.gov.uk/news/"


@pytest.mark.parametrize(
    ("url", "page", "file"),
    [
        ("https://hmiprobation.justiceinspectorates.gov.uk/news/a", True, True),
        ("http://www.HMIProbation.justiceinspectorates.gov.uk/news/a", True, True),
        ("https://www.justiceinspectorates.gov.uk/hmiprobation/inspections/a/", True, True),
        ("https://www.justiceinspectorates.gov.uk/hmiprisons/inspections/a/", False, False),
        ("https://hmiprisons.justiceinspectorates.gov.uk/news/a", False, False),
        ("https://inspectorates-staging.bang-on.net/hmiprobation/inspections/a/", False, False),
        ("https://hmiprobation.justiceinspectorates.gov.uk.evil.example/a", False, False),
        ("https://cdn.websitebuilder.service.justice.gov.uk/uploads/a.PDF", False, True),
        ("https://d1abc.cloudfront.net/uploads/a.pdf", False, True),
        ("https://d1abc.cloudfront.net/uploads/a.html", False, False),
        ("https://cloudfront.net.evil.example/a.pdf", False, False),
        ("http://[", False, False),
        ("", False, False),
    ],
)
def test_pages_come_from_the_inspectorates_hosts_and_files_from_its_network_too(url, page, file):
    assert (is_own(url, HOME), is_own_file(url, HOME)) == (page, file)


def test_the_host_of_an_official_source_is_believed_with_its_port():
    assert is_own("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/news/")
    assert not is_own("http://127.0.0.1:8081/a", "http://127.0.0.1:8080/news/")


def test_a_list_is_parted_in_its_order():
    ours, theirs = (Entry(url, "", None, "") for url in (f"{HOME}a", "https://x.example/a"))
    assert parted([theirs, ours], HOME) == ((ours,), (theirs,))
