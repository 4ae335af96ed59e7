"""Stories of several bodies: whose rating is whose."""

import pytest

HMIP = "HM Inspectorate of Probation"


def told(reading):
    return {(f.body_id, f.overall.label) for f in reading.findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Both delivery units that {HMIP} saw have their reports: Gwent PDU was judged "
            "'Inadequate' and North Wales PDU 'Requires improvement'.",
            {("pdu-gwent", "Inadequate"), ("pdu-north-wales", "Requires improvement")},
        ),
        (
            f"Leeds PDU has moved from 'Inadequate' to 'Requires improvement', {HMIP} says, while "
            "Surrey PDU has gone up from 'Requires improvement' to 'Good'.",
            {("pdu-leeds", "Requires improvement"), ("pdu-surrey", "Good")},
        ),
        (
            f"{HMIP} rated Bolton Youth Justice Service 'Good'. Wigan Youth Justice Service, on "
            "the other hand, was rated 'Inadequate'.",
            {("yjs-bolton", "Good"), ("yjs-wigan", "Inadequate")},
        ),
        (
            f"Lambeth PDU and Southwark PDU, which {HMIP} saw in May, were rated 'Inadequate' and "
            "'Requires improvement'.",
            {("pdu-lambeth", "Inadequate"), ("pdu-southwark", "Requires improvement")},
        ),
    ],
)
def test_each_body_keeps_its_own_rating(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HMIP} rated Norfolk PDU 'Inadequate'. So was Suffolk PDU.",
            {("pdu-norfolk", "Inadequate"), ("pdu-suffolk", "Inadequate")},
        ),
        (
            f"Cardiff Youth Justice Service has been rated 'Good' by {HMIP}, as have Newport and "
            "Powys youth justice services.",
            {("yjs-cardiff", "Good"), ("yjs-newport", "Good"), ("yjs-powys", "Good")},
        ),
        (
            f"{HMIP} handed its lowest rating, 'Inadequate', to Swindon and Wiltshire PDU, Dorset "
            "PDU and Somerset PDU.",
            {
                ("pdu-swindon-wiltshire", "Inadequate"),
                ("pdu-dorset", "Inadequate"),
                ("pdu-somerset", "Inadequate"),
            },
        ),
        (
            f"The reports are by {HMIP}.\nRated 'Good': Devon Youth Justice Service and Torbay "
            "Youth Justice Service.\nRated 'Inadequate': Plymouth Youth Justice Service.",
            {("yjs-devon", "Good"), ("yjs-torbay", "Good"), ("yjs-plymouth", "Inadequate")},
        ),
        (
            f"Ratings of 'Good' were awarded by {HMIP} to Barnet Youth Justice Service and to "
            "Harrow Youth Justice Service.",
            {("yjs-barnet", "Good"), ("yjs-harrow", "Good")},
        ),
        (
            f"The latest from {HMIP}. Outstanding – Ealing Youth Justice Service. Good – Merton "
            "Youth Justice Service and Sutton Youth Justice Service.",
            {("yjs-ealing", "Outstanding"), ("yjs-merton", "Good"), ("yjs-sutton", "Good")},
        ),
    ],
)
def test_one_rating_may_go_to_several(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HMIP} visited the youth justice services in Luton and Medway. The former was rated "
            "'Good'; the latter 'Requires improvement'.",
            {("yjs-luton", "Good"), ("yjs-medway", "Requires improvement")},
        ),
        (
            f"Reports on Surrey PDU and West Kent PDU came out today, {HMIP} said. The second "
            "unit was rated 'Inadequate', the first 'Requires improvement'.",
            {("pdu-surrey", "Requires improvement"), ("pdu-west-kent", "Inadequate")},
        ),
        (
            f"The North East region was visited by {HMIP}, which saw two units.\nSunderland PDU\n"
            "Overall rating: Inadequate\nLeaders had lost their grip.\nStockton and Hartlepool "
            "Probation Delivery Unit (PDU)\nOverall rating: Requires improvement",
            {
                ("pdu-sunderland", "Inadequate"),
                ("pdu-stockton-hartlepool", "Requires improvement"),
            },
        ),
    ],
)
def test_the_latter_and_what_stands_under_a_heading(read, text, expected):
    assert told(read(text, "Probation in the North East")) == expected
