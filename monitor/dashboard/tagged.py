"""An answer with its ETag; nothing comes twice over the wire."""

from collections.abc import Mapping
from hashlib import sha256

from fastapi import Request
from starlette.responses import Response

_NOT_MODIFIED = 304


def tagged(
    request: Request, content: bytes, media_type: str, headers: Mapping[str, str]
) -> Response:
    """304 where the asker has the very same already (RFC 9110, 13.1.2)."""
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    told = {"ETag": tag, **headers}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=_NOT_MODIFIED, headers=told)
    return Response(content, headers=told, media_type=media_type)


def _has(given: str, tag: str) -> bool:
    tags = [each.strip().removeprefix("W/") for each in given.split(",")]
    return "*" in tags or tag in tags
