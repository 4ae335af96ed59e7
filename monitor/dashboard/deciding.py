"""The form by which a person decides -> their answer, or where it is wrong."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.ledger.decision import Answer, Verdict
from monitor.domain.rating import Rating
from monitor.domain.showing.lookup import bodies_like
from monitor.errors import DataError

_Word = Annotated[str, Field(max_length=300)]


class DecisionForm(BaseModel):
    """As it was sent. Empty: as it was read. ``key``: that of the form; see ``actions.genuine``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: _Word = ""
    event: _Word = ""
    seen: Annotated[int, Field(ge=0, le=2**31)] = 0
    verdict: _Word = ""
    body: _Word = ""
    rating: _Word = ""
    published: _Word = ""


def answer_of(form: DecisionForm, gazetteer: Gazetteer, by: str) -> Answer:
    """``by``: the name of the visitor. Raises DataError, which names the field and its fault."""
    if form.verdict not in list(Verdict):
        raise DataError(f"verdict: {form.verdict!r} is none of {', '.join(Verdict)}")
    return Answer(
        verdict=Verdict(form.verdict),
        by=by,
        body_id=_body(form.body, gazetteer) if form.body.strip() else None,
        rating=_rating(form.rating) if form.rating.strip() else None,
        published=_day(form.published.strip()) if form.published.strip() else None,
    )


def _body(name: str, gazetteer: Gazetteer) -> BodyId:
    found = bodies_like(gazetteer, name)
    if len(found) != 1:
        fault = f"names {len(found)} bodies" if found else "is no body that we know"
        raise DataError(f"body: {name!r} {fault}; take one of the list")
    return found[0].id


def _rating(word: str) -> Rating:
    found = next((one for one in Rating if one.name.lower() == word), None)
    if found is None:
        words = ", ".join(one.label for one in Rating)
        raise DataError(f"rating: {word!r} is none; there are: {words}")
    return found


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise DataError(f"published: {word!r} is no day; write it like 2026-03-02") from None
