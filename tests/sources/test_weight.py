"""What is read by a process that can be stopped."""

import pytest

from monitor.domain.article import Page, Validators
from monitor.sources.weight import is_heavy


def page(body: bytes) -> Page:
    return Page("https://a.example/", body, "text/html", Validators())


@pytest.mark.parametrize("sign", [b"a", b"Z", b"0", b"_", b".", b"+", b"-"])
def test_a_word_of_more_than_a_thousand_letters_is_heavy(sign: bytes) -> None:
    assert not is_heavy(page(b"<p>" + sign * 1000 + b" a</p>"))
    assert is_heavy(page(b"<p>" + sign * 1001 + b" a</p>"))


@pytest.mark.parametrize("sign", [b" ", b"@", b"/", b"\xc3", b"\n", b"\0"])
def test_what_parts_words_does_not_count_as_one(sign: bytes) -> None:
    assert not is_heavy(page((b"a" * 900 + sign) * 5))


def test_many_tags_are_heavy() -> None:
    assert not is_heavy(page(b"<p>" * 5000))
    assert is_heavy(page(b"&lt;p" * 5001))
