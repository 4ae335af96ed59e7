"""Words that take a rating away from the inspection at hand: others, other times, mere hopes."""

import re

from monitor.domain.reader.text.cue import cue

# Other inspectorates, and what they inspect.
OTHER_BODY = cue(
    "ofsted|cqc|care|estyn|hmic|peel|ciw|health|prison|csci|ofqual|ofcom|hmcpsi|cjini"
    "|criminal justice insp|food hyg|monitor|education scot|rqia|hospital|a&e|home|school"
    "|academ|nurser|primary|college|surger|gp practice|nhs|ambulance|maternity|children's"
    "|fostering|adoption|send|special |constabular|police|fire |hmp|yoi|institution"
    "|secure training|childminder|takeaway|restaurant|pupil ref|overall effect|authorit"
    "|the force|beach|bathing|university|hospice|dent|trust",
    r"\b(?:ofsted|cqc|care quality commission|estyn|hmicfrs|hmic|peel|care inspectorate|ciw"
    r"|healthcare inspectorate|hmi prisons|inspectorate of prisons"
    r"|csci|ofqual|ofcom|hmcpsi|criminal justice inspection northern ireland|cjini|food hygiene"
    r"|monitor|education scotland|rqia"
    r"|hospitals?|a&e|care homes?|nursing homes?|schools?|academy|academies|nurser(?:y|ies)"
    r"|primary|colleges?|gp surger(?:y|ies)|gp practice|surger(?:y|ies)"
    r"|nhs|ambulance|maternity|children's services(?! and)|children's homes?|(?:the|two|three"
    r"|four) homes?|fostering|adoption"
    r"|social care|send|special needs|special educational needs"
    r"|constabular(?:y|ies)|police force|fire and rescue|fire service|prison|hmp"
    r"|young offenders? institution|yoi|secure training centre|childminder|takeaway|restaurants?"
    r"|pupil referral unit"
    r"|overall effectiveness|[a-z]+ police(?= ['\"])|authorit(?:y|ies) (?:that (?:is"
    r"|was) )?(?:rated|judged)"
    r"|the force\b(?! of)|[a-z]+ police(?= (?:is|are|was|were|has|had"
    r"|have)\b)|beach"
    r"|bathing water|university|hospice|dentist|dental|care provider|home care"
    r"|mental health trust|foundation trust|trust's)\b",
)
OTHER_INSPECTORATE = cue(
    "ofsted|cqc|care quality|estyn|hmic|care inspectorate|ciw|of prisons|hmi prisons"
    "|prison inspect|prisons inspect|of constabulary|csci|cjini"
    "|criminal justice insp|education scotland|rqia|fire and|mock insp|peer review",
    r"(?:ofsted|cqc|care quality commission|estyn|hmicfrs|hmic|care inspectorate|ciw|hmi prisons"
    r"|inspectorate of prisons|inspectorate of constabulary"
    r"|csci|cjini|criminal justice inspection|education scotland|rqia|prisons? inspect(?:ors?"
    r"|orate)|chief inspector of prisons|fire and rescue|mock inspection|peer review(?:ers?)?)\b",
)
HMIP = cue(
    "of probation|probation insp|for probation|from probation|probation watch|hm insp|hmi"
    "|majesty's insp|russell|glenys|martin jones|mcallister|arolyg",
    r"(?:inspectorate (?:of|for) probation|inspection of probation|probation inspect(?:orate|ors?"
    r"|ion)|hmi probation|hmip|hmi prob|chief inspector of probation"
    r"|probation watchdog|watchdog for probation|inspector of probation|inspectors? (?:of|for"
    r"|from) probation"
    r"|prison and probation inspect|majesty's probation inspect|arolygiaeth prawf"
    r"|justin russell|mr russell|dame glenys"
    r"|(?:hm|her majesty's|his majesty's) inspectorate(?! of| for)|martin jones"
    r"|sue mcallister|glenys stacey)\b(?!'s (?:method|standards|framework|criteria|guidance))",
)
# "With colleagues from Estyn": they helped, and do not speak.
ALONGSIDE = cue(
    "colleagues|inspectors|partners",
    r"(?:^\W*|\b(?:with|joined by|together with|alongside|jointly with|helped by) )"
    r"(?:colleagues|inspectors|partners)(?: from| at| of)?\b"
    r"[^.;]{0,150}?(?=, [a-z]+ (?:to|that|the|as|it|its)\b|[.;]|$)",
)
INSPECTED = cue(
    "inspect|watchdog|hmi",
    r"\b(?:inspect(?:ed|ion|ions|or|ors|orate|orate's|ing)|watchdog|hmip|hmi)\b",
)

