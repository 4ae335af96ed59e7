"""The picture of a body's rating, for other people's pages."""

from xml.etree.ElementTree import fromstring

import pytest

from monitor.data import gazetteer
from monitor.domain.rating import Rating
from tests.dashboard.house import House

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> str:
    root = fromstring(svg)  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    return " ".join("".join(root.itertext()).split())


@pytest.mark.parametrize("rating", Rating)
def test_each_rating_is_told_by_word_and_shape(house: House, rating: Rating):
    asked = rating.name.lower()
    body = house.get(f"/api/v1/bodies?rating={asked}&limit=1").json()["items"][0]
    answer = house.get(f"/badges/{body['id']}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert rating.label in words(answer.content)
    assert rating.shape in words(answer.content)


def test_bodies_of_every_sort_have_one(house: House):
    with house.visitor() as visitor:
        for body in {body.kind: body for body in gazetteer()}.values():
            words(visitor.get(f"/badges/{body.id}.svg").raise_for_status().content)


def test_a_body_that_nobody_knows_has_none(house: House):
    assert house.get("/badges/none.svg").status_code == 404
