"""A person decides on a question: the ledger follows, and whoever is to be told is told."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from monitor.domain.body import BodyId
from monitor.domain.event import Event, EventKey
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.before import lineage
from monitor.domain.ledger.comparing import Rules
from monitor.domain.ledger.deciding import fault, settle
from monitor.domain.ledger.decision import (
    NAME_MAX,
    Answer,
    Case,
    Decision,
    Ruling,
    Settled,
    Verdict,
)
from monitor.domain.ledger.follow_up import without_idle_follow_ups
from monitor.domain.telling.routing import Route
from monitor.errors import DataError
from monitor.service.ports import Clock


class Decisions(Protocol):
    """Questions, and what was decided on them."""

    def questions(self, prefix: str, limit: int = ...) -> tuple[Event, ...]:
        """Those whose key begins so, decided or not."""
        ...

    def on(self, question: EventKey) -> tuple[Decision, ...]:
        """All that was ever decided on it, the oldest first."""
        ...

    def decide(
        self,
        question: EventKey,
        seen: int,
        bodies: Iterable[BodyId],
        rule: Callable[[Case], tuple[Decision, Settled]],
    ) -> tuple[Decision, Settled]:
        """Record it with what follows, at once. Raises DecidedError."""
        ...


@dataclass(frozen=True, slots=True)
class Decide:
    """``baseline``: the inspections of the shipped history."""

    decisions: Decisions
    rules: Rules
    route: Route
    baseline: Container[InspectionId]
    clock: Clock

    def __call__(
        self, question: EventKey, answer: Answer, seen: int = 0
    ) -> tuple[Decision, Settled]:
        """Returns the decision, and what was really new in the ledger.

        ``seen``: the number of the last decision that the person knows of, 0 for none. Raises
        DataError, which names the field and its fault, DecidedError and StoreError.
        """
        answer = _proper(answer)
        asked = [one for one in self.decisions.questions(question) if one.key == question]
        if not asked:
            raise DataError(f"question: there is none of the key {question!r}")
        return self.decisions.decide(
            question, seen, self._bodies(asked[0], answer), lambda case: self._ruled(case, answer)
        )

    def _bodies(self, question: Event, answer: Answer) -> tuple[BodyId, ...]:
        """Whose history it touches: of the question, the answer, and the answers before."""
        before = (one.answer.body_id for one in self.decisions.on(question.key))
        gazetteer = self.rules.gazetteer
        named = [one for one in (question.body_id, answer.body_id, *before) if one]
        known = (one for one in named if one in gazetteer.bodies)
        return tuple(dict.fromkeys(each for body in known for each in lineage(body, gazetteer)))

    def _ruled(self, case: Case, answer: Answer) -> tuple[Decision, Settled]:
        now = self.clock()
        shipped = {key: one for key, one in case.firsts.items() if key in self.baseline}
        ruling = Ruling(answer, now, self.rules, shipped)
        if wrong := fault(case.question, case.article.dated, ruling):
            raise DataError(wrong)
        settled = settle(case, ruling)
        change = replace(settled.change, deliveries=self.route(settled.change.events, now))
        settled = replace(settled, change=without_idle_follow_ups(change))
        return Decision(0, case.question.key, answer, now, settled.inspection_id), settled


def _proper(answer: Answer) -> Answer:
    """Raises DataError."""
    name = " ".join(answer.by.split())
    if not name or len(name) > NAME_MAX or not name.isprintable():
        raise DataError(f"name: say who decides, in 1 to {NAME_MAX} signs")
    says = (answer.body_id, answer.rating, answer.published) != (None, None, None)
    if answer.verdict is Verdict.CORRECT and not says:
        raise DataError("correct: say another body, rating or day; if all is right, confirm it")
    if answer.verdict is not Verdict.CORRECT and says:
        raise DataError(f"{answer.verdict}: takes no body, rating or day; to change them, correct")
    return replace(answer, by=name)
