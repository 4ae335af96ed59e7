"""GOV.UK's search: ``https://www.gov.uk/api/search.json``.

https://github.com/alphagov/search-api (``docs/using-the-search-api.md``). It answers an unknown
parameter or field with HTTP 422, so the fields to ask for are::

    fields=title,link,description,public_timestamp,first_published_at
"""

import json
from collections.abc import Mapping
from typing import Any

from monitor.domain.article import Entry, Page
from monitor.domain.source import Source
from monitor.errors import EmptyListError, ParseError
from monitor.sources.dates import from_iso
from monitor.sources.decoding import text_of
from monitor.sources.links import absolute
from monitor.sources.markup import plain


def index(source: Source, page: Page) -> tuple[Entry, ...]:
    """The results, in the order given, each address once. Raises ParseError.

    None at all is a fault unless the source may be empty. One without title or link is a fault
    too: then the question did not ask for these fields.
    """
    results = _results(page)
    found: dict[str, Entry] = {}
    for entry in (_entry(page, each) for each in results):
        found.setdefault(entry.url, entry)
    if not found and not source.may_be_empty:
        raise EmptyListError(page.url, "results of the search")
    return tuple(found.values())


def _results(page: Page) -> list[Mapping[str, Any]]:
    text = text_of(page).strip()
    if not text.startswith("{"):
        kind = page.media_type.split(";")[0].strip() or "something else"
        raise ParseError(page.url, f"answer of the search; the server sent {kind}")
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError(page.url, "whole answer of the search; the JSON breaks off") from error
    results = answer.get("results")
    if not isinstance(results, list) or not all(isinstance(each, dict) for each in results):
        raise ParseError(page.url, 'list "results" in the answer of the search')
    return results


def _entry(page: Page, result: Mapping[str, Any]) -> Entry:
    link, title = _text(result, "link"), plain(_text(result, "title"))
    url = absolute(page.url, link) if link else None
    if url is None or not title:
        raise ParseError(page.url, "title and link in each result (fields=title,link,…)")
    # The public timestamp moves with every major update: old documents would look new.
    published = from_iso(_text(result, "first_published_at"))
    return Entry(
        url=url,
        title=title,
        published=published or from_iso(_text(result, "public_timestamp")),
        summary=plain(_text(result, "description")),
    )


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""
