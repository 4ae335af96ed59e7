"""The command that keeps something silent for a while."""

from dataclasses import asdict
from pathlib import Path

from monitor.bootstrap.channels import places_of
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.reference import gazetteer
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.cli.terminal.until import end_of
from monitor.config import Config
from monitor.domain.showing.lookup import bodies_like
from monitor.domain.silence import Scope, Silence


def begin(folder: Path, what: str, until: str, reason: str) -> None:
    """Raises Refused for what nobody knows, and for an end that is none."""
    settings = settings_of(folder, "ERROR")
    now = utc_now()
    if not until:
        raise Refused('say until when: --until 2026-05-03, or --until "3 days"')
    if not reason.strip():
        raise Refused('say why: --reason "moves to a new site"; it stands in digests')
    scope, target = _meant(settings, what)
    silence = Silence(scope, target, reason.strip(), now, end_of(until, now))
    with open_records(settings) as records:
        number = records.silences.add(silence)
    words = f"Silent until {local(silence.until)} (London time): {_name(silence)} ({scope})."
    out.print(words, markup=False, soft_wrap=True)
    out.print(
        "Nothing is dropped: what is held back leaves then. "
        f"Sooner: probation-monitor silence --end {number}",
        soft_wrap=True,
    )


def show(folder: Path, how: Form) -> None:
    """What is silent now."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.silences.active(utc_now())
    if how is Form.JSON:
        return print_json([asdict(each) for each in found])
    if not found:
        return out.print("Nothing is silent.")
    return show_rows(("what", "sort", "until", "number", "why"), [_row(e) for e in found], out)


def end(folder: Path, named: str) -> None:
    """By number, or all of that name. Raises Refused where there is none."""
    now = utc_now()
    with open_records(settings_of(folder, "ERROR")) as records:
        found = _named(records, named)
        freed = sum(records.silences.end(each.number, now) for each in found)
    for each in found:
        out.print(f"Ended: {_name(each)} ({each.scope}).", markup=False, soft_wrap=True)
    out.print(f"Messages that were held back and leave now: {freed}")


def _named(records: Records, named: str) -> tuple[Silence, ...]:
    wanted = named.strip().casefold()
    found = tuple(
        each
        for each in records.silences.active(utc_now())
        if wanted in (str(each.number), each.target.casefold(), _name(each).casefold())
    )
    if not found:
        raise Refused(
            f"nothing that is silent is called {named!r}; see: probation-monitor silence --list"
        )
    return found


def _meant(settings: Config, what: str) -> tuple[Scope, str]:
    word = what.strip().casefold()
    ways = tuple(dict.fromkeys(str(place.channel) for place in places_of(settings)))
    channels = [(Scope.CHANNEL, name) for name in ways if name.casefold() == word]
    sources = [(Scope.SOURCE, s.name) for s in settings.sources if s.name.casefold() == word]
    bodies = [(Scope.BODY, body.id) for body in bodies_like(gazetteer(), what)] if word else []
    exact = [*channels, *sources]
    found = exact or bodies
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(
            f"no body, source or channel is called {what!r}; see: probation-monitor bodies, "
            f"sources; channels: {', '.join(ways)}"
        )
    names = ", ".join(target for _scope, target in found[:8])
    raise Refused(f"{what!r} may mean {len(found)}: {names}; name one of them")


def _row(each: Silence) -> Row:
    name = printable(_name(each))
    return (name, each.scope, local(each.until), str(each.number), printable(each.reason))


def _name(silence: Silence) -> str:
    body = {str(each.id): each for each in gazetteer()}.get(silence.target)
    return body.short_name if body and silence.scope is Scope.BODY else silence.target
