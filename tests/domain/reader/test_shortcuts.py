"""What is looked for first, to spare a closer look, must overlook nothing."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.data import gazetteer
from monitor.domain import reader
from monitor.domain.rating import Score
from monitor.domain.reader.bodies.mentions import mentions
from monitor.domain.reader.bodies.names import Names
from monitor.domain.reader.points.scores import scores
from monitor.domain.reader.text.cue import Cue, has_any
from monitor.domain.reader.text.plain import plain
from monitor.domain.reader.text.sentences import sentences
from monitor.domain.reader.verdict.news import just_issued

NAMES = Names(gazetteer())
MAXIMA = {
    12: "twelve",
    15: "fifteen",
    18: "eighteen",
    21: "twenty-one",
    24: "twenty four",
    27: "twenty-seven",
    30: "thirty",
    33: "thirty-three",
    36: "thirty six",
    39: "thirty-nine",
}


@pytest.mark.parametrize("most", MAXIMA)
def test_points_out_of_any_possible_maximum_are_read(most: int) -> None:
    for told in (str(most), MAXIMA[most]):
        ((_, score),) = scores(f"it scored three points out of {told}.")
        assert score == Score(3, most)


def test_a_year_or_a_date_is_no_maximum() -> None:
    assert scores("it scored well and had 3 of 2018 in reports from 2030") == ()


def test_every_word_of_a_known_place_can_open_its_name() -> None:
    assert {word for _, where in NAMES.exact for word in where} <= NAMES.heads


def test_brands_looked_for_in_the_whole_story_are_all_that_its_sentences_name() -> None:
    brands = [" ".join(words) for several in NAMES.brands.values() for words, _ in several]
    assert brands
    for brand in brands:
        words = plain(f"\nWe saw {brand} in May. Nothing else was seen there.")
        for sentence in sentences(words):
            some = mentions(sentence, NAMES, NAMES.brands_in(words.low))
            assert some == mentions(sentence, NAMES)
            assert bool(some) == (brand in sentence.low)


# What they look for is looked for only beside their hints: a hint is a condition of its own.
BESIDE_A_HINT = {"FORETOLD", "MINUTES", "OTHER_NEWS"}
FILES = [
    import_module(each.name) for each in walk_packages(reader.__path__, "monitor.domain.reader.")
]
CUES = {
    f"{name}[{at}]": cue
    for room in FILES
    for name, value in vars(room).items()
    if name not in BESIDE_A_HINT
    for at, cue in enumerate(value if isinstance(value, tuple) else (value,))
    if isinstance(cue, Cue)
}


@pytest.mark.parametrize("name", CUES)
def test_no_pattern_matches_without_one_of_its_hints(name: str) -> None:
    cue = CUES[name]

    @settings(max_examples=25, deadline=None, derandomize=True, database=None)
    @given(st.from_regex(cue.pattern, alphabet=st.characters(codec="ascii")))
    def check(told: str) -> None:
        assert re.search(cue.pattern, told) is None or has_any(told, cue.hints)

    check()


# They are looked for line by line.
WITHIN_A_LINE = (
    *("YOUNG", "_UNIT", "_UNITS", "_OLD", "_MODERN", "_COMPANIES", "_PUBLIC"),
    *("HMIP", "FIRST", "_DEBATE"),
)


@pytest.mark.parametrize("name", WITHIN_A_LINE)
def test_what_is_looked_for_in_lines_spans_none(name: str) -> None:
    assert re.search(r"\[\^|\\[sWDS]|\n", CUES[f"{name}[0]"].pattern) is None


def test_a_report_just_out_is_found_however_it_is_worded() -> None:
    pattern = CUES["_ISSUED[0]"].pattern

    @settings(max_examples=100, deadline=None, derandomize=True, database=None)
    @given(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    def check(told: str) -> None:
        assert just_issued(told) == (re.search(pattern, told) is not None)

    check()
