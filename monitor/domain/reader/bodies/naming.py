"""How bodies are named: the words for their kinds, and those that may stand inside a name."""

import re
from enum import StrEnum

from monitor.domain.body import BodyKind
from monitor.domain.reader.text.cue import wordset


class Named(StrEnum):
    """What the words of a mention claim to name; PROBATION says no more than just that."""

    CRC = "crc"
    NPS = "nps_division"
    REGION = "region"
    PDU = "pdu"
    YJS = "yjs"
    PROBATION = "probation"


KIND = {
    Named.CRC: BodyKind.CRC,
    Named.NPS: BodyKind.NPS_DIVISION,
    Named.REGION: BodyKind.REGION,
    Named.PDU: BodyKind.PDU,
    Named.YJS: BodyKind.YJS,
}

# Words that councils put together to name their services for young offenders.
_SERVICE_WORD = (
    r"(?:and|&|young|people'?s?|persons?'?s?|children'?s?|youth|targeted|support|prevention|early"
    r"|help|interventions?|engagement|integrated|justice|offending|crime|family|families"
    r"|inclusion|diversion|specialist)"
)
_YOUTH = (
    rf"(?:(?:targeted|integrated|prevention|support)(?: and| &)? )?"
    rf"(?:youth|young people'?s?|child(?:ren)?'?s?)(?:,? {_SERVICE_WORD}){{0,5}}?"
    rf" (?:justice|offending|crime)(?:,? {_SERVICE_WORD}){{0,4}}?"
    r" (?:services?|teams?|partnerships?|system|units?|department)"
    r"|youth justice work(?: with children(?: and victims)?)?"
    r"|youth probation(?: (?:services?|teams?))?"
    r"|probation (?:services?|teams?) for (?:children|young (?:people|offenders))"
    r"|youth justice|(?:young|youth) offend(?:er|ers|ing)s?'? (?:service|team)s?"
    r"|(?:services?|teams?) for young offenders"
    r"|youth offending|yots?|yos(?:s|es|'s)?|yjs(?:s|es|'s)?|yjts?|yjeis|pyjs|ypjs"
)
KIND_WORDS = re.compile(
    r"\b(?:"
    r"(?P<pdu>probation delivery units?|probation units?|delivery units?|pdus?|units?(?= (?:in"
    r"|for|covering|at|of) |:| ['\"](?:req|ina|good|out)))"
    r"|(?P<crc>community rehab(?:ilitation)? compan(?:y|ies)|rehabilitation compan(?:y|ies)"
    r"|community company|probation (?:company|companies|firms?)|crcs?)"
    r"|(?P<nps_division>(?:division of the )?national probation service(?: \(nps\))?(?:'s)?"
    r"(?: division)?"
    r"|(?:division of the )?nps(?: division)?|probation division)"
    rf"|(?P<yjs>{_YOUTH})"
    r"|(?P<region>(?:regional )?probation regions?|region(?: of the probation service)?"
    r"|(?:probation service|probation services) [-–] )"
    r"|(?P<probation>(?:private |public |local |regional )?probation (?:services?|areas?|teams?"
    r"|offices?)"
    r"|(?<=and )services(?= in )"
    r"|(?<!inspectorate of )(?<!inspector of )(?<!inspection of )(?<!inspectors of )"
    r"(?<!inspectorate for )(?<!inspector for )(?<!inspectors for )(?<!hmi )probation"
    r"(?! (?:inspect|officer|journal|watchdog)))"
    r")\b(?:\*|(?<= [-–] ))?"
)
# What is written on probation in some place; else those who are on probation are people.
REPORT_ON = re.compile(
    r"\b(?:reports?|findings|verdicts?|inspections?|statements?|concerns?|papers?|letters?|looks?)"
    r" on $"
)
KIND_STEMS = (
    *("probation", "yo", "unit", "region", "pdu", "crc", "yj", "ypj", "nps", "child", "rehab"),
    *("division of", "services in"),
)
# All that KIND_WORDS can begin with; each first letter once makes the search fast.
KIND_HINT = re.compile(
    "p(?:robation|du|yjs|revention and|rivate prob|ublic prob)|y(?:outh |oung |[oj][tsp]|jei|pjs)"
    "|c(?:hild|rc|ommunit)|t(?:argeted|eams? for y)|s(?:ervices? for y|upport|ervices in )"
    "|n(?:ps|ational prob)|r(?:egion|ehab)|d(?:ivision of|elivery unit)|integrated|unit|local prob"
)
GENERIC = re.compile(
    r"\b(?:his|her|hm|majesty's|probation|delivery|units?|pdus?|community|rehabilitation"
    r"|compan(?:y|ies)|crcs?|national|nps"
    r"|division|region|regional|youth|justice|offending|early intervention|prevention|services?"
    r"|teams?|partnership"
    r"|yots?|yos|yjs|yjt|yjeis|pyjs|the|and|of|for|in|at|on|with|upon|le|council|city council"
    r"|borough|county council)\b"
)
TOKEN = re.compile(r"[a-z0-9]+(?:'s\b|s'(?=\s))?|[&,()/:;*–-]|[^\sa-z0-9]")
GLUE = wordset(
    """
    and & , / of the on with upon - le for in – city council council's councils'
    """
)
# May stand between the word for a kind and a name: "PDU* (the service) in Kirklees".
AFTER_KIND = wordset(
    """
    in for of covering serving across at that – - , : ( s * ) ' " pdu pdus yos yot yjs crc crcs nps
    region the division services service inadequate outstanding good requires improvement
    """
)
# "Probation bosses in Kirklees": people may stand between the two.
PEOPLE = wordset("bosses chiefs leaders managers staff")
LONGEST_NAME = 40
LONGEST_LINK = 6
SINGULAR = frozenset(("yos", "nps", "yjs"))
STOP = wordset(
    """
    and & , of the on with upon - le for in – / council councils
    """
)
# Words with a capital that are no part of a name of a place.
NOT_A_NAME = wordset(
    """
    a an the this that these those each every all both two three four five six seven eight
    nine ten other another our its their his her my your some any no one in at on for to of
    from by as and or but with after before when while where there here it he she they we i
    if so yet not now then today since hm hmi hmip hmpps chief inspector inspectors
    inspection inspectorate majesty majesty's probation youth justice offending national
    community rehabilitation service services delivery unit units team company new old local
    former latest first second third last next only also even still overall good outstanding
    inadequate requires improvement rated rating ratings report reports ministry government
    council city county borough london's monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november
    december mr mrs ms dr dame sir cllr regional senior head director officers staff private
    public serco sodexo interserve purple futures seetec mtc novo working links napo ofsted
    cqc hmicfrs estyn police crime commissioner commons house mp mps lord lady what why how
    who which whereas although though unless unlike despite because nor neither inside within
    under over between most many much few like such as is are was
    were has have had be been being will would can could may might must do does did more
    less than very well back up down out off under-resourced image caption picture notes
    published read view watch key summary background standards foreword context
    recommendations
    """
)

# May stand between a name and its kind: "Camden's 'outstanding' youth offending service".
BETWEEN = wordset(
    """
    : , ( – ' " outstanding good inadequate requires improvement failing struggling troubled
    rated top-rated private privatised excellent under-fire crisis-hit adult local
    """
)
DETERMINERS = frozenset(
    ("the", "this", "our", "its", "their", "a", "an", "that", "these", "those", "all", "both")
)
# What counties and the Midlands are called for short:
# https://en.wikipedia.org/wiki/Postal_counties_of_the_United_Kingdom
SHORT_FOR = {
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "derbys": "derbyshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "mids": "midlands",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
# Before a name they make another name of it: "North Kirklees" is not Kirklees.
QUARTERS = wordset(
    """
    north south east west central greater mid upper lower inner outer northern southern
    eastern western
    """
)
