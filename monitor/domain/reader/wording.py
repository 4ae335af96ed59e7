"""How ratings are worded, and the words around them that say what was rated and when."""

import re

from monitor.domain.rating import Rating

RATING_HINT = re.compile("outstanding|inadequate|good|requir")
RANK_HINT = re.compile("second|next|third|lowest|worst|bottom|poorest|highest|topmost|top|best")
RATING_WORD = re.compile(
    r"\b(?:(?P<OUTSTANDING>outstanding)|(?P<INADEQUATE>inadequate)|(?P<GOOD>good)"
    r"|(?P<REQUIRES_IMPROVEMENT>requir(?:es?|ed|ing)[\s-]{1,3}improvements?))\b"
)
_NOUN = r"(?:ratings?|gradings?|grades?|marks?|rankings?|bands?|scores?|judge?ments?|verdicts?|levels?|rung|category)"
RANK = re.compile(
    rf"\b(?:(?P<REQUIRES_IMPROVEMENT>(?:second|next)[ -](?:lowest|worst|bottom)|third[ -]highest)"
    r"|(?P<GOOD>(?:second|next)[ -](?:highest|best|top))"
    r"|(?P<INADEQUATE>lowest|worst|bottom|poorest)|(?P<OUTSTANDING>highest|topmost|top|best))"
    rf"(?:[ -](?:possible|available|overall|performance|inspection|hmip?|probation|of (?:the|our|its) (?:four|4)|ofsted|'))*"
    rf"[ -]{_NOUN}"
)
# The word is used as a rating where one of these stands close before it ...
FRAME_BEFORE = re.compile(
    r"\b(?:re-?)?(?:rat(?:ed?|es|ings?)|grad(?:ed?|es|ing)|judg(?:ed?|es|ing|e?ments?)|deem(?:ed|s)|class(?:ed|ified)|rank(?:ed|ing)"
    r"|assessed|scor(?:ed?|ing)|award(?:ed|s|ing)?|given|gave|gives?|receiv(?:ed|es|ing)|earn(?:ed|s)|handed|brand(?:ed|s)"
    r"|labell?ed|declared|described|marked?|verdict|band|overall|achiev(?:ed|es|ing)|secur(?:ed|es)|won|found|pronounced"
    r"|concluded|told|categori[sz]ed|came out|come out|put|placed|remains?|remained|still|hailed|named|result(?:ed|s)?|stays?|stayed"
    r"|score|outcome|moved|up to|down to|from|called|considered|amount(?:s|ed)? to|add(?:s|ed)? up to|leaves|kept|retain(?:ed|s))\b"
)
# ... or one of these close after it.
FRAME_AFTER = re.compile(
    rf"^['\"]?,? ?(?:overall\b|{_NOUN}\b|\((?:overall|lowest|highest)|as a whole\b|by (?:the )?(?:hm|his|her|inspect|probation|watchdog))"
)
NOUN_AFTER = re.compile(rf"^['\"]? (?:overall )?{_NOUN}\b")
STRONG_FRAME = re.compile(
    r"\b(?:re-?)?(?:rat(?:ed?|es|ings?)|grad(?:ed?|es|ing)|judg(?:ed?|es|e?ments?)|deem(?:ed|s)|class(?:ed|ified)|ranked|assessed"
    r"|award(?:ed|s)?|handed|branded|labell?ed|declared|verdict|band|mark|scored|categori[sz]ed|classification|outcome)\b"
)
COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|as|stays?|stayed|now|still|again)(?: (?:still|again|now|once more|found to be|judged|deemed|also|both|each|therefore))* ['\"]?$"
)
WHOLE = re.compile(
    r"\boverall\b|\bas a whole\b|\btaken (?:together|as a whole)\b|\bput together\b|\baltogether\b|\ball told\b|\bacross the board\b"
    r"|\bin sum\b|\badd(?:s|ed)? up to\b|\bamount(?:s|ed)? to\b|\bheadline (?:rating|grade)\b|\b(?:final|summary|aggregate|single) (?:rating|grade|mark|judge?ment|verdict)\b"
    r"|\bon balance\b|\ball parts of\b|\bin all (?:areas|aspects|it does)\b"
)
OVERALL_AS_PART = re.compile(
    r"\boverall (?:quality|standard of|performance of|picture|aim|approach|strategy|management of|leadership)\b"
)
NUMBER = (
    r"(?:\d{1,3}(?:\.\d+)?|zero|no|none|nought|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|a third|third|two[ -]thirds|half|a quarter|three[ -]quarters|most|majority|many|several|some|others?|rest|per cent|%)"
)
COUNT_SUBJECT = re.compile(
    rf"\b{NUMBER}(?:,? (?!(?:and|but|then|which|who) )(?:\w+,? )?(?:were|was|are|is|of (?:them|these|those|which|whom)|others?|more|further|rated|being|judged|as|alone|at|to be|came out|have been|had been|with|which|got|received|earned|standards?|aspects?|areas?))* ?['\"]?$"
)
TALLY = re.compile(
    rf"\b(?:{NUMBER}|all|every|each|no)(?: |-)(?:(?:out )?of (?:the |our |all )?)?(?:\w+ ){{0,4}}(?:services|pdus|crcs|regions|units|yots|yoss|yjss|teams|divisions|companies|areas inspected|inspections|bodies|providers|reviews)\b"
    r"|\b(?:per cent|%|half|third|quarter|majority|most|proportion|number|two-thirds|percentage) of\b|\bevery (?:pdu|service|unit|region|crc|yot|division)\b"
    r"|\bno (?:other )?(?:pdu|service|unit|region|crc|yot|division)\b|\bnone of\b|\bany (?:pdu|service|unit|region|crc|yot|division|other)\b"
)
SCALE = re.compile(
    r"\b(?:scale|four(?:[ -]point)? (?:possible |available )?(?:ratings?|grades?|levels?|words?|points?|bands?|scores?|marks?|categories)|possible (?:overall )?ratings|ratings? (?:that )?(?:it|we|they|inspectors|are|can|range)|from ['\"]?(?:outstanding|inadequate)['\"]? to|either)\b"
)
TOGETHER = re.compile(
    r"\b(?:both|neither|the pair|(?:all|the|each of the|these|its|those) (?:of the )?(?P<n>two|three|four|five)(?: of (?:them|the))?|the trio|the quartet)\b"
    r"(?! (?:years?|months?|weeks?|days?|areas?|aspects?|standards?|categories|domains?|inspectors|four|delivery|points?|case))"
)
# "The 14th of 21 CRCs to be rated": one body, however many there are.
ONE_OF = re.compile(
    r"\b(?:first|second|third|only|latest|last|one|sole|another|fourth|fifth|\d{1,2}(?:st|nd|rd|th)|among)(?: \w+){0,2} (?:of|out of) (?:the |our |all )?(?:\w+ ){0,2}(?:services|pdus|crcs|regions|units|yots|teams|divisions|companies|inspections)\b"
    r"|\b(?:first|only|latest|another) (?:of )?(?:the )?(?:\w+ )?(?:services|pdus|crcs|regions|units|yots|teams|divisions|companies)\b"
)

