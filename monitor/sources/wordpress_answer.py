"""What a WordPress site's REST interface sends, of whatever kind: JSON, or a refusal in words."""

import json
from collections.abc import Mapping
from typing import Any

from monitor.domain.article import Page
from monitor.errors import ParseError
from monitor.sources.decoding import text_of
from monitor.sources.markup import plain

_WANTED = "JSON of the WordPress interface"


def answer_in(page: Page) -> Mapping[str, Any] | list[Any]:
    """Raises ParseError for anything else, and where the site refuses."""
    text = text_of(page).strip().lstrip("\ufeff")
    if text.startswith("<"):
        raise ParseError(page.url, f"{_WANTED}; the server sent an HTML page")
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError(page.url, f"{_WANTED}; what was sent cannot be read") from error
    if isinstance(answer, dict):
        _expect_no_refusal(page, answer)
        return answer
    if isinstance(answer, list):
        return answer
    raise ParseError(page.url, _WANTED)


def text_in(holder: Mapping[str, Any], name: str) -> str:
    """Empty where it holds no text of that name."""
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _expect_no_refusal(page: Page, answer: Mapping[str, Any]) -> None:
    code = answer.get("code")
    if isinstance(code, str):
        message = plain(text_in(answer, "message"))
        raise ParseError(page.url, f"{_WANTED}; the site says {code} ({message})")