BEFORE = cue(
    "previous|formerly|earlier|prior|last |then|after being|first time|at the time|no longer"
    "|that occasion|that time|was once|were once"
    "|used to be|ago|s back| before|predecessor|from|improve|compared|since |when |once "
    "|better than"
    "|worse than|replac|old rating|where it was|back in|after the|after its|after their"
    "|after it|after hm|after his|after her|after inspectors",
    r"\b(?:previous(?:ly)?|formerly|earlier(?! (?:this|in (?:this|the)|today))|prior|last (?:time"
    r"|inspect\w+|report|visit(?:ed)?"
    r"|rated|year|inspected|rating|judged|in 20)"
    r"|(?:on|at) that (?:occasion|time)|(?:was|were) once|was then|(?<!, )then(?! there|,)"
    r"|years? after being|months? after being"
    r"|the first time(?: (?:a)?round)?,|no longer|used to be"
    r"|at the time(?! of (?:this|our|the|its|their)(?: (?:latest|current|recent|most recent))?"
    r" (?:inspection|visit|fieldwork)\b)"
    r"|(?:years?|months?) after (?:it|they|inspectors|the (?:service|unit|team|company))"
    r"|years? after (?:hm|his|her|hmip|the (?:inspectorate|watchdog))\b"
    r"|years? after (?:the|its|their) (?:first|last|previous)(?: \w+)?, (?:which|when)"
    r"|two years (?:ago|before|earlier)"
    r"|three years (?:ago|before|earlier)|a year (?:ago|before|earlier)"
    r"|years?(?: and a half)? (?:ago|back|earlier"
    r"|before)"
    r"|months? (?:ago|earlier|before)"
    r"|predecessor|up from|down from|improve(?:d|s|ment)? (?:on|from)|compared (?:with|to)"
    r"|(?:fall|fell|fallen|drop|dropp(?:ed|ing)|slipp?(?:ed|s)?|rise|rose|risen|climb(?:ed|s)?"
    r"|moved?|moving|gone|goes|went|jump(?:ed|s)?|lift(?:ed|s)?|upgraded|downgraded|raised"
    r"|lowered|"
    r"changed?|progress(?:ed)?|turned|shed|sheds|lost|loses|escap(?:ed|es)|leaves behind"
    r"|left behind|out of|emerged|dragged|taken|came up|stepped up|better than|worse than"
    r"|replaces|instead of|step up|steps up|rises|drops|falls|slides?|slid|tumbled|plunged"
    r"|slumped|recovered) (?:\w+ ){0,4}from"
    r"(?! (?:its|the|an?|their) (?:\w+ ){0,2}(?:inspection|brush|visit|check|scrutiny|encounter)\b)"
    r"|since (?:its|the|being|it)|when (?:(?:it|the|they|inspectors)(?! (?:are|is|have"
    r"|has|c[ao]mes? to|(?:report|publish|issue|announce|release)\w*)\b)|inspected|(?:hm|his"
    r"|her)[^,;|]{0,40} (?:first|last))|once (?:rated|branded"
    r"|judged|deemed|graded|labell?ed|classed|found|called)"
    r"|better than the|worse than the|replac(?:es|ing) the|old rating|ago,? (?:it|the)"
    r"|where it was|back in)\b",
)
# "Good, two years after being judged inadequate".
AFTER_BEING = cue(
    "after |despite |having ",
    r"\b(?:(?:after|despite) (?:(?:it|they|the \w+) )?(?:being|having been|had been|was|were)"
    r"|having been) (?:\w+ly )?(?:rated|graded|judged|found|deemed|branded|labell?ed|classed"
    r"|declared|described|given|handed|marked|assessed|told)"
    r"(?: (?:it|as|to|be|an?|the|overall|rating|of))* ?['\"]?$",
)
FROM = cue(
    "from|after |following |run of|string of|instead of|rather than|no longer|than|above"
    "|below|up on|out of|off|shed|los|strip|compared|replac|swap|exchang|trad|(20|(in 20",
    r"\b(?:from|(?:after|run of|string of|following) (?:\w+ ){0,3}(?:ratings|grades|marks|verdicts)"
    r"|(?:run|string) of \w+|up from|down from|instead of|rather than|no longer|than(?: the"
    r"| its)?|(?:above"
    r"|below|better than|worse than|up on|on from) (?:the|its)|(?:mov(?:ed?|es|ing)|lift(?:ed|s)"
    r"|climb\w*|came"
    r"|comes?|brought|taken|is|are|we're|they're)(?: itself| themselves| it| them)?"
    r" (?:out of|off)|(?:shed|los[et]"
    r"|strip(?:ped)? of)s?(?: its"
    r"| their| the)?"
    r"|compared (?:with|to)|replac(?:es|ed|ing)(?: one of)?"
    r"|(?:swap(?:s|ped|ping)?|exchang(?:es|ed|ing)|trad(?:es|ed|ing))(?: in)?)"
    r"(?: an?| the| its| being| their| (?:previous|earlier|old|overall"
    r"|rating|of|grade|mark)| )*['\" ]*$"
    r"|\((?:in )?20[12]\d(?::|,| –)? ['\"]?$",
)
TO = cue(
    "to|now",
    r"\b(?:(?<!found )(?<!judged )(?<!deemed )(?<!said )(?<!thought )(?<!considered )to|into"
    r"|and (?:is|are|was) now|now|it is now|is now)(?: an?| the| being| a rating of"
    r"| overall| (?:rating|grade|of))* ?['\"]?$",
)
YEAR = re.compile(r"\b(20[0-3]\d|199\d)\b")
# "'Good', the outcome it also had in 2020", "'Good', two years after the first".
APPOSED = re.compile(
    r"['\"]?,? (?:exactly |just |much )?the (?:outcome|position|rating|grade|result|mark|verdict"
    r"|label|spot) (?:that |which )?(?:\w+ ){0,3}(?:it|they|we|inspectors|the \w+)\b"
    r"|['\"]?, (?:\w+ ){1,3}(?:years?|months?) after (?:the|its|their|that) "
)
BACK_YEAR = cue(
    "20",
    r"(?<!as )\b(?:in|of|since|from|back in|until|during|(?:the|its|their|that)(?= 20\d\d (?:report"
    r"|inspection|visit|verdict|judge?ment|review)\b))(?: \w+){0,2} (20[0-3]\d)\b",
)

