"""Words that tie a rating of today to an earlier one: "like the year before", "and is today"."""

import re

from monitor.domain.reader.phrases.wording import RATING_NOUN
from monitor.domain.reader.text.cue import cue

# "Like the year before, it has": what it was it is.
LIKE_BEFORE = cue(
    "like |as ",
    r"^\W*(?:just |exactly |much )?(?:like|as) (?:in |at |on )?(?:it (?:was|did|had) )?"
    r"(?:(?:the|an?|two|three|four|five|its|their|last) (?:\w+ ){1,3}(?:before|earlier|ago|time)"
    r"|(?:its|the) (?:last|previous|first) (?:\w+)|last (?:time|year)|20[12]\d|before),",
)
# "Was 'Good' in 2022 and is 'Good' today": whatever year was told before.
AND_IS = re.compile(
    r"\b(?:and|but)(?: (?:it|they))? (?:is|are)(?: now| still| again| once more| both)?"
    r"(?: (?:re-?)?(?:rated|graded|judged|marked|called|deemed|found to be)(?: as)?)? ['\"]?$"
)
# "Holds on to its 'Good' rating from 2022".
KEEPS = re.compile(
    r"\b(?:h[eo]lds?|holding|h[au]ngs?|hanging|cl[iu]ngs?|clinging) on ?to (?:its|their|the|an?)"
    r" (?:overall )?['\"]?$"
    r"|\b(?:keeps?|kept|keeping|retain(?:s|ed|ing)?|maintain(?:s|ed|ing)?) (?:its|their|the|an?)"
    r" (?:overall )?['\"]?$"
)
# "The same mark as the great majority of divisions: 'Good'": said of the one, not of the others.
SAME_AS_MOST = re.compile(rf"\bthe same (?:overall )?{RATING_NOUN} as [^:;]{{3,90}}(?=: ['\"]?$)")
# "Three years after it was given the same grade, 'Good'": then and now.
SAME_LABEL = re.compile(rf"\bthe same (?:overall )?{RATING_NOUN}(?:,|:| –| of| –)? ['\"]?$")
