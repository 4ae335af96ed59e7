"""Every text of a mail can be read, by day and in the dark: at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from monitor.notify.look import SHIPPED
from monitor.notify.render import render
from tests.notify.samples import LETTERS

_RULE = re.compile(r"^\s*([.\w]+) \{ (.*) \}$", re.MULTILINE)
_DARK = re.compile(r"prefers-color-scheme: dark\) \{\n(.*?)\n\}\n", re.DOTALL)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def by_day(tag: Tag, what: str) -> str | None:
    found = re.search(rf"(?:^|;){what}:(#\w{{6}})", str(tag.get("style", "")))
    return found[1] if found else None


class Dark:
    """What the rules for the dark make of a tag."""

    def __init__(self, page: str) -> None:
        block = _DARK.search(page)
        assert block is not None
        self.rules = _RULE.findall(block[1])

    def __call__(self, tag: Tag, what: str) -> str | None:
        own = {*map(str, tag.get_attribute_list("class")), *([tag.name] if tag.name == "a" else [])}
        told = [rule for names, rule in self.rules if set(names.strip(".").split(".")) <= own]
        found = re.search(rf"\b{what}: (#\w{{6}})", " ".join(told))
        return found[1] if found else None


def coloured(page: BeautifulSoup) -> Iterator[Tag]:
    return (tag for tag in page.find_all(style=True) if by_day(tag, "color") and tag.get_text())


@pytest.mark.parametrize("name", LETTERS)
def test_every_text_stands_out_from_what_is_behind_it(name: str) -> None:
    html = SHIPPED.html(render(LETTERS[name]))
    page = BeautifulSoup(html, "lxml")
    for seen in (by_day, Dark(html)):
        for tag in coloured(page):
            behind = next(filter(None, (seen(one, "background") for one in (tag, *tag.parents))))
            text = seen(tag, "color")
            assert text is not None, tag
            assert contrast(text, behind) >= 4.5, tag


@pytest.mark.parametrize("name", LETTERS)
def test_no_text_is_left_to_a_colour_of_the_programs_own(name: str) -> None:
    page = BeautifulSoup(SHIPPED.html(render(LETTERS[name])), "lxml")
    assert page.body is not None
    bare = [
        text
        for text in page.body.find_all(string=True)
        if type(text).__name__ == "NavigableString"
        and text.strip()
        and not any(by_day(one, "color") for one in text.parents)
        and "display:none" not in str(text.parent and text.parent.get("style"))
    ]
    assert bare == []
