"""How well we read, held to floors; and the labels themselves."""

import json
from functools import cache
from pathlib import Path

import pytest

from monitor import data
from monitor.domain.evaluation.labels import labelled
from monitor.domain.evaluation.marking import mark
from monitor.domain.evaluation.measures import measure
from monitor.domain.reader import Names, Reader

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text())
FILES = sorted(FLOORS)


@cache
def articles(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return tuple(labelled(json.loads(line), f"{name}:{n}") for n, line in enumerate(lines, 1))


@cache
def measures(name):
    read = Reader(Names(data.gazetteer()), data.programmes())
    m = measure(mark(article, read(article.story)) for article in articles(name))
    return {
        "relevance_precision": m.relevance_precision.value,
        "relevance_recall": m.relevance_recall.value,
        "pairs_f1": m.pairs_f1,
        "previous_rating": m.fields["previous_rating"].value,
        "direction": m.fields["direction"].value,
        "score": m.fields["score"].value,
    }


@pytest.mark.xdist_group("corpus")  # all is read once
@pytest.mark.parametrize(
    ("name", "measure_name"), [(name, key) for name in FILES for key in FLOORS[name]]
)
def test_no_measure_falls_below_its_floor(name, measure_name):
    assert measures(name)[measure_name] >= FLOORS[name][measure_name]


@pytest.mark.xdist_group("corpus")
@pytest.mark.parametrize("name", FILES)
def test_floors_are_kept_close_to_what_is_reached(name):
    loose = {
        key: (value, FLOORS[name][key])
        for key, value in measures(name).items()
        if value - FLOORS[name][key] > 0.03
    }
    assert not loose, "better than the floor: raise it"


@pytest.mark.parametrize("name", FILES)
def test_labels_name_bodies_of_the_gazetteer(name):
    bodies = data.gazetteer().bodies
    for article in articles(name):
        for label in (*article.bodies, *article.optional):
            known = bodies.get(label.body_id[0])
            assert label.body_id[0] is None or (known and known.kind == label.kind[0]), article.id


def test_no_article_is_in_both_files():
    whole = [article for name in FILES for article in articles(name)]
    assert len({article.id for article in whole}) == len(whole)
    assert len({article.story.text for article in whole}) == len(whole)
