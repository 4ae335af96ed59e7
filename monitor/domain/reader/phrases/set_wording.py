"""How it is worded that some of several bodies are spoken of: the rest, all but one, each."""

import re

from monitor.domain.reader.text.cue import cue

BODIES = r"(?:units|pdus|services|crcs|teams|companies|divisions|regions|boroughs|areas|places)"
_COUNT = "two|three|four|five|six"
# "The others are", "the other two units were", "the rest got".
REST = cue(
    "the other|the rest|the remaining|neighbour|rest of",
    r"\b(?:its|the) (?:near |nearest |larger |smaller )?neighbour(?:ing (?:unit|service|team))?"
    r"(?= (?:(?:across|over|on|to|down|up|in) (?:\w+ ){1,3})?(?:fared|did|is|was|has|had|got"
    r"|received|came|ended|earned)\b)|"
    r"\b(?:the )?rest of (?:the |its )?(?:county|borough|region|area|island|[a-z]+shire)\b|"
    rf"\bthe (?:others|other(?: (?P<n>{_COUNT}))?(?: (?:of (?:them|these)|{BODIES}|one|pair|unit"
    rf"|service|team|company|pdu|crc))?|rest(?: of them)?|remaining(?: (?P<m>{_COUNT}))?"
    rf"(?: {BODIES})?)"
    r"(?=,? (?:(?:both|all|each) )?(?:is|are|was|were|has|have|had|gets?|got|receive[sd]?"
    r"|earn(?:ed)?|c[ao]me|end(?:ed)?|remain(?:ed)?|share[sd]?|as)\b|,? ?['\"]?$)",
)
# "All but B", "with the exception of B": who is left out follows.
ALL_BUT = cue(
    " but | except| bar |apart from|exception of| save ",
    rf"\b(?:all(?: of (?:them|these)| (?:the|its|these) (?:\w+ )?{BODIES})?"
    r"|every one(?: of them)?|each(?: of them)?|they)"
    r" (?:but|except(?: for| in)?|apart from|bar|save(?: for| in)?) (?:for |in |the |that of )*"
    r"|\bwith the (?:single |sole |one )?exception of (?:the |that of )*",
)
# "Which is 'Good',": said of the one that is left out.
LEFT_OUT_IS = re.compile(r"[,\s]*(?:which|where|that|whose|–|\()[^,;)–]*")
# "The first two are", of bodies named just before.
FIRST_OF_THEM = cue(
    "the first |the last ",
    r"\bthe (?:first|last) (?:two|three|four) (?:is|are|was|were|have been) (?:\w+ )?['\"]?$",
)
EVERY_ONE = cue("every one", r"\bevery one(?: of (?:them|these|the \w+))?\b")
# "The largest of the company's five CRCs": one of them.
SINGLED_OUT = cue(
    "est of |st of |nd of |rd of |th of ",
    r"\b(?:[a-z]+est|worst|first|last|second|third|[a-z]+th) of (?:[\w']+ ){0,3}?"
    rf"(?:two|three|four|five)\b(?: {BODIES}\b)?",
)
