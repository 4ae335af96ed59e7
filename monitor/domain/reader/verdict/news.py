"""Is a rating the news of a story, or told by the way? Features with weights, summed."""

import math
import re
from collections.abc import Callable

from monitor.domain.reader.claims.claim import Role
from monitor.domain.reader.phrases import context
from monitor.domain.reader.phrases.roundup import is_round_up
from monitor.domain.reader.text.cue import cue, has_any
from monitor.domain.reader.verdict.evidence import Evidence
from monitor.domain.reader.verdict.recalled import fresh, hangs, recalled, taken_for_known
from monitor.domain.reader.verdict.resolution import ENOUGH

EARLY = 3
LATE = 6
SHORT = 10
BRIEF = 5
FIRM = 2.5
MANY = 5
PARTS = 4
AFTERWARDS = 0.5

_VERDICT = re.compile(
    r"\b(?:inspect\w*|watchdog|rat(?:ed?|ings?)|reports?|graded?|verdict|hmip?|marks?|marked"
    r"|improve\w*"
    r"|fail\w*|praise\w*|good|outstanding|inadequate|requires|told|findings?)\b"
)
_FOLLOW_UP = re.compile(
    r"\b(?:inquiry|inquest|councillors?|challenge[ds]?|petition|strikes?|union|mps?|debate"
    r"|resign\w*|quits?|steps? down|appeal|campaign\w*|jailed|killer|murder\w*|trial"
    r"|calls? for|(?:told|tells)(?!:| (?:it |they )?(?:to|must|requires?)\b)|defends?|respon(?:ds"
    r"|se)|reacts?|reaction|months on|year on|since"
    r"|(?:half a year|months?|weeks?|days?|years?) after"
    r"|progress|improvement plan|action plan|visit|boss|appoint\w*|funding|budget|seeks|vacanc\w+"
    r"|jobs?|recruit\w*|awards?|retires?|council plan"
    r"|plans?|approv\w+|cabinet|committee|scrutiny)\b"
)
_QUOTED = re.compile("['\"‘“][^'\"’”]{3,90}['\"’”](?!\\w)")
_LATER = cue(
    " after| on|anything changed|happened next",
    r"\b(?:half a year|months?|weeks?|years?) (?:after|on)\b|\bhas anything changed\b"
    r"|\bwhat happened next\b|\b(?:one|a|two) years? on\b",
)
# "'A different place' three years on, inspectors say": it is they who say so now.
_THEY_SAY = re.compile(
    r"\b(?:inspectors|inspectorate|watchdog|report) (?:say|says|find|finds)\b"
    r"|\b(?:say|says|find|finds) (?:the )?(?:probation )?(?:inspectors|inspectorate|watchdog"
    r"|report)\b"
)
_JOINTLY = re.compile(r"\bjoint(?:ly)? (?:inspection )?with (?:\w+ ){0,2}$")
# Stories of crimes and quarrels, in which a rating is background.
OTHER_NEWS = cue(
    "inquest|murder|killer|killed|jailed|trial|coroner|jury|mps |commons|strike|ballot"
    "|court heard|sir,",
    r"\b(?:inquest|murder(?:ed|er(?!s)|s)?|killer|killed|jailed|trial|coroner|jury|mps heard"
    r"|house of commons|strikes?|ballot|court heard|dear editor|sir,)",
)
# What is offered, and what a service is praised for by the way.
_ADVERT = cue(
    "salary|closing date|vacancy|apply|successful candidate|per annum|£",
    r"\b(?:salary|closing date|vacancy|apply (?:now|by|before|to)|successful candidate|per annum)\b"
    r"|£\d\d,\d{3} (?:to|-|–) £\d\d,\d{3}",
)
_DEBATE = cue(
    "hon. |question put|westminster hall|hansard|constituen|motion made|lords",
    r"\b(?:hon\. (?:member|friend|gentleman|lady)|question put|westminster hall|hansard"
    r"|motion made|house of lords|my constituents?)\b",
)
_CHIEF = cue(
    "chief inspector|martin jones|justin russell|glenys|mcallister",
    r"(?:chief inspector(?! of (?:prisons|constabulary|schools|education|social))|martin jones"
    r"|justin russell|glenys stacey|sue mcallister)",
)
_REPORT = cue(
    "report|inspect|visited|watchdog",
    r"\b(?:reports?|inspections?|inspectors?|inspectorate|inspected|visited|watchdog|watchdog's)\b",
)
# Inspectors are expected, or at work: what they will say is not known yet.
_TO_COME = cue(
    "inspect|watchdog|hmi",
    r"\b(?:inspectors?|watchdog|inspectorate(?: of probation)?|hmip|hmi probation)\b[^.;]{0,40}?"
    r"\b(?:(?:(?:is|are|will)(?: due| set| expected)?(?: to)?|to) (?:be )?(?:spend|visit(?:ing)?"
    r"|descend|inspect|arrive|call|coming)\b(?! (?:again|back))"
    r"|(?:is|are) in \w+[^.;]{0,30} this week|visits? \w+ this week)"
    r"|\b(?:prepar\w+|brac\w+|(?:get(?:ting|s)?|is|are) ready|wait(?:s|ing)) for"
    r" (?:an?|the|its|their|this year's) (?:\w+ ){0,2}inspection\b"
    r"|\bahead of (?:an?|its|the|their) (?:\w+ ){0,2}inspection\b|\bwill be inspected\b"
    r"|\binspection (?:is|was) (?:due|announced|expected)\b",
)
# The report is new.
_ISSUED = cue(
    "report|inspect|finding|verdict",
    r"\b(?:reports?|findings|verdicts?|inspection)\b[^.;]{0,60}\b(?:publish\w*|issued|released"
    r"|c[ao]mes? out|out|appear(?:s|ed)|landed)\b[^.;]{0,30}\b(?:today|this (?:morning|week"
    r"|afternoon)|yesterday|overnight|(?<!last )on [a-z]+day|[a-z]+day)\b"
    r"|\b(?:today|this (?:morning|week)|yesterday|overnight)\b[^.;]{0,40}\b(?:publish\w*|issued"
    r"|released|c[ao]mes? out)\b[^.;]{0,40}\b(?:reports?|findings|inspection)\b"
    r"|\b(?:new|fresh|latest) (?:inspection )?report\b"
    r"|\breport[^.;]{0,20}\b(?:out|published) (?:today|this|yesterday|on)\b",
)


