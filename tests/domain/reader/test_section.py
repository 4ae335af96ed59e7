"""Items of minutes and newsletters are stories of their own."""

from monitor.domain.rating import Rating

ITEM = (
    "The Director presented the report of HM Inspectorate of Probation on Leeds Youth Justice"
    " Service, published in March. It was rated Good."
)
OTHERS = "\n".join(
    (
        "Apologies for absence",
        "There were none. The minutes of the last meeting were agreed.",
        "Budget",
        "The budget was noted. Members asked about the reserves. The Treasurer replied.",
        "Roads",
        "A report on potholes was noted. Members asked about the winter. It had been mild.",
        "Libraries",
        "Two libraries would open on Sundays. A petition was received. It was passed on.",
    )
)


def test_an_item_on_an_inspection_is_read_as_a_story_of_its_own(read):
    page = f"{OTHERS}\nYouth justice: outcome of inspection\n{ITEM}"
    (found,) = read(page, title="Minutes of the Scrutiny Committee").findings
    assert (found.body_id, found.overall) == ("yjs-leeds", Rating.GOOD)


def test_an_item_on_something_else_is_not(read):
    page = (
        f"{OTHERS}\nParks\nA plan for parks was noted. Young people with Leeds Youth Justice"
        " Service, rated Good by HM Inspectorate of Probation last year, had planted trees."
    )
    assert read(page, title="Minutes of the Scrutiny Committee").findings == ()
