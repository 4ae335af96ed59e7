"""What sort of story it is, and why."""

import re

from monitor.domain.reader.claims.change import RATINGS_BEGAN
from monitor.domain.reader.claims.claim import Role
from monitor.domain.reader.phrases import context, roundup
from monitor.domain.reader.text.cue import has_any
from monitor.domain.reader.verdict import news
from monitor.domain.reader.verdict.evidence import Evidence
from monitor.domain.reader.verdict.resolution import ENOUGH
from monitor.domain.reading import Category

_SUBJECT = re.compile(
    r"\b(?:probation(?:er)?|youth (?:justice|offending|crime)|young offend\w*|yots?|yos|yjs|crcs?"
    r"|pdus?|hmip|inspect(?:ion|or|ors|orate|ed)|watchdog|rated|rating"
    r"|ofsted|cqc|inadequate|requires? improvement|resettlement|rehabilitation|future4me"
    r"|(?:re-?)?offend\w*|criminals?|crime|(?:un)?supervis\w*|young people|damning)\b"
)
# One of these stands in whatever the pattern finds, and to look for them takes a tenth of the time.
_STEMS = (
    *("probation", "youth", "young", "yot", "yos", "yjs", "crc", "pdu", "hmip", "inspect"),
    *("watchdog", "rated", "rating", "ofsted", "cqc", "inadequate", "improvement"),
    *("resettlement", "rehabilitation", "future4me", "offend", "crim", "supervis", "damning"),
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
# From this weight on a rating is stated whatever else the story denies.
PLAINLY = 4.0
# What the Probation Service writes after a crime is rated too, and is no body.
_OF_REVIEWS = re.compile(r"\b(?:serious further offence|sfo)s?\b[^,;]{0,20}\breviews?\b")
_REVIEWS = re.compile(r"\breviews?\b|\bsfo")
# Who is named in so many characters leads the story.
OPENING = 500
# Chief inspectors of the days before ratings, as the inspectorate's reports name them:
# https://www.justiceinspectorates.gov.uk/hmiprobation/
_BEFORE_RATINGS = re.compile(
    r"chief inspector(?: of probation)?,?"
    r" (paul wilson|paul mcdowell|liz calderbank|andrew bridges)\b"
)
_GRADED = ("rat", "grade", "mark", "screening", "impact insp")
_WEIGHED = (Category.RATING_REPORT, Category.RATING_MENTION)
# What a denial speaks of stands so many characters before it, at most.
OPENING_OF_DENIAL = 60
_OF_ONE = re.compile(r" of ['\"]?(?:outstanding|good|requir|inadequate)")
_LAST_INSPECTION = re.compile(
    r"\b(?:previous|last|earlier) (?:inspection|report|visit)\b|\b(?:in|before) 20[01]\d\b"
)
# A story is a report from this chance on.
LIKELY = 0.65


def gate(words: str) -> bool:
    """Title and summary -> whether the page is worth fetching; no only for what plainly is not."""
    lower = words.lower()
    return any(stem in lower for stem in _STEMS) and _SUBJECT.search(lower) is not None


def category(evidence: Evidence) -> tuple[Category, tuple[str, ...]]:
    """Evidence -> category and reasons."""
    theirs = context.OTHER_INSPECTORATE.search(evidence.words) if evidence.foreign else None
    ours = evidence.official or _speaks(theirs, evidence)
    if evidence.findings and (ours or not theirs):
        return _rated(evidence)
    if theirs and not ours:
        return Category.OTHER_INSPECTORATE, (
            f"speaks of {theirs.group()}, not of the probation inspectorate",
        )
    tally = any(c.role is Role.TALLY and not _REVIEWS.search(c.left) for c in evidence.claims)
    if not _ADULT_OR_YOUTH.search(evidence.words) or not (ours or tally):
        return Category.UNRELATED, ("no probation or youth justice inspection",)
    other_news = news.OTHER_NEWS.search(evidence.lede) or roundup.AGGREGATE.search(evidence.words)
    if tally or (evidence.mentions and other_news):
        return Category.RATING_MENTION, ("ratings only in totals or in passing",)
    return Category.REPORT_NO_RATING, ("no overall rating of a named body",)


def _speaks(theirs: re.Match[str] | None, evidence: Evidence) -> bool:
    """The probation inspectorate is named, and no other leads the story."""
    ours = context.HMIP.search(evidence.words)
    if ours is None or theirs is None:
        return ours is not None
    undated = any(c.role is Role.OVERALL and c.weight >= ENOUGH for c in evidence.claims)
    dated = bool(evidence.findings) and not undated
    if dated and context.OTHER_INSPECTORATE.search(evidence.lede):
        return False
    return not _leads(theirs, ours, evidence)


def _leads(theirs: re.Match[str], ours: re.Match[str], evidence: Evidence) -> bool:
    """Another inspectorate opens the story, and nothing is said plainly of our bodies."""
    plainly = any(c.role is Role.OVERALL and c.weight >= PLAINLY for c in evidence.claims)
    return theirs.start() < min(ours.start(), OPENING) and not plainly


def is_weighed(evidence: Evidence) -> bool:
    """Has it findings that only ``news`` can tell from ratings told by the way?"""
    return category(evidence)[0] in _WEIGHED and bool(evidence.findings) and not _unrated(evidence)


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
    if evidence.year is not None and evidence.year < RATINGS_BEGAN:
        return f"from before {RATINGS_BEGAN}, when ratings began"
    if before := _BEFORE_RATINGS.search(evidence.words):
        return f"from before {RATINGS_BEGAN}: {before.group(1)} was chief inspector"
    if _OF_REVIEWS.search(evidence.title.lower()) and not evidence.named:
        return "on reviews of serious further offences, whose ratings are not those of bodies"
    denied = _denial(evidence.words)
    sure = (c.marked and c.weight >= PLAINLY for c in evidence.claims if c.role is Role.OVERALL)
    return f"says that there is none: {denied.group()}" if denied and not any(sure) else None


def _in_passing(evidence: Evidence) -> str | None:
    """Why its ratings are not its news."""
    if news.chance(evidence) >= LIKELY:
        return None
    return f"ratings only in passing: {news.against(evidence)}"


def _of_something_else(line: str, found: re.Match[str]) -> bool:
    """ "At the previous inspection, in 2015, there were no ratings"; nor of resettlement; nor "I do
    not give a rating of 'Inadequate' lightly"."""
    if _OF_ONE.match(line, found.end()):
        return True
    near = line[max(0, found.start() - OPENING_OF_DENIAL) : found.start()]
    if "resettlement" in near + found.group():
        return True
    return _LAST_INSPECTION.search(near.rsplit(". ", 1)[-1]) is not None


def _denial(words: str) -> re.Match[str] | None:
    """Where the story says that there is no rating."""
    hints = context.NO_RATING.hints_in(words)
    for line in words.split("\n"):
        if not (has_any(line, hints) and has_any(line, _GRADED)):
            continue
        found = context.NO_RATING.search(line)
        if found and not _of_something_else(line, found):
            return found
    return None
