"""What WordPress's REST interface answers: https://developer.wordpress.org/rest-api/reference/.

Hale adds ``post_meta.summary`` (https://github.com/ministryofjustice/hale,
``inc/api-extensions.php``).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlencode
from zlib import crc32

from monitor.demo.hale_markup import content
from monitor.demo.loopback import Answer
from monitor.demo.publication import PostType, Publication
from monitor.domain.london import LONDON

_JSON = "application/json; charset=UTF-8"
SORTS = "document_type"
"""The site's own taxonomy."""

_MOST = 100
_CURLY = "‘’“”–"
_BUILT_IN = ("post", "page", "attachment", "nav_menu_item", "wp_block", "wp_template")


def types() -> Answer:
    """``/wp-json/wp/v2/types``: those that every WordPress has, and the site's own."""
    listed = {name: _type(name, name.title()) for name in _BUILT_IN}
    own = {kind.value: _type(kind.value, kind.label) for kind in PostType}
    return _json(listed | own)


def taxonomies() -> Answer:
    """``/wp-json/wp/v2/taxonomies``: those that every WordPress has, and the site's own."""
    listed = {name: _taxonomy(name, name.title(), ()) for name in ("category", "post_tag")}
    return _json(listed | {SORTS: _taxonomy(SORTS, "Document type", [PostType.DOCUMENT.value])})


def terms(pages: Iterable[Publication]) -> Answer:
    """``/wp-json/wp/v2/document_type``."""
    names = sorted({name for page in pages for name in page.sorts})
    return _json([{"id": _term(name), "name": _entities(name)} for name in names])


def _taxonomy(name: str, label: str, types: Sequence[str]) -> dict[str, object]:
    return {
        "name": label,
        "slug": name,
        "types": list(types) or ["post"],
        "rest_base": {"category": "categories", "post_tag": "tags"}.get(name, name),
        "rest_namespace": "wp/v2",
    }


def _term(name: str) -> int:
    """Numbers do not follow the alphabet, and stay when a term is added."""
    return 100 + crc32(name.encode()) % 90_000


def refusal(code: str, message: str, status: int) -> Answer:
    """The envelope that errors come in."""
    body = {"code": code, "message": message, "data": {"status": status}}
    return _json(body, status=status)


def no_route() -> Answer:
    """What an address gets that nobody serves."""
    return refusal("rest_no_route", "No route was found matching the URL.", 404)


def posts(pages: Iterable[Publication], asked: Mapping[str, str], address: str) -> Answer:
    """One page of a list. ``asked``: the query. ``address``: of the list, without a query."""
    try:
        most, number = int(asked.get("per_page", "10")), int(asked.get("page", "1"))
    except ValueError:
        most, number = 0, 1
    if not 1 <= most <= _MOST:
        return refusal("rest_invalid_param", "Invalid parameter(s): per_page", 400)
    found = _ordered(_chosen(pages, asked), asked)
    last = max(1, -(-len(found) // most))
    if not 1 <= number <= last:
        return refusal("rest_post_invalid_page_number", "The page number is too large.", 400)
    home = address.partition("/wp-json/")[0]
    shown = [_post(page, home) for page in found[(number - 1) * most : number * most]]
    fields = asked.get("_fields")
    wanted = fields.split(",") if fields else None
    answer = [_only(post, wanted) for post in shown]
    totals = (("X-WP-Total", str(len(found))), ("X-WP-TotalPages", str(last)))
    return _json(answer, headers=(*totals, *_onward(address, asked, number, last)))


def _onward(
    address: str, asked: Mapping[str, str], number: int, last: int
) -> tuple[tuple[str, str], ...]:
    if number >= last:
        return ()
    query = urlencode({**asked, "page": str(number + 1)})
    return (("Link", f'<{address}?{query}>; rel="next"'),)


def _chosen(pages: Iterable[Publication], asked: Mapping[str, str]) -> list[Publication]:
    after, changed = _instant(asked.get("after")), _instant(asked.get("modified_after"))
    return [
        page
        for page in pages
        if (after is None or page.published > after) and (changed is None or page.changed > changed)
    ]


def _instant(text: str | None) -> datetime | None:
    """WordPress reads a time without an offset as the site's own."""
    moment = datetime.fromisoformat(text) if text else None
    return moment.replace(tzinfo=LONDON) if moment and moment.tzinfo is None else moment


def _ordered(pages: list[Publication], asked: Mapping[str, str]) -> list[Publication]:
    keys = {
        "date": lambda page: (page.published, page.number),
        "modified": lambda page: (page.changed, page.number),
        "title": lambda page: page.title.casefold(),
        "id": lambda page: page.number,
    }
    key = keys.get(asked.get("orderby", "date"), keys["date"])
    return sorted(pages, key=key, reverse=asked.get("order", "desc") == "desc")


def _post(page: Publication, home: str) -> dict[str, object]:
    excerpt = f"<p>{_entities(page.summary)[:200]} [&hellip;]</p>\n"
    return {
        "id": page.number,
        "date": page.published.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M:%S"),
        "date_gmt": page.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "guid": {"rendered": f"{home}/?post_type={page.type}&#038;p={page.number}"},
        "modified_gmt": page.changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "slug": page.slug,
        "status": "publish",
        "type": page.type.value,
        "link": home + page.path,
        "title": {"rendered": _entities(page.title)},
        "content": {"rendered": content(page), "protected": False},
        "excerpt": {"rendered": excerpt, "protected": False},
        "post_meta": {"summary": page.summary},
        **({SORTS: [_term(name) for name in page.sorts]} if page.type is PostType.DOCUMENT else {}),
    }


def _entities(text: str) -> str:
    """As WordPress's texturize leaves text: quotes and dashes by number."""
    return escape(text, quote=False).translate({ord(sign): f"&#{ord(sign)};" for sign in _CURLY})


def _only(post: dict[str, object], wanted: list[str] | None) -> dict[str, object]:
    return post if wanted is None else {name: post[name] for name in wanted if name in post}


def _type(name: str, label: str) -> dict[str, object]:
    return {
        "name": label,
        "slug": name,
        "rest_base": {"post": "posts", "page": "pages"}.get(name, name),
        "rest_namespace": "wp/v2",
        "taxonomies": [SORTS] if name == PostType.DOCUMENT else [],
    }


def _json(body: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    return Answer(json.dumps(body).encode(), _JSON, status, headers)
