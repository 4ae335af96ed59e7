"""Which pages of the inspectorate's site are what. The titles: pages seen on the site."""

import pytest

from monitor.domain.document import DocumentType, document_type

SITE = "https://hmiprobation.justiceinspectorates.gov.uk"
OLD = "https://www.justiceinspectorates.gov.uk/hmiprobation"
D = DocumentType


def type_of(title: str, url: str = f"{SITE}/document/x", *labels: str, text: str = ""):
    return document_type(url, title, labels, text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("An inspection of probation services in Sunderland PDU", D.REPORT),
        ("An inspection of Probation Services – North East region", D.REPORT),
        ("An inspection of youth justice work with children and victims in Wakefield", D.REPORT),
        ("A joint inspection of youth offending services in Dorset", D.REPORT),
        ("An inspection of approved premises in Leeds", D.REPORT),
        ("Dynamic inspection of public protection in South West region", D.DYNAMIC),
        ("Dynamic Inspection of\u00a0Public Protection in Greater Manchester", D.DYNAMIC),
        ("National inspection, April 2025", D.NATIONAL),
        ("An inspection of national arrangements of the Probation Service", D.NATIONAL),
        ("A thematic inspection of the work with women on probation", D.THEMATIC),
        ("Joint targeted area inspection of Northshire", D.THEMATIC),
        ("Approved premises inspections guidance manual", D.GUIDANCE),
        (
            "Dynamic inspection of public protection: case assessment rules and guidance (CARaG)",
            D.GUIDANCE,
        ),
        ("An inspection of probation services in Kent PDU: data annexe", D.ANNEXE),
        ("Annual report 2024: inspection of youth justice services", D.ANNUAL),
        ("Serious Further Offence reviews: quality assurance, 2022", D.SFO),
        ("Our 2030 strategic plan", D.OTHER),
    ],
)
def test_documents_share_an_address_and_are_told_apart_by_title(title, expected):
    assert type_of(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("“Considerable challenges remain” as Leicester PDU rated ‘Inadequate’", D.RELEASE),
        ("Major shortfalls found in national arrangements of the Probation Service", D.RELEASE),
        (
            "Chief Inspector of Probation highlights systemic public protection challenges in "
            "South Central region",
            D.RELEASE,
        ),
        ("Inspectorate calls for urgent action as trio of London services rated", D.RELEASE),
        ("Inspectorate highlights from 2025", D.NEWS),
        ("Chief Inspector announces dynamic inspection of public protection", D.NEWS),
        ("New youth inspection programme framework", D.NEWS),
        ("Our 2030 strategic plan", D.NEWS),
        ("Chief Inspector of Probation reappointed", D.NEWS),
    ],
)
def test_news_is_a_release_unless_it_is_about_the_inspectorate_itself(title, expected):
    assert type_of(title, f"{SITE}/news/some-slug") is expected


@pytest.mark.parametrize(
    ("url", "labels", "expected"),
    [
        (f"{OLD}/inspections/newcastleyjs2025/", (), D.REPORT),
        (f"{OLD}/media/press-releases/2019/05/x/", (), D.RELEASE),
        (f"{SITE}/consultation/consultation-on-sfo-reviews", (), D.CONSULTATION),
        (f"{SITE}/?p=1039", ("news", "Youth"), D.RELEASE),
        (f"{SITE}/?p=1039", ("document", "PDU"), D.REPORT),
        (f"{SITE}/?p=1039", (), D.REPORT),
        (f"{SITE}/document/x", ("document", "Thematic reports"), D.THEMATIC),
        (f"{SITE}/document/x", ("document", "Guidance"), D.GUIDANCE),
    ],
)
def test_address_and_terms_tell_what_the_title_does_not(url, labels, expected):
    assert type_of("An inspection of services in Newcastle", url, *labels) is expected


def test_an_opening_tells_of_an_inspection_without_rating():
    opening = "This dynamic inspection looked at public protection alone."
    assert type_of("An inspection of services in London", text=opening) is D.DYNAMIC
    assert type_of("Public protection in London", text=opening) is D.DYNAMIC
    assert type_of("Public protection in London", text="x" * 600 + opening) is D.OTHER


def test_an_ordinary_page_has_no_type():
    assert type_of("How we inspect PDUs", f"{SITE}/about-us/our-inspections/pdu") is None
