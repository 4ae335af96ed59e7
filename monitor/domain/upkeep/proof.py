"""Proof that a report was told: each link of the chain, from discovery to delivery."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.delivery import Delivery, DeliveryState, Recipient, Shape
from monitor.domain.event import FOLLOW_UPS, OPERATIONAL, Event, EventKind
from monitor.domain.london import LONDON
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription, mark_of
from monitor.domain.telling.timing import AT_ONCE, leaves_at
from monitor.domain.upkeep.audit import Link, Proof, Rated, Report, Verdict

_BEST_FIRST = (
    DeliveryState.SENT,
    DeliveryState.PENDING,
    DeliveryState.FOLDED,
    DeliveryState.DEAD,
)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the service holds of a report.

    ``first_read``: None for a page it never read. ``asked``: how often it asked for one that it
    owes. ``events``: of the page and of its inspections. ``deliveries``: of these events.
    ``known``: its inspections came with the program, or were published long before.
    """

    first_read: datetime | None = None
    asked: int = 0
    events: tuple[Event, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What a proof goes by.

    ``target``: so long it may take. ``window``: so old may news be at the first visit, ``began``.
    ``wishes``: since when each subscription reads as it does, by its mark; None: always.
    """

    router: Router
    target: timedelta
    window: timedelta
    began: datetime
    wishes: Mapping[str, datetime | None]
    now: datetime


@dataclass(frozen=True, slots=True)
class _Told:
    """One event and one place. ``delay``: None where it does not count."""

    verdict: Verdict
    at: datetime | None = None
    delay: timedelta | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """One event on its way to one place. ``since``: it can have been told since then."""

    event: Event
    of: Subscription
    place: Recipient
    since: datetime

    @property
    def pause(self) -> timedelta:
        """For so long the reader wishes it to be held."""
        of, event = self.of, self.event
        pace, quiet = (AT_ONCE, None) if event.kind in of.urgent else (of.pace, of.quiet)
        return leaves_at(pace, quiet, event.at) - event.at


def prove(report: Report, appeared: datetime, trace: Trace, terms: Terms) -> Proof:
    """What became of a report that ``appeared`` then."""
    return _Case(report, appeared, trace, terms).proof()


def _is_alert(event: Event) -> bool:
    return event.kind not in FOLLOW_UPS | OPERATIONAL | {EventKind.TEST}


@dataclass(frozen=True, slots=True)
class _Case:
    report: Report
    appeared: datetime
    trace: Trace
    terms: Terms

    def proof(self) -> Proof:
        events = tuple(sorted(filter(_is_alert, self.trace.events), key=lambda event: event.at))
        if not all(any(self._speaks(e, rated) for e in events) for rated in self.report.rated):
            return self._unheard()
        told = [one for event in events for one in self._places(event, events[0])]
        first_read = [self.trace.first_read] if self.trace.first_read else []
        return _summed_up(self._bare(min([events[0].at, *first_read])), told)

    def _speaks(self, event: Event, rated: Rated) -> bool:
        """A question to a person about the very page is an alert of all that it says."""
        if event.origin.article_id == self.report.article.id:
            return rated.body in {None, event.body_id} or event.kind is EventKind.NEEDS_REVIEW
        return rated.body is not None and event.body_id == rated.body

    def _unheard(self) -> Proof:
        bare = self._bare(self.trace.first_read)
        if self.trace.known or self._learned_in_silence():
            return replace(bare, verdict=Verdict.KNOWN)
        if self.terms.now - self.appeared <= self.terms.target:
            return replace(bare, verdict=Verdict.WAITING)
        link, words = _broken_link(self.trace)
        return replace(bare, verdict=Verdict.MISSING, missing=link, words=(words,))

    def _learned_in_silence(self) -> bool:
        """Of what lay there before the first visit, only what was young then is told."""
        published, began = self.report.article.published, self.terms.began
        if published is None or published >= began:
            return False
        return (self.trace.first_read or began) - published > self.terms.window

    def _places(self, event: Event, first: Event) -> Iterator[_Told]:
        """Every place that is to be told of an event; what followed has a time of its own."""
        terms = self.terms
        since = self.appeared if event is first else max(self.appeared, event.at)
        for one in terms.router.wanting(event):
            wished = terms.wishes.get(mark_of(one), terms.now if terms.wishes else None)
            if wished is None or wished <= event.at:  # who subscribed later is told of later ones
                yield from (self._at_place(_Way(event, one, place, since)) for place in one.to)

    def _at_place(self, way: _Way) -> _Told:
        found = _best(way.event, way.place, self.trace)
        if found is not None and found.state is DeliveryState.DEAD and way.of.fallback:
            found = _best(way.event, way.of.fallback, self.trace) or found
        if found is not None and found.state is DeliveryState.SENT and found.sent_at:
            paused = max(way.pause, _held_back(found, way.event))
            delay = max(found.sent_at - way.since - paused, timedelta(0))
            late = delay > self.terms.target
            return _Told(Verdict.LATE if late else Verdict.TOLD, found.sent_at, delay)
        if found is not None and found.state is DeliveryState.PENDING:
            return self._on_its_way(way, found)
        return _Told(Verdict.MISSING, words=_not_delivered(way, found))

    def _on_its_way(self, way: _Way, found: Delivery) -> _Told:
        """Held is what nobody has tried yet because its hour has not come."""
        now = self.terms.now
        if found.attempts == 0 and found.due_at > now:
            return _Told(Verdict.HELD)
        could = way.since + way.pause
        begun = could if found.attempts else max(could, found.due_at)
        if now - begun <= self.terms.target:
            return _Told(Verdict.WAITING)
        return _Told(Verdict.MISSING, words=_not_delivered(way, found))

    def _bare(self, noticed: datetime | None) -> Proof:
        article = self.report.article
        known = self.terms.router.bodies
        bodies = dict.fromkeys(
            known[one.body].short_name
            for one in self.report.rated
            if one.body is not None and one.body in known
        )
        return Proof(
            url=article.url,
            title=article.title,
            bodies=", ".join(bodies),
            published=article.published,
            appeared=self.appeared,
            verdict=Verdict.UNWANTED,
            noticed=noticed,
        )


def _broken_link(trace: Trace) -> tuple[Link, str]:
    if trace.first_read is not None:
        when = f"{trace.first_read.astimezone(LONDON):%-d %B %Y, %H:%M}"
        return Link.EVENT, f"no event: the report was read on {when}, but nothing came of it"
    if trace.asked:
        times = "once" if trace.asked == 1 else f"{trace.asked} times"
        return Link.READING, f"not read: its page was asked for {times} in vain"
    return Link.DISCOVERY, "not discovered: no visit to any source has found the report"


def _held_back(found: Delivery, event: Event) -> timedelta:
    """By a wish or a silence, at whose end it was tried; all other waiting counts."""
    waited = found.attempts > 1 or found.waited or found.instead_of
    if waited or found.shape is Shape.CATCH_UP:
        return found.wanted_at - event.at
    return found.due_at - event.at


def _best(event: Event, place: Recipient, trace: Trace) -> Delivery | None:
    held = [
        each
        for each in trace.deliveries
        if each.recipient == place and event.key in {one.key for one in each.events}
    ]
    return min(held, key=lambda each: _BEST_FIRST.index(each.state), default=None)


def _not_delivered(way: _Way, found: Delivery | None) -> str:
    to = f"not delivered to {way.place} ({way.of.name})"
    if found is None:
        return f"{to}: there is no delivery of it"
    if found.state is DeliveryState.FOLDED:
        return f"{to}: folded into another message that was not sent"
    tries = f"{found.state} after {found.attempts} {'try' if found.attempts == 1 else 'tries'}"
    return f"{to}: {tries}{f': {found.error}' if found.error else ''}"


def _summed_up(bare: Proof, told: list[_Told]) -> Proof:
    verdicts = {one.verdict for one in told}
    order = (Verdict.MISSING, Verdict.WAITING, Verdict.LATE, Verdict.HELD, Verdict.TOLD)
    verdict = next((each for each in order if each in verdicts), Verdict.UNWANTED)
    return replace(
        bare,
        verdict=verdict,
        told=max((one.at for one in told if one.at), default=None),
        delay=max((one.delay for one in told if one.delay is not None), default=None),
        missing=Link.DELIVERY if verdict is Verdict.MISSING else None,
        words=tuple(dict.fromkeys(one.words for one in told if one.words)),
    )
