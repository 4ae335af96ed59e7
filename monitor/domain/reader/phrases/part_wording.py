"""How it is worded that a part of a body is spoken of, and not the body as a whole."""

import re

from monitor.domain.reader.phrases.counting import NUMBER
from monitor.domain.reader.text.cue import cue

RATED_FOR = re.compile(
    r"['\"]?,? ?(?:ratings?|grades?|marks?|scores?)? ?(?:for|in|on|across(?! the board)|at|against"
    r"|when it (?:came|comes) to) (?!(?:each|every|either|both) cases?\b"
    r"|(?:the|its|this|their|a) (?:latest|last|new|recent|first|second|third|fresh|same)"
    r" (?:\w+ )?(?:rounds?|inspection|report|visit|checks?|reviews?|assessment)\b)(.{0,60})"
)
# "Leadership at", "the quality of": what follows is a body, but the part is what is spoken of.
PART_OF = re.compile(
    r"\b(?:leadership|governance|staffing|planning|assessments?|delivery|reviewing|resettlement"
    r"|casework|supervision|disposals?|work|practice|provision|standards?"
    r"|areas?|aspects?|quality|management|partnerships?|facilities|protection|victims|services"
    r"|leaders|support)(?: \w+)? (?:at|in|of|by|within|from) (?:the )?$"
)
# "Staff in", "the courts in": a place that says where.
PLACED = re.compile(r"\b(?:in|at|across|around|throughout|within|near) (?:the )?$")
# "On assessing risk", at the head of a sentence.
IN_RESPECT = re.compile(
    r"\W*(?:on|for|as for|in terms of|when it (?:came|comes) to|under|regarding)"
    r" (?!(?:the )?(?:\w+ )?(?:inspect|report|visit|first))[a-z' -]{3,40}?"
    r"(?=,| (?:it|they|the (?:unit|service|team|company|crc|pdu|region|division))\b)"
)
# "Staffing, for which the unit had".
PART_FIRST = re.compile(r"\W*((?:[a-z]+ ){0,2}[a-z]+), (?:for|in|on|at) which\b")
# "Gave 'good' for three things", "top marks for nothing".
FOR_SOME = re.compile(
    rf"['\"]?,? (?:for|in|on) (?:just |only |all )?(?:{NUMBER}|nothing)\b"
    r"(?:,? (?:more|other|further))?"
    r"(?= (?:things|of (?:the|its|their) (?:\w+ )?(?:standards|areas|aspects|categories|things))"
    r"|[,.]|$)"
)
ITS_RATINGS = cue("ratings", r"\b(?:its|their) ratings\b(?! of)")
# "The top mark for it": for what was spoken of before.
FOR_THIS = re.compile(
    r"['\"]? (?:ratings? |grades? |marks? )?for (?:it|that|this|these|them)[,.]?$"
)
# What is called outstanding, and is no body.
DESCRIBED = re.compile(
    r"(?:ways?|practices?|ideas?|progress|results?|relationships?|jobs?|starts?|efforts?|leaders?"
    r"|people|projects?|understanding|awareness|knowledge|use|links?)\b"
)
PRONOUN_FIRST = re.compile(
    r"\W*(?:(?:and|but|so|again|a year ago|this time|now|then|when|where|than|as|though)\W+)*(?:it"
    r"|they|these|both|here)\b"
)
# "A review that the service had made was graded": no body was.
OF_REVIEW = re.compile(
    r"^\W*(?:an?|its|their|one|that) (?:\w+ ){0,2}reviews? (?:that|which|of|by|into)"
    r"\b(?! (?:the )?(?:hm|inspect))[^,;]{0,120}"
    r"\b(?:(?:was|were|been) (?:graded|rated|judged|marked)\b|(?:was|is)(?: itself| also)? ['\"]?$)"
    r"|\b(?:rated|graded|judged|marked|found) (?:the|an?|its|their) (?:\w+ )?reviews? (?:by|of"
    r"|into|that)\b"
    r"[^.;]*$"
    r"|\bown (?:\w+ ){0,2}re(?:view|port)s? (?:was|were|is) (?:\w+ )?['\"]?$"
)
# "Resettlement (does not count towards the overall rating): Good".
NOT_COUNTED = cue(
    "not |isn't |doesn't |rated separately",
    r"\b(?:(?:does|do|is|are|was|were) not|doesn't|isn't) (?:count(?:ed)?|contribute|part of)\b"
    r"|\bnot (?:counted|included|part of)|\brated separately\b",
)
# "27 points of a possible 36: a firm".
_POINTS = rf"(?:\d{{1,2}}|{NUMBER})"
AFTER_POINTS = re.compile(
    rf"\b{_POINTS}(?: points(?: out)? of| out of| of an? (?:possible|potential|maximum|total))"
    rf"(?: an?)?(?: (?:possible|potential|maximum|total))?(?: of)? {_POINTS}(?: points)?"
    r"(?::|,| –| -) (?:(?:which|that|this) (?:is|was|means|meant|makes|made|amounts to|equals|earns"
    r"|earned)(?: it)? )?(?:an? )?(?:\w+ )?['\"]?$"
    rf"|\b(?:with|on|scored|got|managed|had|at) {_POINTS}(?: points)?(?:,| –"
    rf"| -) an? (?:\w+ )?['\"]?$"
)
