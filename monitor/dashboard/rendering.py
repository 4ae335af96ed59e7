"""Templates, and what all of them know."""

import unicodedata
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from monitor.dashboard.assets import address_of
from monitor.dashboard.desk import Desk
from monitor.dashboard.doorkeeper import Doorkeeper
from monitor.domain.duration import duration
from monitor.domain.london import LONDON
from monitor.domain.rating import Direction, Rating
from monitor.domain.showing.short_dates import short
from monitor.domain.visitor import Visitor

_FOLDER = Path(__file__).parent / "templates"
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_BREAKS = frozenset("\n\t")
_MOVES = {Direction.IMPROVED: "▲", Direction.DECLINED: "▼", Direction.UNCHANGED: "="}
_MOVE_WORDS = {
    Direction.IMPROVED: "better than before",
    Direction.DECLINED: "worse than before",
    Direction.UNCHANGED: "the same as before",
}


def page(request: Request, name: str, status: int = 200, /, **shown: object) -> HTMLResponse:
    """One template with its values; every text in them is only text."""
    visitor = visitor_of(request)
    keeper: Doorkeeper = request.state.keeper
    desk = desk_of(request)
    known = {
        "here": request.url.path,
        "visitor": visitor,
        "closed": not keeper.keys.is_open,
        "nonce": request.state.nonce,
        "form_key": keeper.form_key(visitor),
        "now": desk.now(),
        "waiting": len(desk.awaiting()) if visitor.operates else 0,
    }
    return HTMLResponse(_TEMPLATES.get_template(name).render(**known, **shown), status)


def drawn(name: str, /, **shown: object) -> str:
    """A picture that stands alone."""
    return _TEMPLATES.get_template(name).render(**shown)


def desk_of(request: Request) -> Desk:
    """Of the application that the request reached."""
    desk: Desk = request.app.state.desk
    return desk


def visitor_of(request: Request) -> Visitor:
    """As the gate knows them."""
    visitor: Visitor = request.state.visitor
    return visitor


def visible(text: str) -> str:
    """Without signs that nobody sees, or that turn the order of others about."""
    if text.isprintable():
        return text
    return "".join(
        sign for sign in text if sign in _BREAKS or unicodedata.category(sign) not in _UNSEEN
    )


def local(instant: datetime | None) -> str:
    """As people in London write it."""
    return f"{instant.astimezone(LONDON):%-d %b %Y, %H:%M}" if instant else "–"


def _shown(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value)


def _web(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _level(rating: Rating | None) -> str:
    return f"r{int(rating)}" if rating else "r0"


def _move(direction: Direction | None) -> str:
    return _MOVES[direction] if direction else ""


def _move_words(direction: Direction | None) -> str:
    return _MOVE_WORDS[direction] if direction else ""


def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,  # every text on a page may come from a stranger
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(local=local, web=_web, level=_level, span=duration, short=short)
    made.filters.update(move=_move, move_words=_move_words)
    made.globals.update(asset=address_of, Rating=Rating)
    return made


_TEMPLATES = _templates()
