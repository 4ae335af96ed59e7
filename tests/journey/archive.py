"""The inspectorate's archive on loopback: a listing of several pages, each report a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape

from tests.loopback import Reply, Site, reply

PLACES = (
    ("West Kent", "Good"),
    ("East Kent", "Inadequate"),
    ("Essex North", "Requires improvement"),
    ("Essex South", "Good"),
    ("Wigan", "Outstanding"),
    ("Sheffield", "Good"),
    ("Plymouth", "Inadequate"),
    ("Hull and East Riding", "Good"),
    ("Swansea Neath Port Talbot", "Requires improvement"),
    ("Gwent", "Good"),
)
EACH = 3


@dataclass
class Archive:
    """One report a month, the newest first, three on each page of the listing."""

    site: Site
    paths: list[str] = field(default_factory=list)

    def publish(self, places: Sequence[tuple[str, str]] = PLACES) -> None:
        rows = []
        for number, (place, rating) in enumerate(places):
            path = f"/document/an-inspection-of-probation-services-in-{number}"
            stamp = _stamp(f"2024-{12 - number:02}-10T00:01:00+00:00")
            title = f"An inspection of probation services in {place} PDU"
            rows.append(
                f'<div class="list-item"><h2><a href="{path}">{escape(title)}</a></h2>{stamp}</div>'
            )
            self.paths.append(path)
            self.site.pages[path] = _report(number, title, place, rating, stamp)
        pages = [rows[at : at + EACH] for at in range(0, len(rows), EACH)]
        for number, items in enumerate(pages, start=1):
            last = number == len(pages)
            self.site.pages[_list_path(number)] = _listing(items, None if last else number + 1)

    def publish_now(self, place: str, rating: str) -> None:
        """A report of today, alone on its listing."""
        stamp = _stamp(datetime.now(UTC).isoformat())
        title = f"An inspection of probation services in {place} PDU"
        row = f'<div class="list-item"><h2><a href="/document/now">{title}</a></h2>{stamp}</div>'
        self.site.pages["/list"] = _listing([row], None)
        self.site.pages["/document/now"] = _report(99, title, place, rating, stamp)

    @property
    def asked_for(self) -> list[str]:
        """The reports, in the order in which they were asked for."""
        return [path for path in self.site.asked if path in self.paths]

    @property
    def lists_asked(self) -> list[str]:
        return [path for path in self.site.asked if path.startswith("/list")]


def _list_path(number: int) -> str:
    return "/list" if number == 1 else f"/list/page/{number}"


def _listing(items: Sequence[str], following: int | None) -> Reply:
    link = f'<a rel="next" href="{_list_path(following)}">Next</a>' if following else ""
    return reply(f"<main>{''.join(items)}</main><nav>{link}</nav>")


def _report(number: int, title: str, place: str, rating: str, stamp: str) -> Reply:
    words = f"We have given {place} Probation Delivery Unit (PDU) an overall rating of ‘{rating}’."
    return reply(
        f'<div id="primary"><article id="post-{number + 1}" class="type-document'
        f' flexible-post-type-single"><h1>{escape(title)}</h1>{stamp}'
        f'<div class="document-content"><h2>Foreword</h2><p>{words}</p></div></article></div>'
    )


def _stamp(when: str) -> str:
    return f'<time class="entry-date published-date" datetime="{when}"></time>'
