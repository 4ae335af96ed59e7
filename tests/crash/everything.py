"""All that can be set up at once, killed where it matters: digests, silences, folding, audits and a
signed webhook.
"""

import base64
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from monitor import data
from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.domain.body import BodyId
from monitor.domain.silence import Scope, Silence
from monitor.domain.upkeep.audit import Verdict
from tests.crash.campaign import AT_RANDOM, LEASE, Account, died, settled
from tests.crash.fault_points import CommitFault
from tests.crash.life import Life, begin
from tests.crash.sinks import SlackSink, WebhookSink
from tests.crash.world import MAILBOXES, PLACES, World, world

DIGESTS = "digests@example.org"
_DESK, _COUNCIL = MAILBOXES
_WEBHOOK = "webhook"
_DIGEST_PLACE = f"email to {DIGESTS}"

_TOP = "audit_target_minutes = 10\nalert_window_hours = 4\n"
_HOURS = range(0, 24, 2)
_BETWEEN_DIGESTS = timedelta(hours=2)
_OUTAGE = timedelta(hours=5)

IN_OUTAGE = "at a random moment of an outage"
AUDIT_BEFORE, AUDIT_AFTER = "before an audit is kept", "after an audit is kept"
HELD_BEFORE, HELD_AFTER = "before a silence holds", "after a silence holds"
FOLD_BEFORE, FOLD_AFTER = "before messages are folded", "after messages are folded"
DIGEST_TAKEN, DIGEST_ANSWERED = "digest taken, not answered", "digest answered, not marked"
HOOK_TAKEN, HOOK_ANSWERED = "webhook taken, no answer", "webhook answered, not marked"

KINDS = (
    IN_OUTAGE,
    AUDIT_BEFORE,
    AUDIT_AFTER,
    HELD_BEFORE,
    HELD_AFTER,
    FOLD_BEFORE,
    FOLD_AFTER,
    DIGEST_TAKEN,
    DIGEST_ANSWERED,
    HOOK_TAKEN,
    HOOK_ANSWERED,
)

_COMMITS = {
    AUDIT_BEFORE: CommitFault(1, after=False, of="INSERT INTO audits"),
    AUDIT_AFTER: CommitFault(1, after=True, of="INSERT INTO audits"),
    HELD_BEFORE: CommitFault(1, after=False, of="held_by="),
    HELD_AFTER: CommitFault(1, after=True, of="held_by="),
    FOLD_BEFORE: CommitFault(1, after=False, of="folded_into="),
    FOLD_AFTER: CommitFault(1, after=True, of="folded_into="),
}


@contextmanager
def everything(folder: Path, seed: int) -> Iterator[World]:
    """A world in which one desk is told at once everywhere, and one by digests."""
    hook = WebhookSink()
    with (
        hook.running() as url,
        world(folder, seed, 10, 2, set_up=partial(_set_up, hook=hook, url=url)) as made,
    ):
        yield made


def _set_up(made: World, hook: WebhookSink, url: str) -> None:
    made.hook, made.places = hook, (*PLACES, _WEBHOOK, _DIGEST_PLACE)
    secret = base64.b64encode(b"thirty-two bytes of made-up key!").decode()
    made.env |= {"MONITOR_WEBHOOK_CRM_URL": url, "MONITOR_WEBHOOK_CRM_SECRET": f"whsec_{secret}"}
    main = made.folder / "monitor.toml"
    main.write_text(f'{_TOP}{main.read_text()}[[webhook]]\nname = "crm"\n')
    boxes = ", ".join(f'"email:{box}"' for box in MAILBOXES)
    rows = [f'[[subscription]]\nname = "Desk"\nto = [{boxes}, "slack", "webhook:crm"]\n']
    rows += (
        f'[[subscription]]\nname = "Digest at {hour}"\nto = ["email:{DIGESTS}"]\n'
        f'when = "daily at {hour:02}:00"\n'
        for hour in _HOURS
    )
    (made.folder / "subscriptions.toml").write_text("".join(rows))


