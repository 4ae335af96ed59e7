"""What holds for every story."""

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.data import gazetteer, programmes
from monitor.domain.reader import Names, Reader
from monitor.domain.reading import Reading, Story

READER = Reader(Names(gazetteer()), programmes())
WORDS = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
BODIES = [
    "Leeds PDU",
    "Camden Youth Justice Service",
    "Essex CRC",
    "Gateshead and South Tyneside PDU",
]
UNRELATED = [
    "Rain fell on the market all morning.",
    "A bridge was closed to lorries, and a bus broke down.",
    "The museum has bought a painting of a horse.",
]
quick = settings(max_examples=60, deadline=None, derandomize=True)


def outcome(reading: Reading) -> list[tuple[object, ...]]:
    return [(f.body_id, f.overall, f.previous, f.direction, f.score) for f in reading.findings]


def told(body: str, word: str) -> str:
    return f"HM Inspectorate of Probation has given {body} an overall rating of ‘{word}’."


@quick
@given(st.text(max_size=400), st.text(max_size=60))
def test_no_input_raises(text, title):
    READER(Story(title, text))


@quick
@given(
    st.lists(
        st.sampled_from(
            [
                *WORDS,
                *BODIES,
                "rated",
                "overall",
                "and",
                ".",
                "'",
                "(",
                "from",
                "to",
                "3 out of 27 points",
                "&nbsp",
                "\u00ad",
            ]
        )
    )
)
def test_no_salad_of_words_raises_and_reading_is_the_same_twice(words):
    story = Story("", " ".join(words))
    assert READER(story) == READER(story)


@quick
@given(st.sampled_from(BODIES), st.sampled_from(WORDS), st.sampled_from(UNRELATED), st.booleans())
def test_an_unrelated_paragraph_changes_no_finding(body, word, other, first):
    text = told(body, word)
    more = f"{other}\n{text}" if first else f"{text}\n{other}"
    assert outcome(READER(Story("Report", more))) == outcome(READER(Story("Report", text)))


@quick
@given(
    st.sampled_from(BODIES),
    st.sampled_from(WORDS),
    st.sampled_from(
        [("'", "'"), ('"', '"'), ("“", "”"), ("&lsquo;", "&rsquo;"), ("&#8216;", "&#8217;")]
    ),
    st.sampled_from([" ", "  ", "\u00a0", "&nbsp;", "\t"]),
    st.sampled_from([str.upper, str.lower, str.title, str]),
)
def test_quotes_space_and_case_of_the_headline_change_nothing(body, word, marks, space, case):
    plain = Story(f"{body} rated {word}", told(body, word))
    text = told(body, word).replace("‘", marks[0]).replace("’", marks[1]).replace(" ", space)
    assert outcome(READER(Story(case(plain.title), text))) == outcome(READER(plain))


@quick
@given(st.permutations(BODIES), st.permutations(WORDS))
def test_swapping_two_bodies_swaps_their_ratings(bodies, words):
    def ratings(one: str, two: str) -> dict[object, object]:
        text = f"{told(one, words[0])} {told(two, words[1])}"
        return {f.body_id: f.overall for f in READER(Story("Reports", text)).findings}

    here, there = ratings(bodies[0], bodies[1]), ratings(bodies[1], bodies[0])
    assert set(here) == set(there)
    assert len(here) == 2
    assert all(here[body] != there[body] for body in here)


@quick
@given(
    st.sampled_from(BODIES),
    st.sampled_from(WORDS),
    st.text(alphabet="&<>'\" \n\r\u00ada", max_size=20),
)
def test_a_quote_is_inside_the_story(body, word, noise):
    story = Story(html.escape(noise), f"{noise}\n{told(body, word)}")
    for finding in READER(story).findings:
        assert (
            " ".join(story.whole[finding.quote.start : finding.quote.end].split())
            == finding.quote.text
        )
