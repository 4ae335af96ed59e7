"""The REST interface of a WordPress site: ``/wp-json/wp/v2/types``, and the lists it leads to.

The source's address is that of the types: editors make post types in the admin screens, so the
site itself must say what they are called. Of each type that holds articles the newest posts are
asked for. https://developer.wordpress.org/rest-api/reference/posts/; what Hale adds to posts:
https://github.com/ministryofjustice/hale (``inc/api-extensions.php``).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.article import Entry, Page
from monitor.domain.pages.post import post_id
from monitor.domain.source import Following, Source
from monitor.errors import EmptyListError, ParseError
from monitor.sources.dates import from_iso
from monitor.sources.inspectorate_page import content_lines
from monitor.sources.links import absolute
from monitor.sources.markup import LONGEST, plain, without_repeats
from monitor.sources.wordpress_answer import answer_in, text_in

_TYPES = re.compile(r"(?P<api>.*/wp-json)/wp/v2/types/?$")
_SITE = re.compile(r"(?P<site>.*)/wp-json/")
_QUERY = (
    "per_page=10&orderby=date&order=desc"
    "&_fields=id,date_gmt,modified_gmt,link,title,excerpt,content,post_meta"
)
# Types that WordPress brings along, none of which holds an inspectorate's articles: Hale hides
# "post" (https://github.com/ministryofjustice/hale, ``inc/remove-default-post-type.php``).
_BUILT_IN = re.compile(r"post|page|attachment|nav_menu_item|wp_\w+")
_ARTICLES = re.compile(
    "document|news|report|press|publication|consultation|decision|inspection|statement|blog",
    re.IGNORECASE,
)
_NEVER_EMPTY = re.compile(r"/(?:document|news)/?$")


def index(_source: Source, page: Page) -> tuple[Entry, ...]:
    """Posts -> entries, newest first; none for the answer that names the types.

    Raises ParseError, also where the list of reports or of news is empty.
    """
    answer = answer_in(page)
    if isinstance(answer, Mapping):
        return ()
    _expect_no_types(page)
    if not answer and _NEVER_EMPTY.search(urlsplit(page.url).path):
        raise EmptyListError(page.url, f"posts in {urlsplit(page.url).path}; the list is empty")
    return tuple(_entry(page, post) for post in answer)


def told(entry: Entry) -> Entry:
    """Tells the summary, then the whole text, where it is given; else the excerpt.

    An entry that does not come from a list of posts is left as it is.
    """
    if not entry.markup:
        return entry
    summary, content, excerpt = entry.markup
    lines = (plain(summary), *content_lines(content))
    whole = "\n".join(without_repeats(line for line in lines if line))
    return replace(entry, summary=(whole or plain(excerpt))[:LONGEST])


def following(_source: Source, page: Page) -> Following:
    """Types -> where their posts are listed; posts -> where the list goes on."""
    answer = answer_in(page)
    if isinstance(answer, Mapping):
        return Following(_lists(page, answer), newest_first=False)
    return Following((page.next_url,) if page.next_url else ())


def _expect_no_types(page: Page) -> None:
    """PHP writes an empty set of types as ``[]``: a site without any type offers no list."""
    if _TYPES.match(page.url.partition("?")[0]):
        raise ParseError(page.url, "types of posts; the answer is valid but names none")


def _lists(page: Page, types: Mapping[str, Any]) -> tuple[str, ...]:
    """Types by their names where we know these, else all that were made for this site."""
    place = _TYPES.match(page.url.partition("?")[0])
    if place is None:
        raise ParseError(page.url, "types of posts; the address must end in /wp-json/wp/v2/types")
    own = {
        name: kind
        for name, kind in types.items()
        if isinstance(kind, dict) and text_in(kind, "rest_base") and not _BUILT_IN.fullmatch(name)
    }
    chosen = {name: kind for name, kind in own.items() if _ARTICLES.search(name)} or own
    if not chosen:
        named = ", ".join(types) or "none at all"
        raise ParseError(page.url, f"type of posts for reports or news among: {named}")
    return tuple(_list(place["api"], kind) for kind in chosen.values())


def _list(api: str, kind: Mapping[str, Any]) -> str:
    namespace = text_in(kind, "rest_namespace") or "wp/v2"
    return f"{api}/{namespace}/{text_in(kind, 'rest_base')}?{_QUERY}"


def _entry(page: Page, post: Any) -> Entry:
    site = _SITE.match(page.url)
    number = post.get("id") if isinstance(post, dict) else None
    if site is None or not isinstance(number, int):
        raise ParseError(page.url, '"id" in every post')
    url = absolute(page.url, text_in(post, "link")) if text_in(post, "link") else None
    if url is None:
        raise ParseError(page.url, f'"link" in post {number}')
    return Entry(
        url=url,
        title=plain(_rendered(post, "title")),
        published=from_iso(text_in(post, "date_gmt")),
        summary="",
        post=post_id(site["site"], number),
        modified=from_iso(text_in(post, "modified_gmt")),
        markup=_markup(post),
        terms=_terms(post),
    )


def _terms(post: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Of fields that were asked for, only terms are lists of numbers."""
    lists = ((name, value) for name, value in post.items() if isinstance(value, list))
    return tuple((name, one) for name, value in lists for one in value if isinstance(one, int))


def _markup(post: Mapping[str, Any]) -> tuple[str, str, str]:
    meta = post.get("post_meta")
    summary = text_in(meta, "summary") if isinstance(meta, dict) else ""
    return summary, _rendered(post, "content"), _rendered(post, "excerpt")


def _rendered(post: Mapping[str, Any], name: str) -> str:
    part = post.get(name)
    return text_in(part, "rendered") if isinstance(part, dict) else ""
