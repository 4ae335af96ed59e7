"""How it is worded that bodies, or their standards, are counted: tallies, "both", "one of"."""

import re

from monitor.domain.reader.text.cue import cue

NUMBER = (
    r"(?:\d{1,3}(?:\.\d+)?|zero|no|none|nought|nil|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|a third|(?<!the )third|two[ -]thirds|half"
    r"|a quarter"
    r"|three[ -]quarters|another|most|majority|many|several|some|(?<!on the )others?|rest"
    r"|per cent|%)"
)
COUNT_SUBJECT = re.compile(
    r"\b(?<![\d,])(?<!of the )(?<!of all )(?<!the only )(?!no longer\b)"
    r"(?!(?<=the )one (?:is|was|has|had|got)\b)"
    rf"{NUMBER}(?! (?:higher|lower|up|down|better|worse|rung|step"
    rf"|january|february|march|april|may|june|july|august|september|october|november"
    rf"|december)\b)(?:,? (?!(?:and|but|then|which|who) )(?:\w+,? )?(?:were"
    rf"|was|are|is|of (?:them"
    rf"|these|those|which|whom)|others?|more|further|rated|being|judged|as|alone|at|to be"
    rf"|came out|have been|had been|with|which|got|received|earned|had|have|has|the|an?"
    rf"|standards?|aspects?"
    rf"|areas?))* ?['\"]?$"
)
# "Good (3), Requires improvement (1)": of so many standards.
COUNTED = re.compile(r"['\"]? \(\d{1,2}\)")
TALLY = cue(
    "services|pdus|crcs|regions|units|yots|yoss|yjss|teams|divisions|companies"
    "|areas inspected|inspections|bodies|providers|reviews|cent of|% of|half of|third of"
    "|thirds of|quarter of|majority of|most of|proportion of|number of|percentage of|every "
    "|no |none of|any |one |another |all but ",
    rf"\b(?:{NUMBER}|all|every|each|no)(?: |-)(?:(?:out )?of (?:the |our "
    rf"|all )?)?(?:\w+ ){{0,4}}(?:services|pdus|crcs|regions|units|yots|yoss|yjss|teams|divisions"
    rf"|companies|areas inspected|inspections|bodies|providers|reviews)\b"
    r"|^\W*(?:one|another) (?:\w+ ){0,3}"
    r"(?:service|unit|region|division|company|crc|pdu|yo[st]|yjs) as ['\"]?$"
    r"|\b(?:per cent|%|half|(?<!the )third|quarter|majority|most|proportion|number|two-thirds"
    r"|percentage) of\b|\bevery (?:pdu|service|unit|region|crc|yot|division)\b"
    r"|\bno (?:other )?(?:pdu|service|unit|region|crc|yot|division)\b|\bnone of\b"
    rf"|\ball but {NUMBER}\b(?: of the)?|\bany (?:pdu"
    r"|service|unit|region|crc|yot|division|other)\b",
)
_MANY = r"(?:units|pdus|services|areas|crcs|teams|boroughs|divisions|regions|yots)"
TOGETHER = cue(
    "both|neither|the pair|two|three|four|five|trio|quartet",
    r"\b(?:both|neither(?! (?:is|was|does|did|has|do) (?:it|this|that|the)\b)|the pair|(?:all"
    r"|(?<!grade of )(?<!rating of )(?<!mark of )(?<!lowest of )(?<!one of )(?<!^of )"
    r"(?<!covering )(?<!covers )the"
    r"|each of the|these|its|those) (?:of the )?"
    r"(?P<n>two|three|four|five)(?: of (?:them|the))?"
    r"|(?<!last of the )(?<!first of the )(?<!one of the )(?<!rest of the )(?:trio|quartet)"
    r"|(?<!of )(?<!had )(?<!has )(?<!have )(?<!with )(?<!in )"
    r"(?P<m>two|three|four|five)"
    rf" (?:(?!for |on )[\w'-]+ ){{0,3}}{_MANY})\b"
    r"(?! (?:together (?:made?|makes?|amount|add|g[ai]ve)"
    r"|years?|months?|weeks?|days?|areas?|aspects?|standards?|categories|domains?|inspectors"
    r"|four|delivery|points?|case|out of|bands?|grades?|ratings?|marks?|levels?|tiers?))",
)
# "The 14th of 21 CRCs to be rated": one body, however many there are.
ONE_OF = cue(
    "services|pdus|crcs|regions|units|yots|teams|divisions|companies|inspections",
    r"\b(?:first|second|third|only|latest|last|one|sole|another|fourth|fifth|\d{1,2}(?:st|nd|rd"
    r"|th)|among)(?: \w+){0,2} (?:of|out of) (?:the |our |all )?(?:\w+ ){0,2}(?:services|pdus"
    r"|crcs|regions|units|yots|teams|divisions|companies|inspections)\b"
    r"|\b(?:first|only|latest|another) (?:of )?(?:the )?(?:\w+ )?(?:services|pdus|crcs|regions"
    r"|units|yots|teams|divisions|companies)\b",
)
# "One of them, Hull, was": the one that is named.
ONE_OF_THEM = re.compile(
    r"\bone(?: of (?:them|these|those|the (?:two|three|four|units|services|pair)))?, "
)
