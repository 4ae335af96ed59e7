"""How it is worded that a rating was just missed, denied of today, or taken up by "that"."""

import re

from monitor.domain.reader.phrases.wording import RATING_NOUN
from monitor.domain.reader.text.cue import cue

_MISSING = r"(?:points?|marks?|grades?|notch(?:es)?|steps?|whisker)"
# "Within two points of the", "one point short of being".
NEAR_MISS = cue(
    "point|mark|grade|notch|step|whisker",
    rf"\b(?:within (?:[\w-]+ ){{1,3}}{_MISSING} of"
    rf"|(?<!dropped )(?:an?|one|two|three|four|single) {_MISSING} (?:short of|off|away from|shy of"
    r"|below|from))"
    r"(?: (?:being|having|getting|an?|the|its|rating|grade|mark|of|rated|called|overall|as))*"
    r" ?['\"]?$",
)
# "'Good' was one point away".
OUT_OF_REACH = re.compile(
    rf"['\"]? (?:rating )?(?:is|was) (?:just |only )?(?:an?|one|two|three|four)(?: single)?"
    rf" {_MISSING} (?:away|off|more|out of reach)\b"
)
# "None was better than 'Good', and that is also the rating of the unit overall".
TAKEN_UP = re.compile(
    r"['\"]?,? (?:and|so) (?:that|this)(?:,[^,;.]{1,30},)? (?:is|was)(?: also| therefore)?"
    rf" (?:the overall {RATING_NOUN}\b|(?:what|how|where|the {RATING_NOUN})\b[^.;]{{0,60}}"
    r"\b(?:overall|as a whole)\b)"
)
# "Not 'Inadequate', as it was in 2022".
AS_IT_WAS = re.compile(
    r"['\"]?,? as (?:it|they|the \w+) (?:was|were|had been|did) "
    r"(?:in 20|last |at |before|then|when |two |three |four |an? )"
)
NOT = re.compile(r"(?:\bnot|n't|\bno longer|\bnever)(?: \w+){0,2} ?['\"]?$")
# "A caseload that you could count on one hand has been": what could be is told of the subject.
WITHIN_SUBJECT = re.compile(
    r"\b(?:could|can|would|might|may)(?! (?:have|be|yet|well)\b)(?: [\w'-]+){1,8}?"
    r"(?= has (?:now |just |today )?been\b)"
)
