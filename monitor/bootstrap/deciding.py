"""Config -> a person's decisions, and what follows from them."""

from monitor import data
from monitor.bootstrap.channels import router_of
from monitor.bootstrap.records import Records
from monitor.bootstrap.reference import provenance
from monitor.config import Config
from monitor.domain.ledger.comparing import Rules
from monitor.service.deciding import Decide
from monitor.service.ports import Clock


def decide_of(records: Records, settings: Config, clock: Clock) -> Decide:
    """By the rules and subscriptions that are in force."""
    rules = Rules(data.gazetteer(), data.programmes())
    return Decide(records.decisions, rules, router_of(settings), provenance(), clock)
