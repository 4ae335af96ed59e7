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
    ],
)
def test_each_body_keeps_its_own_rating(read, text, expected):
    assert told(read(text)) == expected