# Without one of these nothing is just out; what is said of it ends with the sentence.
_OF_LATE = ("day", "this", "overnight", "new ", "fresh ", "latest ", "out on", "published on")
_STOP = re.compile("[.;]")


def just_issued(words: str) -> bool:
    """Words of a story in lower case -> do they say that the report has just come out?"""
    parts = (part for part in _STOP.split(words) if has_any(part, _OF_LATE))
    return any(_ISSUED.search(part) is not None for part in parts)


def _by_the_way(evidence: Evidence) -> bool:
    own = evidence.own
    return bool(own) and all(hangs(c) or recalled(c) for c in own)


def _led_by_another(evidence: Evidence) -> bool:
    """Another inspectorate opens the story."""
    theirs = context.OTHER_INSPECTORATE.search(evidence.lede)
    if theirs is None:
        return False
    if _JOINTLY.search(evidence.lede[: theirs.start()]):
        return False
    ours = context.HMIP.search(evidence.lede)
    return ours is None or theirs.start() < ours.start()


def _follows_up(evidence: Evidence) -> bool:
    return _FOLLOW_UP.search(_QUOTED.sub(" ", evidence.title.lower())) is not None


def _other_news(evidence: Evidence) -> bool:
    at_head = any(c.sentence.order <= 1 and c.weight >= ENOUGH for c in evidence.own)
    return OTHER_NEWS.search(evidence.lede) is not None and not at_head


def _first(evidence: Evidence) -> float:
    """How late in the story its first rating comes: 0 at the head, up to 1 at the foot."""
    orders = [c.sentence.order for c in evidence.own] or [evidence.length]
    return min(1.0, max(0, min(orders) - evidence.opens - EARLY) / max(evidence.length, SHORT))


def _is_round_up(evidence: Evidence) -> bool:
    return is_round_up(evidence.words, evidence.named)


def _to_come(evidence: Evidence) -> bool:
    return _TO_COME.search(evidence.lede) is not None


def _parts(evidence: Evidence) -> float:
    return min(PARTS, sum(c.role is Role.PART for c in evidence.claims)) / PARTS


def _totals(evidence: Evidence) -> float:
    """Totals of several bodies: less of a sign where a body's own rating comes before them."""
    totals = [c.sentence.order for c in evidence.claims if c.role is Role.TALLY]
    if not totals:
        return 0.0
    own = [c.sentence.order for c in evidence.own if c.weight >= ENOUGH and not hangs(c)]
    return AFTERWARDS if own and min(own) < min(totals) else 1.0


