"""Find bodies by what a person types."""

import re

from monitor.domain.body import Body, Gazetteer


def bodies_like(gazetteer: Gazetteer, query: str) -> tuple[Body, ...]:
    """The body of that id or name alone where there is one, else all that name it."""
    wanted = _folded(query)
    words = re.compile(rf"\b{re.escape(wanted)}\b")
    exact = [
        b for b in gazetteer if wanted in {_folded(b.id), _folded(b.name), _folded(b.short_name)}
    ]
    return tuple(exact) or tuple(b for b in gazetteer if words.search(_searchable(b)))


def _searchable(body: Body) -> str:
    words = (body.id, body.name, body.short_name, *body.aliases, *body.places)
    return _folded(" | ".join((*words, *body.local_authorities)))


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("&", "and").split())
