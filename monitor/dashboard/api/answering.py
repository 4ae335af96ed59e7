"""An answer with its ETag, and the address of what follows."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

_NOT_MODIFIED = 304
_Item = TypeVar("_Item")


def answer(request: Request, value: BaseModel) -> Response:
    """304 where the asker has the very same already (RFC 9110, 13.1.2)."""
    content = value.model_dump_json().encode()
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    following = getattr(value, "next", None)
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=_NOT_MODIFIED, headers=headers)
    return Response(content, headers=headers, media_type="application/json")


def some(
    items: Sequence[_Item], after: str, limit: int, name: Callable[[_Item], str]
) -> tuple[Sequence[_Item], bool]:
    """Those that follow the one so called, and whether there are more. ``after``: empty for the
    first ones; a name that is there no more begins anew."""
    names = [name(item) for item in items]
    begin = names.index(after) + 1 if after in names else 0
    return items[begin : begin + limit], begin + limit < len(items)


def following(request: Request, after: str) -> str:
    """The same question, for what comes after that one."""
    return str(request.url.include_query_params(after=after).replace(scheme="", netloc=""))


def _has(given: str, tag: str) -> bool:
    tags: list[Any] = [each.strip().removeprefix("W/") for each in given.split(",")]
    return "*" in tags or tag in tags
