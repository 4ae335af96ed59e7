"""A key that there is not -> the one that was probably meant."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

_ALIKE = 0.5


def near_key(shape: type[BaseModel], loc: tuple[int | str, ...]) -> str | None:
    """``loc``: where the key stands in a file of that shape, as Pydantic tells it: names of tables,
    places in lists, the key last. None where no key there is like it."""
    *tables, key = (part for part in loc if isinstance(part, str))
    for table in tables:
        field = shape.model_fields.get(table)
        below = _model_in(field.annotation) if field else None
        if below is None:
            return None
        shape = below
    known = [field.alias or name for name, field in shape.model_fields.items()]
    return next(iter(get_close_matches(key, known, n=1, cutoff=_ALIKE)), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The table in "a list of tables", "a table or nothing"."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
