"""What a visit of a source is made of, from its list to what is kept of each article."""

import random
from collections.abc import Callable
from concurrent.futures import Future

from monitor import data
from monitor.bootstrap.channels import (
    inner_hosts_of,
    router_of,
)
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import Records
from monitor.bootstrap.reference import named_bodies, reader
from monitor.config import Config
from monitor.domain.ledger.comparing import Rules
from monitor.domain.reader import gate
from monitor.domain.visiting.visit import Outcome
from monitor.service.appointments import Appointments
from monitor.service.intake import Intake
from monitor.service.list_page import ListReader
from monitor.service.naming import Names
from monitor.service.plans import PlanKeeper
from monitor.service.poll import Poll
from monitor.service.ports import Web as AnyWeb
from monitor.service.rounds import Rounds
from monitor.service.sieve import Sieve
from monitor.service.staging import Staging
from monitor.service.survey import Survey
from monitor.service.taking import Taking
from monitor.service.worded_lists import WordedLists
from monitor.sources import PARSERS, wall
from monitor.web import Web


def poll_of(
    settings: Config, records: Records, web: Web, clocks: Clocks, stopping: Callable[[], bool]
) -> Poll:
    """What visits a source. ``stopping`` is true once the service must end."""
    intake = intake_of(settings, records, web, clocks)
    inner_of = inner_hosts_of(settings)
    lists, staging = lists_of(records, web, clocks), staging_of(settings, records, clocks)
    return Poll(
        survey=Survey(lists, PARSERS, records.walks, intake.holds, clocks.now),
        visits=records.visits,
        states=records.states,
        sieve=sieve_of(records, intake, clocks),
        taking=Taking(intake, staging, clocks.wall, stopping),
        appointments=Appointments(records.rhythms, clocks.now, random.random),
        together=records.database.together,
        clock=clocks.now,
        within=lambda source: web.only(inner_of(source)),
        stopping=stopping,
    )


def begin_due(rounds: Rounds, found: Callable[[], None]) -> None:
    """Begin the visits that are due. ``found``: called at the end of each that leaves something to
    be sent, in its thread. Raises StoreError."""

    def ended(visit: Future[Outcome]) -> None:
        if not visit.cancelled() and any(each.deliveries for each in visit.result().changes):
            found()

    for visit in rounds.start_due():
        visit.add_done_callback(ended)


def intake_of(settings: Config, records: Records, web: AnyWeb, clocks: Clocks) -> Intake:
    """What takes articles in, and reads them."""
    named = named_bodies()
    return Intake(
        web=web,
        parsers=PARSERS,
        ledger=records.ledger,
        visits=records.visits,
        names=Names(records.addresses),
        plans=PlanKeeper(records.plans, named),
        quarantine=records.quarantine,
        read=reader(),
        gate=gate,
        named=named,
        rules=Rules(data.gazetteer(), data.programmes()),
        route=router_of(settings),
        window=settings.window,
        clock=clocks.now,
        wall=clocks.wall,
    )


def sieve_of(records: Records, intake: Intake, clocks: Clocks) -> Sieve:
    """What tells which entries of a list need a look."""
    ledger, visits, quarantine = records.ledger, records.visits, records.quarantine
    return Sieve(intake.names, ledger, visits, quarantine, clocks.now, clocks.wall)


def staging_of(settings: Config, records: Records, clocks: Clocks) -> Staging:
    """What weighs a run as a whole."""
    most = settings.quarantine_above
    return Staging(records.quarantine, router_of(settings), most, clocks.now)


def lists_of(records: Records, web: AnyWeb, clocks: Clocks) -> WordedLists:
    """What reads the pages of lists."""
    return WordedLists(ListReader(web, PARSERS, wall), records.vocabularies, clocks.now)