def killed_with_everything(made: World, lives: int) -> Account:
    """In turn: at an audit, at a silence, at a digest, in and after an outage, at the webhook."""
    account = Account()
    turns: tuple[Callable[[World], str], ...] = (
        partial(_at_commit, kind=AUDIT_BEFORE),
        partial(_at_commit, kind=AUDIT_AFTER),
        partial(_silenced, kind=HELD_BEFORE),
        partial(_silenced, kind=HELD_AFTER),
        partial(_at_digest, kind=DIGEST_TAKEN),
        partial(_at_digest, kind=DIGEST_ANSWERED),
        _in_an_outage,
        _in_an_outage,
        partial(_after_an_outage, kind=FOLD_BEFORE),
        partial(_after_an_outage, kind=FOLD_AFTER),
        partial(_at_webhook, kind=HOOK_TAKEN),
        partial(_at_webhook, kind=HOOK_ANSWERED),
    )
    for turn in islice(cycle(turns), lives):
        account.kills[turn(made)] += 1
        made.ahead += LEASE
    _reachable(made)
    _read_all(made)
    account = settled(made, account, _BETWEEN_DIGESTS + LEASE)
    account.unproven = _missing_to_an_audit(made)
    return account


def _at_commit(made: World, kind: str) -> str:
    made.publish(1)
    reached = died(begin(_life(made, _COMMITS[kind])))
    return kind if reached else AT_RANDOM


def _silenced(made: World, kind: str) -> str:
    """What is published is silent until the next life."""
    made.report()
    names = {body.short_name: body.id for body in data.gazetteer().bodies.values()}
    with open_records(read_config(made.folder, made.env)) as records:
        records.silences.add(_silence(made, names[made.told[-1]]))
    return _at_commit(made, kind)


def _silence(made: World, body: BodyId) -> Silence:
    now = made.clock()
    return Silence(Scope.BODY, body, "known to all", now, now + LEASE + timedelta(minutes=1))


def _at_digest(made: World, kind: str) -> str:
    made.report()
    made.ahead += _BETWEEN_DIGESTS
    return _struck(made, made.mail, kind, taken=kind == DIGEST_TAKEN, place=_DIGEST_PLACE)


def _at_webhook(made: World, kind: str) -> str:
    _reachable(made)
    made.report()
    assert made.hook is not None
    return _struck(made, made.hook, kind, taken=kind == HOOK_TAKEN)


def _struck(made: World, sink: object, kind: str, *, taken: bool, place: str = "") -> str:
    process = begin(_life(made))
    sink.trigger.of = place
    if taken:
        sink.trigger.unanswered = process.kill
    else:
        sink.trigger.answered = process.kill
    reached = died(process)
    sink.trigger.pulled()
    sink.trigger.of = ""
    return kind if reached else AT_RANDOM


def _in_an_outage(made: World) -> str:
    """One mailbox and the webhook put everything off, until it is too old to be told alone."""
    made.mail.refused = {_COUNCIL: "451 try again later"}
    assert made.hook is not None
    made.hook.says = _unavailable
    for _report in range(2):
        made.report()
    process = begin(_life(made))
    time.sleep(made.chance.uniform(0.5, 3))
    process.kill()
    process.join()
    made.ahead += _OUTAGE / 2
    return IN_OUTAGE


def _after_an_outage(made: World, kind: str) -> str:
    _reachable(made)
    return _at_commit(made, kind)


def _unavailable(handler: object) -> None:
    handler.send_error(503)


def _reachable(made: World) -> None:
    made.mail.refused = {}
    assert isinstance(made.hook, SlackSink)
    made.hook.says = None


def _read_all(made: World) -> None:
    """A life without a kill, until everybody but the digests' reader knows all."""
    process = begin(_life(made))
    until = time.monotonic() + 60
    while time.monotonic() < until and {p for p, _name in made.missing()} - {_DIGEST_PLACE}:
        time.sleep(0.2)
    process.terminate()
    process.join(20)
    assert process.exitcode == 0, f"it ended with {process.exitcode}: see its log"


def _life(made: World, fault: CommitFault | None = None) -> Life:
    return Life(made.folder, made.env, made.ahead, audits=True, fault=fault)


def _missing_to_an_audit(made: World) -> int:
    """What the service's own auditor finds missing at the end."""
    with made.service() as service:
        assert service.audit is not None
        done = service.audit.audit(7)
    assert done is not None
    audited, _new = done
    assert audited.answered, audited.faults
    return sum(proof.verdict is Verdict.MISSING for proof in audited.proofs)
