"""What is of the whole, what of a part of it, and whom a word beside it means."""

from datetime import date

from monitor.domain.rating import Direction, Rating
from monitor.domain.reading import Category

WATCHDOG = "HM Inspectorate of Probation has published its report on {}."


def overall(reading):
    return [(f.body_id, f.overall) for f in reading.findings]


def test_a_part_as_a_whole_is_a_part(read):
    said = WATCHDOG.format("South Yorkshire Community Rehabilitation Company") + (
        " It says that the company “requires improvement”. Unpaid work as a whole was “good”, the"
        " chief inspector said. Work with victims was ‘Outstanding’ overall, too."
    )
    assert overall(read(said)) == [("crc-south-yorkshire", Rating.REQUIRES_IMPROVEMENT)]


def test_the_only_overall_rating_is_news_however_late_its_body_is_named(read):
    body = "Essex Community Rehabilitation Company"
    padding = "".join(f" Officer {n} told inspectors of the work." for n in range(9))
    said = (
        f"HM Inspectorate of Probation went there in summer.{padding}"
        f" Taking all into account, the Inspectorate has given {body} an overall rating of ‘Good’."
    )
    title = "Essex probation services: the basics have slipped"
    assert overall(read(said, title, date(2018, 10, 10))) == [("crc-essex", Rating.GOOD)]


def test_what_is_held_on_to_is_of_today(read):
    said = WATCHDOG.format("Kirklees PDU") + (
        " Kirklees PDU holds on to its ‘Good’ rating from 2022."
    )
    (finding,) = read(said).findings
    assert (finding.overall, finding.direction) == (Rating.GOOD, Direction.UNCHANGED)


def test_once_was_before(read):
    said = (
        "Kirklees Probation Delivery Unit was once the only one that could call itself ‘Good’. HM"
        " Inspectorate of Probation has now rated it as ‘Requires improvement’."
    )
    (finding,) = read(said).findings
    assert (finding.overall, finding.previous) == (Rating.REQUIRES_IMPROVEMENT, Rating.GOOD)


def test_what_is_not_done_lightly_is_done(read):
    said = WATCHDOG.format("Cardiff Youth Offending Service") + (
        " It is the lowest grade open to the inspectorate. “I do not give an overall rating of"
        " ‘Inadequate’ lightly,” the chief inspector said."
    )
    assert overall(read(said)) == [("yjs-cardiff", Rating.INADEQUATE)]


def test_the_national_service_beside_a_company_is_not_the_company(read):
    said = (
        "HM Inspectorate of Probation's report on the Wales Community Rehabilitation Company was"
        " published on Wednesday. It requires improvement, the second from the bottom. The other"
        " half of probation in Wales, the National Probation Service, was rated Good in April."
    )
    ratings = dict(overall(read(said, published=date(2019, 7, 5))))
    assert ratings["crc-wales"] is Rating.REQUIRES_IMPROVEMENT


def test_a_part_of_a_country_is_not_the_country(read):
    said = (
        "The probation service in mid and west Wales has been told that it requires improvement."
        " Dyfed Powys Probation Delivery Unit covers half the land area of Wales. HM Inspectorate"
        " of Probation says that officers drive 90 miles for one appointment."
    )
    title = "Dyfed-Powys: Probation 'requires improvement'"
    reading = read(said, title, date(2025, 10, 16))
    assert [body for body, _ in overall(reading)] == ["pdu-dyfed-powys"]


def test_services_that_are_counted_are_those_of_the_list_below(read):
    said = (
        "Three probation services have been branded ‘inadequate’ by HM Inspectorate of"
        " Probation.\n\nThe services are:\n\nKirklees - four points out of 27\n"
        "Ealing and Hillingdon - three points out of 27\nLambeth - nil points out of 27\n\n"
        "London has 18 of these services, which are called Probation Delivery Units. Reports on"
        " Newham and on Lewisham and Bromley are expected next month."
    )
    assert overall(read(said)) == [
        ("pdu-kirklees", Rating.INADEQUATE),
        ("pdu-ealing-hillingdon", Rating.INADEQUATE),
        ("pdu-lambeth", Rating.INADEQUATE),
    ]


def test_the_same_answer_in_each_is_of_each(read):
    said = (
        "Inspectors went to offices there in April. They came away with the same answer in each:"
        " inadequate. HM Inspectorate of Probation says that many people are not seen often enough."
    )
    title = "Fury over probation in Liverpool North PDU and Knowsley and St Helens PDU"
    reading = read(said, title)
    assert reading.category is Category.RATING_REPORT
    assert [body for body, _ in overall(reading)] == [
        "pdu-liverpool-north",
        "pdu-knowsley-st-helens",
    ]


def test_a_question_is_answered_in_the_next_line(read):
    said = WATCHDOG.format("Kirklees PDU") + "\n\nAnd the grade?\n\nRequires improvement."
    assert overall(read(said)) == [("pdu-kirklees", Rating.REQUIRES_IMPROVEMENT)]
