"""Ratings told by their place among the four: "the lowest there is", "second best of four"."""

import re

from monitor.domain.reader.phrases.wording import RATING_NOUN
from monitor.domain.reader.text.cue import cue

RANK_STEMS = ("est", "worst", "top", "bottom")
RANK_HINT = re.compile(
    "second|next|third|one |a (?:rung|step|notch|grade) |lowest|worst|bottom|poorest|highest"
    "|topmost|top|best"
)
_STEP_FROM = (
    r"(?:(?:second|next)(?: (?:rung|band|step|level|grade|category|tier))?"
    r"|one (?:rung|step|notch|place|grade|up)|a (?:rung|step|notch|grade))"
    r" (?:from|below|above|off)(?: the)?"
)
RANK = re.compile(
    r"\b(?:(?P<REQUIRES_IMPROVEMENT>(?:second|next)[ -](?:lowest|worst|bottom)"
    r"|third[ -](?:highest|best)"
    rf"|{_STEP_FROM} bottom)"
    rf"|(?P<GOOD>(?:second|next)[ -](?:highest|best|top)|{_STEP_FROM} top)"
    r"|(?<!from )(?<!from the )(?:(?P<INADEQUATE>lowest|worst|bottom|poorest)"
    r"|(?P<OUTSTANDING>highest|topmost|top|best)))"
    rf"(?:[ -](?:possible|available|attainable|achievable|overall|performance|inspection|hmip?"
    rf"|probation|of (?:the|our"
    rf"|its) (?:four|4)|ofsted|'))*"
    rf"(?:[ -](?:of (?:the |its )?(?:four|4) )?{RATING_NOUN}| of (?:the|its|our) (?:\w+ )?scale\b"
    rf"| (?:that|which) [^.,;]{{0,50}}? (?:can|could) (?:give|award|hand)"
    r"| of (?:the |its )?(?:four|4)\b"
    r"(?! (?!categor|grad|rating|band|mark|level|tier|rung|possible)\w+s\b)| there is\b"
    rf"|(?<=(?:from|elow|bove| off) top)|(?<=(?:from|elow|bove| off) the top)"
    rf"|(?<=(?:from|elow|bove| off) bottom)|(?<=(?:from|elow|bove| off) the bottom))"
)
# "Of the four ratings there are": then a place among them says it, without another noun.
OF_FOUR = cue(
    "four|4",
    r"\b(?:of|in|on|between|with) (?:the |its |our |their |a )?(?:scale of )?(?:four|4)(?: |-)"
    rf"(?:possible |available |overall )?(?:points?|tiers?|steps?|rungs|{RATING_NOUN})\b",
)
PLACE_OF_FOUR = re.compile(
    r"\b(?:(?P<REQUIRES_IMPROVEMENT>(?:second|next)[ -](?:lowest|worst|bottom)|third)"
    r"|(?P<GOOD>(?:second|next)[ -](?:highest|best|top))"
    r"|(?P<INADEQUATE>(?<=the )(?:lowest|worst|bottom|poorest))"
    r"|(?P<OUTSTANDING>(?<=the )(?:highest|topmost|top|best)))"
    r"(?= ?(?:one\b|of (?:them|these|those|the four|four|4)\b|when |in 20|last time|[.,;]|$))"
)
RANKS = (RANK, PLACE_OF_FOUR)