# Words this close together speak of the same thing.
BESIDE = 60
QUOTE_END = re.compile(r"[.,;:!?]?['\"]")
RANGE = re.compile(
    r"\b(?:rang\w+|scale|four (?:\w+ )?(?:ratings|grades|marks|bands)|(?:ratings|grades|marks|bands) (?:go|run|are))\b[^.;]{0,25}\bfrom ['\"]?(?:outstanding|inadequate)['\"]? (?:down |up )?(?:to|through)"
)
TERSE = re.compile(
    r"^\W*(?:the |its |their )?(?:\w+ )?(?:verdict|outcome|rating|result|grade|judge?ment|conclusion|mark|overall)(?: (?:was|is))?\W*$"
)
TO_ONLY = re.compile(r"^['\"]?,? (?:up |down )?to ['\"]?$")
RATED_FOR = re.compile(
    r"['\"]?,? ?(?:ratings?|grades?|marks?|scores?)? ?(?:for|in|on|across|at|against|when it (?:came|comes) to) (.{0,60})"
)
STAND_IN = re.compile(
    r"\b(?:it|they|both|all three|each|the (?:\w+ )?(?:service|organisation|team|unit|units|services|company|partnership|two|three|region|division|authority|council)|which)\b"
)
PRONOUN = re.compile(
    r"\b(?:it|they|the (?:service|organisation|team|unit|units|services|company|partnership|region|division)(?!'s))\b(?!'s)"
)
# "Leadership at", "the quality of": what follows is a body, but the part is what is spoken of.
PART_OF = re.compile(
    r"\b(?:leadership|governance|staffing|planning|assessments?|delivery|reviewing|resettlement|casework|supervision|disposals?|work|practice|provision|standards?"
    r"|areas?|aspects?|quality|management|partnerships?|facilities|protection|victims|services|leaders|support)(?: \w+)? (?:at|in|of|by|within|from) (?:the )?$"
)
LIGHT_FRAME = re.compile(r"\b(?:still|again|remains?|remained|told|continues? to|found)\b")