NEGATED = re.compile(
    r"\b(?:nowhere|in (?:its|their) own (?:view|eyes|opinion)|(?:less|better|worse|lower"
    r"|higher) than(?! (?:the|its|it|in|a)\b)|(?:rated"
    r"|graded) (?:above|below|higher than|lower than)|not|never|n't|cannot"
    r"|without|nor|(?:rescued|saved|spared)|narrowly (?:miss\w*|avoid\w*"
    r"|escap\w*)|just short of|short of|points? off|grades? off|refus\w+ to|takes \w+ to be|shy of"
    r"|(?:cusp|verge|brink|edge) of|brac(?:e[sd]?|ing) for"
    r"|(?:in the )?running for|in line for|below"
    r"|(?<!come )(?<!came )(?<!comes )(?<!coming )(?<!walked )away from|avoid(?:ed|s|ing)?"
    r"|escap(?:ed|es|ing)(?! with\b)"
    r"|miss(?:ed|es|ing)? out on|missed"
    r"|could(?! (?:still |then )?call (?:it|them)sel)(?: have)?|would(?: have)?"
    r"|might(?: have)?|may (?:yet|be|have|well|get|become|see"
    r"|soon)|should|can(?! (?:now|call itself|boast|claim|be proud|celebrate|point to))"
    r"|hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|ambition\w*|target(?:s|ed|ing)?|on track"
    r"|on course|heading for|headed for"
    r"|risk(?:s|ed|ing)? (?:of )?being"
    r"|anything but|far from|close to|(?:nearly|almost)(?! (?:nothing|all|every\w*|no|none"
    r"|any|certainly|entirely|wholly|exactly|always|never|half|two|three|four|five)\b)"
    r"|unless|if|whether|towards|journey to|want(?:s"
    r"|ed)? (?:it )?to|expect(?:s|ed|ing)?|predict\w*|self-assess\w*|thought (?:it"
    r"|itself)|described itself|rates itself|rated itself"
    r"|believ(?:e|es|ed)|determined to|working to|strive|striving|aspir\w*|path to|route to"
    r"|yet to (?:give|award|rate|see|find)|(?:any|no)thing (?:better|higher|worse|lower) than"
    r"|leapfrog\w*|leapt over|jumped over|skipp(?:ed|ing)|by-?pass\w*"
    r"|(?:bad|poor|weak|good|strong|far) enough (?:for|to be|to earn)"
    r"|'d (?:like|love|take|prefer|settle)|bite your hand off"
    r"|be put|threaten\w*|fear\w*|warn(?:ed|s)? that|next time|prepar\w+|plan(?:s|ned)? to"
    r"|begins? with|(?:gave|given|give) (?:itself|ourselves|themselves)"
    r"|what(?! (?:is|was) (?:then|now|once)\b)"
    r"(?! (?:we|it|they|the \w+) (?:has|have|had|was|were|got|is|are)\b))\b"
)
# "The service wants an 'Outstanding' rating": it has none yet.
WISHED = re.compile(
    r"\b(?:want(?:s|ed|ing)?|seek(?:s|ing)?|sought|ey(?:es|eing)|chas(?:es|ed|ing)"
    r"|bid(?:s|ding)? for|dream(?:s|ed|ing|t)? of|vow(?:s|ed|ing)?|pledg(?:es|ed|ing)"
    r"|(?:sets?|has|have) (?:its |their )?sights? on)"
    r"(?: (?:an?|the|its|their|to|for|first|overall|be|get|win|reach|earn|secure|become|rated))*"
    r" ?['\"]?$"
)
NOT_BINDING = cue(
    " be|only|not|no doubt",
    r"\b(?:(?:rating|grade|verdict|judge?ment|outcome) (?:should|can|must) be|could(?:n't| not"
    r"| hardly) be anything (?:but|other than)|(?:can|could|must) only"
    r"|not only|not just|not least"
    r"|not surprising|not alone|could not|no doubt)\b",
)
NO_RATING = cue(
    "no overall|not |n't |without |no rating|no grade|no mark|unrated|no |impact insp"
    "|quality screen",
    r"\b(?:no overall (?:rating|grade|mark|judge?ment)|not (?:to )?(?:put|give|given|gave"
    r"|been given|award|awarded|receive|received|get|carry|include|state|publish"
    r"|have)(?: \w+){0,3} (?:an? )?(?:overall )?(?:rating|grade|mark)s?"
    r"|without (?:an? )?(?:overall )?(?:rating|grade)s?\b|(?:gives?|gave|carr(?:y|ies)|contains?"
    r"|has|have|there (?:is|are|was|were)|makes?|does not|did not|do not|doesn't) (?:give |award "
    r"|make |carry )?no (?:overall )?(?:ratings?|grades?|marks?)"
    r"|(?:does|did|do|is|are|were|was|will) not (?:be |been |yet |award |give |carry |publish "
    r"|an? |any "
    r"|its |overall )*(?:rate|rated|graded|marks? or grades?|ratings?|grades?)\b"
    r"|not (?:be )?rated|unrated"
    r"|quality (?:&|and) impact inspections?|short quality screening"
    r"|no (?:overall )?(?:ratings?|grades?|marks?) (?:is|are|was|were|will be|has been|have been)"
    r" (?:given|handed|awarded|made|attached|issued|published)"
    r"|not end in (?:an? )?ratings?|inspections? (?:are|is|was"
    r"|were) (?:un|not )rated|ratings? (?:was|were|is|are) not (?:given|awarded|made))",
)
PLUPERFECT = cue(
    "having |had |'d been",
    r"\bhaving (?:been|had|(?:rated|judged|graded|found|given)(?= (?:it|them)\b))\b|\bhad (?:been"
    r"|received|had|got|earned|given|rated|found|come"
    r"|only)\b|'d been\b",
)
REPORTED = re.compile(
    r"\b(?:said|says|told|found|heard|reported|announced|revealed|concluded|confirmed|report)\b"
)
NOW = cue("now", r"\bnow(?! (?:defunct|former|abolished|closed|run|called))\b")
THIS_TIME = cue("this time|today", r"\b(?:this time|today)\b")
# An inspection that is still to come.
FORETOLD = cue(
    "will |to inspect|to be inspected|to visit|announce|awaiting|expected|are due|is due"
    "|to be visited",
    r"\b(?:will (?:be )?(?:inspect(?:ed|ing)?|visit(?:ed)?|return to|be visited)|(?:is|are|due"
    r"|set) to (?:be )?(?:inspect(?:ed)?|visit)|inspection (?:is|was) announced"
    r"|announced (?:that )?(?:it|an inspection)|awaiting (?:the|its) (?:report|rating)|(?:report"
    r"|rating|result)s? (?:is|are) (?:due|expected))\b",
)
PERFECT = cue(
    "has |have ", r"(?<!to )\b(?:has|have) (?:now |just |today )?(?:been |received |earned )"
)
# Where other inspectors are at home.
ABROAD = cue(
    "northern ireland|scotland|scottish|irish",
    r"\b(?:in|for|across|of) (?:northern ireland|scotland)\b|\b(?:scottish|northern irish)\b",
)
# Not the inspectorate's own: what a service or its neighbours try on themselves.
REHEARSED = cue(
    "mock|dummy|trial|peer rev|dry run|self-assess|self-eval",
    r"\b(?:mock|dummy|trial) inspection|\bpeer review|\bdry run\b|\bself-(?:assess|evaluat)\w+",
)
# A meeting is reported; two of these make sure of it.
MINUTES = cue(
    "resolved|minutes|agenda|members|committee|the chair|cabinet",
    r"\b(?:resolved|minutes|agenda item|members (?:noted|asked|were|heard)|committee|the chair"
    r"|cabinet member|panel)\b",
)
# What a correction takes back.
# Headlines of notices that take something back, and how they tell what it was.
CORRECTION = re.compile(r"\b(?:corrections?|clarifications?|apology|correcting|set the record)\b")
PRINTED = cue(
    "article|story|report|headline|we|heading|version",
    r"\b(?:article|story|(?:our|an?) (?:\w+ )?report|report (?:on|in) (?:our|page|\d)|headline"
    r"|heading|version|we)\b[^.]{0,160}?"
    r"\b(?:said|stated|reported|wrote|suggested|claimed|told|described|gave|called|printed)\b"
    r"(?![^.]*\bshould have\b)",
)
MISTAKEN = cue(
    "earlier version|wrongly|incorrectly|mistakenly|erroneously|in error|ignore|disregard",
    r"earlier version|\b(?:wrongly|incorrectly|mistakenly|erroneously)\b|\bin error\b"
    r"|\b(?:ignore|disregard) (?:all |any |the )?(?:previous|prior|other|your)\b",
)
