"""An answer with its ETag, and the address of what follows."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from monitor.dashboard.tagged import tagged

_Item = TypeVar("_Item")


def answer(request: Request, value: BaseModel) -> Response:
    """As JSON, and once."""
    headers = {"Cache-Control": "private, no-cache"}
    following = getattr(value, "next", None)
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    return tagged(request, value.model_dump_json().encode(), "application/json", headers)


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
