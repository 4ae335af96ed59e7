"""What sort of story it is, and why."""

import re
from dataclasses import dataclass
from datetime import date

from monitor.domain.reader import context
from monitor.domain.reader.change import RATINGS_BEGAN
from monitor.domain.reader.claim import Claim, Role
from monitor.domain.reader.cue import cue
from monitor.domain.reader.resolution import ENOUGH
from monitor.domain.reading import Category, Finding

_SUBJECT = re.compile(
    r"\b(?:probation(?:er)?|youth (?:justice|offending|crime)|young offend\w*|yots?|yos|yjs|crcs?"
    r"|pdus?|hmip|inspect(?:ion|or|ors|orate|ed)|watchdog|rated|rating"
    r"|ofsted|cqc|inadequate|requires? improvement|resettlement|rehabilitation|future4me|offender"
    r"|reoffending)\b"
)
_ADULT_OR_YOUTH = re.compile(
    r"\b(?:probation|youth (?:justice|offending)|yots?|yos|yjs|crcs?|pdus?"
    r"|community rehabilitation)\b"
)
_FOREIGN = re.compile(
    r"\b(?:irish|ireland|scotland|scottish|northern ireland|pbni|county judge|ind\.|ohio|texas"
    r"|california|florida|sheriff|district attorney|probation period|on probation at"
    r"|my probation)\b"
)
_AGGREGATE = cue(
    "annual report|league table|round-up|year in review",
    r"\bannual report|\b(?:league table|round-up of the year|year in review)\b",
)


# From this weight on a rating is stated whatever else the story denies; so many are a list.
PLAINLY = 4.0
MANY = 5
# "Leeds PDU, which is rated", "six months after", "since inspectors rated".
_HANGING = re.compile(
    r"(?:, (?:which|that|whose \w+)(?: (?:is|was|has been|had been|were|are|have been))?"
    r"(?: (?:also|once|recently|currently))? (?:rated|graded|judged|given|found|classed|deemed)\b"
    r"|\b(?:weeks?|months?|years?|days?) (?:after|since)\b|\b(?:since|ever since) (?:hm|his|her"
    r"|inspectors|the|its|it)\b)"
)
# What follows a rating rather than reports it.
_FOLLOW_UP = re.compile(
    r"\b(?:inquiry|inquest|councillors?|challenge[ds]?|petition|strikes?|union|mps?|debate"
    r"|resign\w*|quits?|steps? down|appeal|campaign\w*|jailed|killer|murder\w*|trial"
    r"|calls? for|told|tells|defends?|respon(?:ds|se)|reacts?|reaction|months on|year on|since"
    r"|progress|improvement plan|action plan|visit|boss|appoint\w*|funding|budget|seeks|vacanc\w+"
    r"|jobs?|recruit\w*|awards?|retires?|council plan"
    r"|plans?|approv\w+|cabinet|committee|scrutiny)\b"
)
_PAST = re.compile(
    r"\b(?:(?:back )?in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|last (?:week|month|year|summer|autumn|winter|spring|january"
    r"|february|march|april|may|june|july|august|september|october|november|december)"
    r"|earlier (?:this|last)|(?:weeks?|months?|years?) ago|in 20\d\d|recently|after (?:it|the"
    r"|being)|heard (?:how|that))\b"
)
_PRESUPPOSED = re.compile(
    r"\b(?:the|its|their|that|this|such an?|recent|whose|year's|month's|week's) ['\"]?$"
)
_ATTRIBUTE = re.compile(r"^['\"]? (?:\w+ )?(?:youth|probation|service|crc|unit|pdu)\b")