# What speaks for a rating as news, and against it.
FEATURES: dict[str, Callable[[Evidence], float]] = {
    "in the headline": lambda e: any(c.sentence.in_title for c in e.own),
    "at the head": lambda e: any(0 < c.sentence.order - e.opens <= EARLY for c in e.own),
    "reported, not recalled": lambda e: any(map(fresh, e.own)),
    "strongly worded": lambda e: max((c.weight for c in e.own), default=0) / 10,
    "nothing else is told": lambda e: (
        e.length <= BRIEF and any(map(fresh, e.own)) and not (_is_round_up(e) or _to_come(e))
    ),
    "of the body as a whole": lambda e: any(c.whole for c in e.own),
    "late in the story": _first,
    "body named late": lambda e: (
        e.begins - e.opens >= LATE and not (e.official or any(c.sentence.in_title for c in e.own))
    ),
    "ratings of standards beside it": _parts,
    "points given": lambda e: e.scored,
    "chief inspector quoted": lambda e: _CHIEF.search(e.words) is not None,
    "report just out": lambda e: just_issued(e.words),
    "inspection in the opening": lambda e: _REPORT.search(e.lede) is not None,
    "inspectorate in the opening": lambda e: context.HMIP.search(e.lede) is not None,
    "inspection in the headline": lambda e: _VERDICT.search(e.title.lower()) is not None,
    "another inspectorate at the head": _led_by_another,
    "body in the headline": lambda e: e.named,
    "time has passed": lambda e: (
        _LATER.search(e.title.lower()) is not None and not _THEY_SAY.search(e.title.lower())
    ),
    "only faintly said": lambda e: max((c.weight for c in e.own), default=0) < FIRM,
    "taken for known in a follow-up": lambda e: _follows_up(e) and all(map(taken_for_known, e.own)),
    "only told by the way": _by_the_way,
    "an inspection to come": _to_come,
    "other news at the head": _other_news,
    "annual report or round-up": _is_round_up,
    "debate": lambda e: _DEBATE.in_lines(e.words),
    "advertisement": lambda e: _ADVERT.search(e.lede) is not None,
    "many bodies": lambda e: len(e.findings) + len(e.mentions) > MANY and not e.named,
    "totals beside it": _totals,
}

# `make weights` fits them anew. Found by logistic regression (an error on what is no news counts
# twice; ridge 1.0) over the 708 stories with ratings among 1,180 labelled ones. Eight-fold
# cross-validation with the weights of 2 and more, and -2 and less, as they stand here, and a limit
# of 0.65: precision 0.98, recall 0.96. Those weights were set by hand: such stories are too few to
# teach how much that should count.
WEIGHTS = {
    "in the headline": 0.9,
    "at the head": 0.2,
    "reported, not recalled": -0.2,
    "strongly worded": 0.2,
    "nothing else is told": 2.0,
    "of the body as a whole": 1.6,
    "late in the story": -1.0,
    "body named late": -1.7,
    "ratings of standards beside it": 0.4,
    "points given": 1.6,
    "chief inspector quoted": 2.0,
    "report just out": 1.8,
    "inspection in the opening": 2.0,
    "inspectorate in the opening": 1.1,
    "inspection in the headline": 0.4,
    "another inspectorate at the head": -1.0,
    "body in the headline": 0.2,
    "time has passed": -3.0,
    "only faintly said": -1.1,
    "taken for known in a follow-up": -6.0,
    "only told by the way": -2.5,
    "an inspection to come": -3.0,
    "other news at the head": -2.0,
    "annual report or round-up": -6.0,
    "debate": -3.0,
    "advertisement": -4.0,
    "many bodies": -6.0,
    "totals beside it": -3.0,
}
BIAS = -1.1


def chance(evidence: Evidence) -> float:
    """How likely its ratings are the news of a story, 0 to 1."""
    total = BIAS + sum(part for _, part in _shares(evidence))
    return 1 / (1 + math.exp(-total))


def against(evidence: Evidence) -> str:
    """What speaks most against it, in words."""
    lacking = min(_shares(evidence), key=lambda share: share[1], default=("", 0.0))
    return lacking[0] if lacking[1] < 0 else "neither at the head nor reported as new"


def _shares(evidence: Evidence) -> list[tuple[str, float]]:
    return [(name, WEIGHTS[name] * found(evidence)) for name, found in FEATURES.items()]
