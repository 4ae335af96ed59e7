"""Is a rating reported in its sentence, or recalled there, hung on something, taken for known?"""

import re

from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.phrases.still import AND_IS, LIKE_BEFORE, SAME_LABEL
from monitor.domain.reader.phrases.wording import BEING, FIRST_EVER, GIVEN, RATING_WORD, SINCE
from monitor.domain.reader.text.cue import cue
from monitor.domain.reader.verdict.resolution import ENOUGH

# What gives a rating stands so close before it.
_NEAR = 40
# "Leeds PDU, which is rated", "six months after", "since inspectors rated".
_HANGING = re.compile(
    r"(?:, (?:which|that|whose \w+(?: (?:in|at|for) [^,;]{1,40}?)?)"
    r"(?: (?:is|was|has been|had been|were|are|have been))?"
    r"(?: (?:also|once|recently|currently))? (?:rated|graded|judged|given|found|classed|deemed)\b"
    r"(?! (?:it|them|the (?:service|unit|team|company))\b)"
    r"|, (?:which|that|whom) (?:hm|his|her|inspect\w+|the) [^,.;]{0,50}\b(?:rated|graded|judged"
    r"|found)\b"
    r"|(?:,| –|\()(?: (?:itself|already|once|recently|last|newly|which))?"
    r" (?:rated|graded|judged|deemed|branded|classed)\b"
    r"(?! (?:it|them|the (?:service|unit|team|company))\b)[^,;.]{0,30}$"
    r"|\b(?:how|why|despite) [^,;]{0,80}$"
    r"|\b(?:weeks?|months?|years?|days?) (?:on )?(?:after|since|from)\b"
    r"|\bafter (?:that|this|the) (?:unit|service|team|company) (?:was|had been)\b"
    r"|\b(?:who|she|he|having|and) (?:has |had |have )?(?:led|steered|guided|helped|brought|took"
    r"|taken|turned|lifted|nursed) [^.;]{0,60}\bto (?:an? |its |their |the )?(?:rating of )?['\"]?$"
    r"|\b(?:since"
    r"|ever since) (?:hm|his|her"
    r"|inspectors|the|its|it)\b)"
)
_SEQUEL = re.compile(
    r"\b(?:plans?|pledge\w*|promises?|progress|changes|support|help|funding|boost|vows?"
    r"|(?:pick|clear|turn)\w* up)\b[^:;]{0,70} (?:after|following) (?:[\w-]+ ){0,2}['\"]?$"
)
# After a dash or a bracket: "– rated 'Good' by inspectors –".
_APPOSED = re.compile(
    r"\W*(?:itself |already |once |recently |last |newly )?"
    r"(?:rated|graded|judged|deemed|branded|classed)\b[^,;.]{0,30}$"
)
_JUST = cue(
    "this |today|yesterday|on ",
    r"\b(?:this (?:week|morning)|today|yesterday|(?<!last )on [a-z]+day)\b",
)
# "Leeds PDU, which inspectors have again rated".
_JUST_NOW = re.compile(r"\b(?:has|have) (?:now|again|just|once more)\b")
_PAST = re.compile(
    r"\b(?:(?:back )?in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|last (?:month|year|summer|autumn|winter|spring|january"
    r"|february|march|april|may|june|july|august|september|october|november|december)"
    r"|earlier (?:this|last|in the year)|(?:weeks?|months?|years?) ago"
    r"|(?<!as )(?<!than )(?<!since )in 20\d\d"
    r"|recently|after (?:it|the|being)"
    r"(?! (?:\w+ ){0,2}(?:inspect|visit|examin|review|check|scrutin))"
    r"|year and a half ago|the (?:spring|summer|autumn|winter|year|month) before"
    r"|(?:its|the|their) (?:last|previous|most recent) (?:full |rated )?(?:inspection|report|visit)"
    r"|(?:when|since) (?:it was )?last inspected)\b"
)
# "From 'Inadequate', where it was in 2019, to": an aside says when that was.
_ASIDE = re.compile(r"(?:^|, )(?:where|which|when|as) [^,;]{3,60}, (?=(?:in|up |down )?to\b)")
# "It has held on to the 'Good' that it was given in 2019".
_HELD = re.compile(
    r"\b(?:kept|keeps?|retain(?:s|ed)|maintain(?:s|ed)|(?:h[eo]lds?|h[au]ngs?) on to) "
    r"(?:its|their|the|an?) ['\"]?$"
)
# When inspectors came is not when the rating came.
_VISITED = cue(
    "visit|inspect|called|came",
    r"\b(?:visit\w*|inspect(?:ed|ions?|ors)|called|came)\b[^,.;]{0,40}?\bin [a-z]+\b",
)
_HEARD = cue("heard ", r"\bheard (?:how|that)\b")
_PRESUPPOSED = re.compile(
    r"\b(?:the|its|their|that|this|such an?|recent|whose|year's|month's|week's) ['\"]?$"
)
# "Given its 'Inadequate' rating": as is known.
_IN_VIEW_OF = re.compile(r"\bgiven (?:its|their|the) ['\"]?$")
_ATTRIBUTE = re.compile(r"^['\"]? (?:\w+ )?(?:youth|probation|service|crc|unit|pdu)\b")


def fresh(claim: Claim) -> bool:
    """The claim reports a rating, and plainly."""
    return claim.weight >= ENOUGH and not taken_for_known(claim)


def taken_for_known(claim: Claim) -> bool:
    """The claim does not report a rating: it hangs on something, or was known before."""
    if hangs(claim) or _known(claim) or _ATTRIBUTE.match(claim.right):
        return True
    return recalled(claim) or _HEARD.search(claim.sentence.low[: claim.start]) is not None


def recalled(claim: Claim) -> bool:
    """The claim says itself that it was some time ago."""
    if _HELD.search(claim.left) or SAME_LABEL.search(claim.left) or AND_IS.search(claim.left):
        return False
    left = _ASIDE.sub(" ", LIKE_BEFORE.sub(" ", claim.left))
    when = f"{left}|{claim.right[:90].partition(', ')[0]}"
    if FIRST_EVER.search(when):
        when = SINCE.sub(" ", when)
    past = _PAST.search(_VISITED.sub("visited", when)) is not None
    return past and not claim.kept and _JUST.search(when) is None


def _known(claim: Claim) -> bool:
    """ "Its 'Inadequate' rating", unless it is just being given; "the lowest" is no such thing."""
    if _PRESUPPOSED.search(claim.left) is None:
        return False
    if GIVEN.search(claim.left[-_NEAR:]) and not _IN_VIEW_OF.search(claim.left):
        return False
    if claim.left.rstrip("'\"").endswith(" that ") and BEING.match(claim.right):
        return False
    return RATING_WORD.match(claim.sentence.low, claim.start) is not None


def _asked(claim: Claim) -> bool:
    return claim.sentence.low.rstrip("\"' ").endswith("?")


def hangs(claim: Claim) -> bool:
    """The claim is no news: it hangs on another statement, or is part of a question."""
    if _asked(claim) or _follows_rating(claim):
        return True
    hanging = _HANGING.search(claim.left) or (claim.left_start and _APPOSED.match(claim.left))
    held = (
        claim.kept
        or _JUST_NOW.search(claim.left)
        or _JUST.search(claim.left)
        or SAME_LABEL.search(claim.left)
    )
    return bool(hanging) and not held


def _follows_rating(claim: Claim) -> bool:
    """ "Action plan after bottom grade": a headline on what came of it."""
    return claim.sentence.in_title and _SEQUEL.search(claim.left) is not None
