"""Which bodies a story names."""

import pytest

from monitor.domain.body import BodyKind
from monitor.domain.reading import Story

RATED = "{} has been rated 'Inadequate' overall by HM Inspectorate of Probation."


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Kirklees Probation Delivery Unit (PDU)", "pdu-kirklees"),
        ("Gateshead & South Tyneside PDU", "pdu-gateshead-south-tyneside"),
        ("South Tyneside and Gateshead PDU", "pdu-gateshead-south-tyneside"),
        ("North Manchester's probation delivery unit", "pdu-manchester-north"),
        ("Derby City Council's youth justice service", "yjs-derby"),
        ("City of York Youth Justice Service", "yjs-york"),
        ("Future4Me", "yjs-lincolnshire"),
        ("Leeds YOT", "yjs-leeds"),
        ("The youth offending team in Leeds", "yjs-leeds"),
        ("The North West division of the National Probation Service", "nps-north-west"),
        ("Norfolk and Suffolk Community Rehabilitation Company", "crc-norfolk-suffolk"),
        ("Seetec Kent, Surrey and Sussex CRC", "crc-kent-surrey-sussex"),
        ("The East of England region of the Probation Service", "region-east-of-england"),
        ("Camden's 'failing' youth offending service", "yjs-camden"),
        ("Wakefield PDU", "pdu-wakefield"),
        ("Wakefield YJS", "yjs-wakefield"),
        ("Barking, Dagenham and Havering PDU", "pdu-barking-dagenham-havering"),
    ],
)
def test_a_body_is_known_by_any_of_its_names(read, name, body):
    (finding,) = read(RATED.format(name)).findings
    assert finding.body_id == body


def test_a_place_alone_means_the_body_that_the_story_names(read):
    reading = read(
        "The probation service in Northumberland must do better. HM Inspectorate of Probation "
        "gave Northumbria Community Rehabilitation Company an overall rating of 'inadequate'."
    )
    assert [f.body_id for f in reading.findings] == ["crc-northumbria"]


def test_an_unknown_but_well_formed_name_is_kept_with_a_doubt(read):
    reading = read(RATED.format("Northshire Probation Delivery Unit"))
    (finding,) = reading.findings
    assert (finding.body_id, finding.kind) == (None, BodyKind.PDU)
    assert finding.body == "Northshire Probation Delivery Unit"
    assert finding.doubt
    assert reading.doubts


def test_a_name_that_only_ends_like_a_known_one_is_not_matched_to_it(read):
    (finding,) = read(RATED.format("North Kirklees PDU")).findings
    assert finding.body_id is None


@pytest.mark.parametrize(
    "text",
    [
        "HM Inspectorate of Probation has been to Leeds PDU. It was rated 'Good' overall.",
        "HM Inspectorate of Probation has been to Leeds PDU. The unit was judged to be 'Good'.",
        "HM Inspectorate of Probation has been to Leeds PDU. The overall rating: 'Good'.",
    ],
)
def test_a_pronoun_or_a_noun_carries_the_body(read, text):
    (finding,) = read(text).findings
    assert (finding.body_id, finding.overall.label) == ("pdu-leeds", "Good")


def test_both_and_all_three_mean_the_bodies_just_named(read):
    reading = read(
        "HM Inspectorate of Probation has inspected Brent PDU, Croydon PDU and Bolton PDU. "
        "All three units were rated 'Inadequate'."
    )
    assert {f.body_id for f in reading.findings} == {"pdu-brent", "pdu-croydon", "pdu-bolton"}


def test_respectively_gives_each_body_its_own_rating(read):
    reading = read(
        "Derby City PDU and Derbyshire PDU were rated 'Good' and 'Inadequate' respectively "
        "by HM Inspectorate of Probation."
    )
    found = {f.body_id: f.overall.label for f in reading.findings}
    assert found == {"pdu-derby-city": "Good", "pdu-derbyshire": "Inadequate"}


def test_a_council_named_beside_a_bare_noun_names_the_service(read):
    reading = read(
        'The council\'s youth offending team was deemed "inadequate" by probation inspectors. '
        "Bolton Council said that it was sorry."
    )
    assert [f.body_id for f in reading.findings] == ["yjs-bolton"]


@pytest.mark.parametrize(
    "text",
    [
        "HM Inspectorate of Probation rated three units 'Inadequate': Brent, Croydon and Bolton.",
        "Three areas have each been rated 'Inadequate' by HM Inspectorate of Probation.\n"
        "They are Brent PDU, Croydon PDU and Bolton PDU.",
        "HM Inspectorate of Probation has published:\n- Brent PDU: Inadequate\n"
        "- Croydon PDU: Inadequate\n- Bolton PDU: Inadequate",
    ],
)
def test_a_list_of_bodies_shares_its_rating(read, text):
    reading = read(text, title="Probation units fail")
    assert {(f.body_id, f.overall.label) for f in reading.findings} == {
        ("pdu-brent", "Inadequate"),
        ("pdu-croydon", "Inadequate"),
        ("pdu-bolton", "Inadequate"),
    }


def test_a_county_is_not_the_region_around_it(read):
    reading = read(
        "HM Inspectorate of Probation has rated probation services in Kent 'Inadequate'."
    )
    assert "region-kent-surrey-sussex" not in {f.body_id for f in reading.findings}


def test_the_page_of_one_of_two_councils_is_on_the_service_of_both(reader):
    story = Story(
        "Management board newsletter",
        "HM Inspectorate of Probation spent a fortnight with us. Its report on our work with young "
        "people came out today: we were rated 'Good' overall.",
        "https://www.conwy.gov.uk/en/board-update",
    )
    assert [f.body_id for f in reader(story).findings] == ["yjs-conwy-denbighshire"]
