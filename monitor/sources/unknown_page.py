"""A page of a layout we do not know: trafilatura, and plainer means where it finds too little."""

import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from monitor.domain.article import Page, PageText
from monitor.sources.links import report_link
from monitor.sources.markup import lines, without_repeats, written_lines
from monitor.sources.page_metadata import published_of, title_of

_ENOUGH = 200  # characters; less is a caption or a notice rather than an article
_CLUTTER = (
    "nav, aside, header, footer, form, [role='navigation'], [role='dialog'], [id*='cookie' i], "
    "[class*='cookie' i], [id*='consent' i], [class*='consent' i], [id*='comments' i], "
    "[class*='comments' i], [class*='related' i], [class*='share' i], [class*='newsletter' i]"
)
_MAIN = ("article", "[itemprop='articleBody']", "main", "[role='main']")
_PARTS = 10
_TABLE_RULE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+$")


def read(page: Page, tree: BeautifulSoup) -> PageText | None:
    """None where there are no words at all."""
    title, published = title_of(tree), published_of(tree)
    link = _report_link(page, tree)
    found = _by_trafilatura(tree)
    if sum(map(len, found)) < _ENOUGH:
        # Its own last resort tears inline tags apart ("rated" / "Good"), so ours goes first.
        found = _by_landmarks(tree) or found
    found = without_repeats(found)
    if found and found[0] == title:
        found = found[1:]
    return PageText(title, "\n".join(found), published, link) if found else None


def _report_link(page: Page, tree: BeautifulSoup) -> str | None:
    links = (report_link(place, page.url) for place in [*_main_parts(tree), tree])
    return next((link for link in links if link), None)


def _by_trafilatura(tree: BeautifulSoup) -> list[str]:
    """It never fetches: it is handed the page. Repeats are kept, two bodies may rate alike."""
    import trafilatura  # 10 MB and 0.2 s, which are saved where no such page is met

    text = trafilatura.extract(
        str(tree), include_comments=False, include_tables=True, deduplicate=False
    )
    return [line for written in written_lines(text or "") if (line := _line(written))]


def _line(text: str) -> str:
    """Rows of tables and items of lists as everywhere else in this room."""
    if _TABLE_RULE.match(text):
        return ""
    if text.startswith("|") and text.endswith("|"):
        return " – ".join(cell.strip() for cell in text.strip("|").split("|") if cell.strip())
    return text.removeprefix("- ").strip()


def _by_landmarks(tree: BeautifulSoup) -> list[str]:
    for part in tree.select(_CLUTTER):
        if not part.decomposed and part.name not in {"html", "body", "main", "article"}:
            part.decompose()
    return max(_candidates(tree), key=lambda found: sum(map(len, found)), default=[])


def _main_parts(tree: BeautifulSoup) -> list[Tag]:
    """The first of each kind only: teasers are articles too, and some pages nest thousands."""
    return [part for css in _MAIN for part in tree.select(css, limit=_PARTS)]


def _candidates(tree: BeautifulSoup) -> Iterator[list[str]]:
    """The main parts by name; where there are none, the paragraphs that stand side by side."""
    parts = _main_parts(tree)
    if parts:
        yield from (lines(part) for part in parts)
        return
    runs: defaultdict[int, list[Tag]] = defaultdict(list)
    for paragraph in tree.select("p"):
        runs[id(paragraph.parent)].append(paragraph)
    for run in runs.values():
        yield [line for paragraph in run for line in lines(paragraph)]
