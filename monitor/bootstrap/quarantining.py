"""What a person decides on runs that were held."""

from dataclasses import replace

from monitor.bootstrap.channels import door
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import Records
from monitor.bootstrap.visiting import intake_of
from monitor.config import Config
from monitor.domain.ledger.change import Change, together
from monitor.domain.ledger.quarantine import Verdict, Waiting
from monitor.service.intake import Intake


def release(settings: Config, records: Records, number: int) -> Change:
    """Take a held run in as if it had just come. Returns what was new. Raises StoreError.

    Broken off, it can be done again: what was taken in adds nothing the second time.
    """
    clocks = Clocks()
    web = door(settings, records.robots, clocks.now, hosts=records.hosts)
    try:
        intake = intake_of(settings, records, web, clocks)
        made = [_taken(intake, one) for one in records.quarantine.pages(number)]
    finally:
        web.close()
    records.quarantine.settle(number, Verdict.RELEASED, clocks.now())
    return together(*made)


def _taken(intake: Intake, waiting: Waiting) -> Change:
    """What was read again since then, with other words, is newer than what was held."""
    article = waiting.made.article
    seen = intake.ledger.seen(article.id)
    if seen and seen.last_read_at > article.read_at:
        return Change()
    kept = intake.keep(replace(waiting, before=replace(waiting.before, seen=seen)))
    return kept if isinstance(kept, Change) else Change()
