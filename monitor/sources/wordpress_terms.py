"""The taxonomies of a WordPress site, and their terms: ``/wp-json/wp/v2/taxonomies``.

https://developer.wordpress.org/rest-api/reference/taxonomies/. Editors make taxonomies in the admin
screens; the platform's stock ones are ``document_type``, ``document_category`` and
``document_location`` (https://github.com/ministryofjustice/hale, ``acf-json``). Only a type says
what sort of page a post is: a report may stand in the category of research, and is a report.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from monitor.domain.article import Page
from monitor.domain.vocabulary import Dictionary, Taxonomy
from monitor.errors import ParseError
from monitor.sources.markup import plain
from monitor.sources.wordpress_answer import answer_in, text_in

_API = re.compile(r"(?P<api>.*/wp-json)/wp/v2/\w+/?$")
_SORTS = re.compile(r"(?:^|[\W_])(?:type|kind|format)s?(?:$|[\W_])", re.IGNORECASE)
_BUILT_IN = re.compile(r"category|post_tag|nav_menu|link_category|post_format|wp_\w+")
_QUERY = "per_page=100&_fields=id,name"


def _place(address: str) -> str:
    """Beside the types."""
    return _api(address) + "/wp/v2/taxonomies"


def _taxonomies(page: Page) -> tuple[Taxonomy, ...]:
    """None is an answer, too: PHP writes an empty set as ``[]``."""
    answer = answer_in(page)
    told = answer.items() if isinstance(answer, Mapping) else ()
    return tuple(
        _taxonomy(page, one)
        for name, one in told
        if isinstance(one, dict) and text_in(one, "rest_base") and _says_the_sort(name, one)
    )


def _says_the_sort(name: str, taxonomy: Mapping[str, Any]) -> bool:
    called = (name, text_in(taxonomy, "name"))
    return not _BUILT_IN.fullmatch(name) and any(map(_SORTS.search, called))


def _taxonomy(page: Page, told: Mapping[str, Any]) -> Taxonomy:
    base = text_in(told, "rest_base")
    namespace = text_in(told, "rest_namespace") or "wp/v2"
    return Taxonomy(base, f"{_api(page.url)}/{namespace}/{base}?{_QUERY}")


def _terms(page: Page) -> Mapping[int, str]:
    answer = answer_in(page)
    if isinstance(answer, Mapping):
        raise ParseError(page.url, "list of terms")
    told = (one for one in answer if isinstance(one, dict) and isinstance(one.get("id"), int))
    return {one["id"]: plain(text_in(one, "name")) for one in told}


def _asking(url: str, fields: Iterable[str]) -> str:
    """Lists are asked for in few fields; where they go on, in the same."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    there = asked.get("_fields", "").split(",")
    wanted = ",".join(dict.fromkeys((*there, *fields)))
    return urlunsplit(parts._replace(query=urlencode(asked | {"_fields": wanted}, safe=",")))


def _api(address: str) -> str:
    place = _API.match(address.partition("?")[0])
    if place is None:
        raise ParseError(address, "WordPress interface; the address must end in /wp-json/wp/v2/…")
    return place["api"]


WORDPRESS_TERMS = Dictionary(_place, _taxonomies, _terms, _asking)
