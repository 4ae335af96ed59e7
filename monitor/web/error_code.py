"""The name that a JSON interface gives to its refusal, such as ``rest_no_route``."""

import json
import re

_CODE = re.compile(r"[a-z0-9_]{1,60}", re.ASCII)


def error_code(beginning: str) -> str | None:
    """``{"code": "rest_no_route", …}`` -> its code; None for any other body.

    https://developer.wordpress.org/rest-api/ calls it the error envelope.
    """
    try:
        body = json.loads(beginning)
    except (ValueError, RecursionError):
        return None
    code = body.get("code") if isinstance(body, dict) else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None