# Stories of crimes and quarrels, in which a rating is background.
_OTHER_NEWS = cue(
    "inquest|murder|killer|killed|jailed|trial|coroner|jury|mps |commons|strike|ballot"
    "|court heard|sir,",
    r"\b(?:inquest|murder(?:ed|er|s)?|killer|killed|jailed|trial|coroner|jury|mps heard"
    r"|house of commons|strikes?|ballot|court heard|dear editor|sir,)",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the category is decided from."""

    title: str
    lede: str
    words: str
    published: date | None
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    mentions: tuple[Finding, ...]


def gate(words: str) -> bool:
    """Title and summary -> whether the page is worth fetching; no only for what plainly is not."""
    return _SUBJECT.search(words.lower()) is not None


def category(evidence: Evidence) -> tuple[Category, tuple[str, ...]]:
    """Evidence -> category and reasons."""
    ours = context.HMIP.search(evidence.words)
    theirs = context.OTHER_INSPECTORATE.search(evidence.words)
    undated = any(c.role is Role.OVERALL and c.weight >= ENOUGH for c in evidence.claims)
    if evidence.findings and not undated and context.OTHER_INSPECTORATE.search(evidence.lede):
        ours = None
    if evidence.findings and (ours or not theirs):
        return _rated(evidence)
    if theirs and not ours:
        return Category.OTHER_INSPECTORATE, (
            f"speaks of {theirs.group()}, not of the probation inspectorate",
        )
    if not ours or not _ADULT_OR_YOUTH.search(evidence.words):
        return Category.UNRELATED, ("no probation or youth justice inspection",)
    other_news = _OTHER_NEWS.search(evidence.lede) or _AGGREGATE.search(evidence.words)
    tally = any(c.role is Role.TALLY for c in evidence.claims)
    if tally or (evidence.mentions and other_news):
        return Category.RATING_MENTION, ("ratings only in totals or in passing",)
    return Category.REPORT_NO_RATING, ("no overall rating of a named body",)


def _rated(evidence: Evidence) -> tuple[Category, tuple[str, ...]]:
    """A story with findings: a report, unless something speaks against it."""
    if reason := _unrated(evidence):
        return Category.REPORT_NO_RATING, (reason,)
    if reason := _in_passing(evidence):
        return Category.RATING_MENTION, (reason,)
    names = ", ".join(
        f"{f.body}: {f.overall.label if f.overall else '?'}" for f in evidence.findings
    )
    return Category.RATING_REPORT, (f"states an overall rating of {names}",)


def _unrated(evidence: Evidence) -> str | None:
    """Why there can be no rating in the story."""
    if evidence.published is not None and evidence.published.year < RATINGS_BEGAN:
        return f"from before {RATINGS_BEGAN}, when ratings began"
    denied = _denial(evidence.words)
    sure = (c.marked and c.weight >= PLAINLY for c in evidence.claims if c.role is Role.OVERALL)
    return f"says that there is none: {denied.group()}" if denied and not any(sure) else None


def _in_passing(evidence: Evidence) -> str | None:
    """Why its ratings are not its news."""
    if _OTHER_NEWS.search(evidence.lede) and not any(map(_early, evidence.claims)):
        return "a rating as background to other news"
    if _AGGREGATE.search(evidence.words):
        return "an annual report or round-up"
    if len(evidence.findings) > MANY:
        return "a list of many ratings"
    if _FOLLOW_UP.search(evidence.title.lower()) and not any(map(_fresh, evidence.claims)):
        return "comes back to a rating given before"
    if all(map(_aside, evidence.claims)):
        return "a rating only told by the way"
    return None


def _early(claim: Claim) -> bool:
    return claim.role is Role.OVERALL and claim.weight >= ENOUGH and claim.sentence.order <= 1


def _aside(claim: Claim) -> bool:
    """The claim is no news: it hangs on another statement, or on a time long past."""
    if claim.weight < ENOUGH or not (claim.role is Role.OVERALL or claim.dated):
        return True
    return _HANGING.search(claim.left) is not None or claim.sentence.low.endswith(("?", "? "))


def _denial(words: str) -> re.Match[str] | None:
    """Where the story says that there is no rating."""
    for line in words.split("\n"):
        if ("rat" in line or "grade" in line or "mark" in line) and (
            found := context.NO_RATING.search(line)
        ):
            return found
    return None


def _fresh(claim: Claim) -> bool:
    """The claim reports a rating, rather than take it for known."""
    if claim.role is not Role.OVERALL or claim.weight < ENOUGH:
        return False
    known = _PRESUPPOSED.search(claim.left) or _ATTRIBUTE.match(claim.right)
    return not known and _PAST.search(claim.sentence.low[: claim.end + 60]) is None
