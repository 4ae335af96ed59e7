"""Days, instants, ratings as people type them. What is none is told with an example."""

from datetime import UTC, date, datetime

import typer

from monitor.domain.london import london_day
from monitor.domain.rating import Rating


def day_gone_by(text: str) -> date:
    """``2025-03-01`` -> that day in London, today at the latest. Raises BadParameter."""
    from monitor.bootstrap.clock import utc_now  # only where a day was given: help comes at once

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it like 2025-03-01") from None
    if day > (today := london_day(utc_now())):
        raise typer.BadParameter(f"{text!r} lies in the future; today is {today}")
    return day


def instant(text: str) -> datetime:
    """``2019-05-30T10:00Z`` or a day -> aware UTC. Without a zone: UTC. Raises BadParameter."""
    try:
        given = datetime.fromisoformat(text)
        return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        fault = f"{text!r} is no instant; write it like 2019-05-30T10:00Z or 2019-05-30"
        raise typer.BadParameter(fault) from None


def rating(text: str) -> Rating:
    """``good`` -> Rating.GOOD, in whatever case. Raises BadParameter."""
    found = next((one for one in Rating if one.label.casefold() == text.strip().casefold()), None)
    if found is None:
        there = ", ".join(one.label for one in Rating)
        raise typer.BadParameter(f"{text!r} is no rating; there are: {there}")
    return found
