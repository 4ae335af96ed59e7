"""What is read without a tree comes out as it does by the tree, or is left to it."""

import html
from html.entities import html5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.sources.markup import fragment_lines, lines, parsed
from monitor.sources.simple_markup import simple_lines

INLINE = ("a", "b", "i", "em", "strong", "u", "span")
WORDS = st.sampled_from(
    (
        *("word", "two words", " ", "\n", "é", "\xa0", ".", "‘Good’", "&amp;", "&nbsp;", "&lsquo;"),
        *("&#39;", "&#8217;", "<br>", "<br/>", "<br />", '<img src="a.jpg" alt="b" />'),
    )
)
MARKED = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, held: f"<{name}>{''.join(held)}</{name}>",
        st.sampled_from(INLINE),
        st.lists(inner, max_size=4),
    ),
    max_leaves=8,
)
PARAGRAPH = st.builds(
    lambda tag, held: f"<{tag}>{''.join(held)}</p>",
    st.sampled_from(("p", 'p class="lede" id="x"')),
    st.lists(MARKED, max_size=4),
)
DIVISION = st.builds(
    lambda held: f"<div>{''.join(held)}</div>", st.lists(PARAGRAPH | MARKED, max_size=4)
)
SUMMARY = st.lists(PARAGRAPH | DIVISION | MARKED, max_size=4).map("".join)
ODD = st.sampled_from(
    (
        *("<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "</a>", '<p hidden="x">', "<P>"),
        *("<!-- c -->", "<script>", "< b", "&", "&#150;", "&hellip", "&lang;", "&notin;", "\x00"),
        *('<a href="?a=1&b=2">', "<li>", "<td>", "<title>", "</br>", "<p/>", "<b/>", "&#x41;"),
    )
)


def by_the_tree(markup: str) -> list[str]:
    return lines(parsed(markup))


@settings(deadline=None)
@given(SUMMARY)
def test_summaries_come_out_as_by_the_tree(markup: str) -> None:
    if "<" in markup:
        assert fragment_lines(markup) == by_the_tree(markup)


@settings(deadline=None)
@given(st.lists(ODD | MARKED | PARAGRAPH, max_size=7).map("".join))
def test_whatever_is_written_comes_out_as_by_the_tree(markup: str) -> None:
    if "<" in markup:
        assert fragment_lines(markup) == by_the_tree(markup)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_so_do_all_characters(text: str) -> None:
    markup = f"<p>{html.escape(text)}</p>"
    assert fragment_lines(markup) == by_the_tree(markup)


def test_each_character_with_a_name_is_what_it_is_in_the_tree() -> None:
    written = [f"<p>a&{name.rstrip(';')};b</p>" for name in html5]
    assert [each for each in written if fragment_lines(each) != by_the_tree(each)] == []


@pytest.mark.parametrize(
    "markup",
    [
        "<b>a<p>b</b>c</p>",
        "<p>a<p>b</p>c</p>",
        "<p>a<div>b</div>c</p>",
        "<a>a<a>b</a>c</a>",
        '<p>a<span hidden="hidden">b</span>c</p>',
        "<p>a</p></div>b",
        "<b>a<i>b</b>c</i>",
        "<p>a<b>b</p>c",
        "<p>a<b/>b</p>",
        "<p>a<script>b</script></p>",
        "<p>5 < 6 > 4</p>",
        "<p>R&D &#150; &lang; &hellip</p>",
    ],
)
def test_what_could_be_understood_in_two_ways_is_left_to_the_tree(markup: str) -> None:
    assert simple_lines(markup) is None
    assert fragment_lines(markup) == by_the_tree(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>It was rated <strong>Good</strong>.</p><p>Staff left.</p>",
        '<p><a href="https://a.example/x"><img src="https://a.example/x.jpg" /></a> Told.</p>',
        "First line<br />second &lsquo;line&rsquo;",
        '<div class="summary"><p>One &amp; all</p></div>',
    ],
)
def test_what_papers_write_needs_no_tree(markup: str) -> None:
    assert simple_lines(markup) is not None


def test_a_long_summary_takes_no_longer_than_its_length() -> None:
    assert simple_lines('<p><a href="x">word</a></p>' * 100_000) is not None
    assert simple_lines('<p x="' * 100_000) is None
    assert simple_lines("<p" + ' x="y"' * 100_000) is None
