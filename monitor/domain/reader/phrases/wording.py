"""How ratings are worded, and the words around them that say what was rated and when."""

import re

from monitor.domain.reader.text.cue import cue

# All in four steps, the cheapest first: is a stem there, where may it be, is it the word.
RATING_STEMS = ("requir", "inadequate", "outstanding", "good")
RATING_HINT = re.compile("outstanding|inadequate|good|requir")
RATING_WORD = re.compile(
    r"\b(?:(?P<OUTSTANDING>outstanding)|(?P<INADEQUATE>inadequate)|(?P<GOOD>good)"
    r"|(?P<REQUIRES_IMPROVEMENT>requir(?:es?|ed|ing)[\s-]{1,3}improvements?))\b"
)
RATING_NOUN = (
    r"(?:ratings?|gradings?|grades?|marks?|rankings?"
    r"|bands?|brackets?|scores?|judge?ments?|verdicts?|levels?|rung|category|accolade|honour)"
)
# "And the bottom line? Good."
ASKED = re.compile(
    r"\b(?:bottom line|verdict|ratings?|grades?|marks?|judge?ment|conclusion|result|overall|upshot"
    r"|outcome|all in all|score)\b[^?.;]{0,40}\?['\"]? *$"
    r"|^\W*(?:and|but|what of|what about)(?: in| at| for)? [a-z' -]{3,40}\?\W*$"
    r"|\b(?:verdict|rating|grade|judge?ment|(?:one|single) word)\b[^?;.]{0,90}[.:]['\"]? *$"
)
# "None of the standards was met, and the unit was": a new beginning.
AND_SO = re.compile(r", and (?:so |therefore )?(?:the|it|its|this|that)\b")
# "The verdict on the unit is as bad as it gets: inadequate".
VERDICT_IS = re.compile(
    r"\b(?:verdict|rating|grade|judge?ment|conclusion|result|answer|outcome)\b[^.;:]{0,140}:"
    r" ['\"]?$"
    r"|\b(?:verdict|rating|grade|judge?ment)\b (?:on|for|of) [^.;:]{3,80} (?:is|was) ['\"]?$"
)
# "Inspectors said that the unit was inadequate".
THEY_SAID = re.compile(
    r"\b(?:inspectors|inspectorate|watchdog|hmip|report) (?:(?:has|have) )?(?:said|says?|found"
    r"|finds?"
    r"|concluded|concludes?|decided|ruled|warned|declared)(?: that)? (?:it|they|(?:the"
    r"|this) (?:\w+ )?"
    r"(?:unit|service|team|company|partnership|pdu|crc|region|division|yjs|yot)),? +"
    r"(?:is|was|are|were) (?:\w+ly )?['\"]?$"
)
# "The service, inadequate in 2019, is now": what it was, in apposition.
APPOSED_THEN = re.compile(
    r"['\"]? (?:back )?(?:in|until|as of) (?:20\d\d|[a-z]+ 20\d\d),"
    r"|['\"]? (?:then|at the time|last time|previously|before),"
)
# The word is used as a rating where one of these stands close before it ...
FRAME_BEFORE = re.compile(
    r"\b(?:re-?)?(?:rat(?:ed?|es|ings?)|grad(?:ed?|es|ing)|judg(?:ed?|es|ing|e?ments?)|deem(?:ed"
    r"|s)|class(?:ed|ified)|rank(?:ed|ing)"
    r"|assessed|scor(?:ed?|ing)|award(?:ed|s|ing)?|given|gave|gives?|receiv(?:ed|es|ing)"
    r"|earn(?:ed|s)|handed|brand(?:ed|s)"
    r"|labell?ed|declared|described|marked?|verdict|band|overall|achiev(?:ed|es|ing)|secur(?:ed"
    r"|es)|won|found|pronounced"
    r"|concluded|told|categori[sz]ed|came out|come out|put|placed|remains?|remained|still|hailed"
    r"|named|result(?:ed|s)?|stays?|stayed"
    r"|score|outcome|moved|up to|down to|from|called|considered|amount(?:s|ed)? to|add(?:s"
    r"|ed)? up to|leaves|kept|retain(?:ed|s))\b"
)
# ... or one of these close after it.
FRAME_AFTER = re.compile(
    rf"^['\"]?,? ?(?::? ?that (?:is|was) the (?:verdict|judge?ment|rating)"
    r"|(?:went|goes) to\b|(?:is|was) the (?:word|verdict|rating|grade|mark|label)\b"
    rf"|overall\b|{RATING_NOUN}\b"
    rf"|\((?:overall|lowest|highest)|as a whole\b"
    r"|['\"]?,?['\"]? (?:says?|said|reads?|concludes?|concluded) (?:the|that|its|their|one)"
    r" (?:\w+ ){0,2}(?:report|verdict|conclusion|inspect\w*|watchdog|one|on)\b"
    rf"|by (?:the )?(?:hm|his|her|inspect|probation|watchdog))"
)
NOUN_AFTER = re.compile(rf"^['\"]? (?:overall )?{RATING_NOUN}\b")
LABEL_AFTER = re.compile(r"['\"]?(?: –|:) ")
STRONG_FRAME = re.compile(
    r"\b(?:re-?)?(?:rat(?:ed?|es|ings?)|grad(?:ed?|es|ing)|judg(?:ed?|es|e?ments?)|deem(?:ed|s)"
    r"|class(?:ed|ified)|ranked|assessed"
    r"|award(?:ed|s)?|handed|branded|labell?ed|declared|verdict|band|mark|scored|categori[sz]ed"
    r"|promoted|demoted|relegated|upgraded|downgraded|classification|outcome|c[ao]me(?:s)? out as"
    r"|earn(?:ed|s)? an?|being found|said to be(?= ?['\"]?$)"
    r"|(?:considers?|considered|f(?:inds|ound)) (?:it|them|the (?:\w+ )?\w+)"
    r"(?: now| still)? to be)\b"
)
COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|as|stays?|stayed|now|still"
    r"|again)(?: (?:still|again|now|once more|found to be|judged|deemed|also|both|each"
    r"|therefore))* ['\"]?$"
)
WHOLE = cue(
    "overall|as a whole|taken |put together|altogether|all told|in sum|add|amount|headline"
    "|final |summary |aggregate |single |on balance|in plain|in short|in a word|in the round"
    "|all parts of|in all ",
    r"\boverall\b|\bas a whole\b|\btaken (?:together|as a whole)\b|\bput together\b"
    r"|\baltogether\b|\ball told\b"
    r"|\bin sum\b|\badd(?:s|ed)? up to\b|\bamount(?:s|ed)? to\b|\bheadline (?:rating|grade)\b"
    r"|\b(?:final|summary|aggregate|single) (?:rating|grade|mark|judge?ment|verdict)\b"
    r"|\bon balance\b|\bin (?:plain terms|short|a word)\b|\bin the round\b|\ball parts of\b"
    r"|\bin all (?:areas|aspects|it does)\b",
)
# "Both for court work and for the service as a whole".
FOR_ALL_OF_IT = cue(
    "as a whole",
    r"\bfor (?:the|its) (?:\w+ ){0,2}(?:service|unit|team|pdu|company|region|division|crc)"
    r" as a whole\b",
)
OVERALL_AS_PART = cue(
    "overall ",
    r"\boverall (?:quality|standard of|performance of|picture|aim|approach|strategy|management of"
    r"|leadership)\b",
)
SCALE = cue(
    "scale|rating|point|four|from |either",
    r"\b(?:scale|what (?:our|the) ratings mean|points? or (?:more|fewer|less)"
    r"|four(?:[ -]point)? (?:possible |available )?(?:ratings?|grades?|levels?|words?"
    r"|points?|bands?|scores?|marks?|categories)|possible (?:overall )?ratings"
    r"|ratings? (?:that )?(?:it|we|they|inspectors|are|can|range)|from ['\"]?outstanding['\"]?"
    r" (?:down )?to ['\"]?inadequate"
    r"|from ['\"]?inadequate['\"]? (?:up )?to ['\"]?outstanding|either)\b",
)

# "The first to be rated so since 2021" tells of now, whatever was since then.
FIRST_EVER = cue(
    "first|only|few|handful",
    r"\b(?:first|only|one of (?:the |a )?(?:very )?(?:few|handful)|among the (?:very )?few)\b",
)
SINCE = cue("since", r"\bsince\b[^.,;|]*")
# "Hull probation staff": the body, by its people.
ITS_PEOPLE = re.compile(r" (?:staff|chiefs|bosses|workers|officers|managers|leaders)\b")
# A sentence that opens with a former time speaks of it to its end.
AGO = re.compile(
    r"\W*(?:just |only |nearly |almost |about |some )?(?:an?|one|two|three|four|five|six|\d+)"
    r"(?: and a half)? (?:years?|months?) (?:ago|earlier|before|after)\b"
    r"|\W*(?:back )?in 20\d\d\b"
    r"|\W*(?:the first time(?: (?:a)?round)?,|when (?:it|they|inspectors) (?:last|first)\b)"
)
# "Leeds PDU is good.": said of it, and no more.
FULL_STOP = re.compile(r"['\"]?[.;]?\s*$")
# "As good a service as any".
AS_GOOD_AS = re.compile(r" (?:as|an?)\b")
IS = re.compile(r"\b(?:is|was)(?: now| still| again)? ['\"]?$")
# "The service is good, inspectors say": a verdict.
SUBJECT_IS = re.compile(
    r"(?:^|[:;,] |\b(?:and|that|but) |['\"])(?:the (?:service|unit|team|company|pdu|crc|region"
    r"|division)|it) (?:is|was)(?: now| still| again)? ['\"]?$"
)
THEY_SAY = re.compile(
    r"['\"]?, (?:they|(?:the |its |government )?(?:inspectors|inspectorate|watchdog|report))"
    r" (?:say|says|said|conclude[sd]?|found|find|decided|ruled)\b"
)
# "Called the service good": no praise, but what they found.
CALLED = cue(
    "call|found|finding|pronounced|describ",
    r"\b(?:call(?:ed|ing|s)|found|finding|pronounced|describ(?:ed|ing|es)) (?:it|them"
    r"|the (?:service"
    r"|unit|team|company|pdu|crc|division|region))(?: (?:as|to be|still|now))* ['\"]?$",
)
# "The first to be called good".
TO_BE = re.compile(
    r"(?<!fit )\bto be (?:called|named|found|pronounced|described as) (?:an? )?['\"]?$"
)
VERB = re.compile(
    r"\b(?:is|was|were|are|has|have|had|will|can|let|say|says|said|found|finds|put|needs?|[a-z]+ed"
    r"|praises?|thinks?|notes|likes|wants|sees|makes|took|got|gets|came|comes)\b"
)
# Words this close together speak of the same thing.
CLOSE = 25
BESIDE = 60
QUOTE_END = re.compile(r"[.,;:!?]?['\"]")
RANGE = cue(
    "outstanding|inadequate|run|ran|gone|varied",
    r"\b(?:ratings|grades|marks|reports|verdicts|results|outcomes)\b[^.;]{0,60}"
    r"\b(?:run|ran|rang\w+|gone|varied)\b[^.;]{0,15}\bfrom ['\"]?(?=out|inad|good|req)"
    r"|\b(?:rang\w+|scale|four (?:\w+ )?(?:ratings|grades|marks|bands)|(?:ratings|grades|marks"
    r"|bands) (?:go|run|are))\b[^.;]{0,25}\bfrom ['\"]?(?:outstanding|inadequate)['\"]? (?:down "
    r"|up )?(?:to|through)",
)
TERSE = re.compile(
    r"^\W*(?:the |its |their )?(?:\w+ )?(?:verdict|outcome|rating|result|grade|judge?ment"
    r"|conclusion|mark|overall)(?: (?:was|is))?\W*$"
)
_HELD = (
    r"(?: (?:(?:that|which) )?(?:it|they) (?:got|had|held|earned|received|won|w(?:as|ere) given)"
    r"[^,;.]{0,30}?)?"
)
TO_ONLY = re.compile(
    rf"^['\"]?{_HELD}(?:,[^,;]{{0,60}},)?,? (?:up |down )?(?:in)?to (?:an? )?['\"]?$"
)
# "From the good it got last time to": where it moved to follows.
MOVES_ON = re.compile(rf"['\"]?{_HELD} to ")
STAND_IN = re.compile(
    r"\b(?:it|they|both|all three|each|(?:the ones?|those|that) (?:for|in|at|covering)"
    r"|the (?:first|last) (?:two|three)|the (?:first|second|third|former|latter)(?= +(?:is|are|was"
    r"|were))"
    r"|(?:the|an?) (?:[\w'-]+ ){0,3}(?:service|organisation|team"
    r"|unit|units"
    r"|services|company|partnership|two|three|region|division|authority|council)|which)\b"
)
PRONOUN = re.compile(
    r"\b(?:(?<!services )(?<!way )(?<!work )(?<!what )it"
    r"(?! (?:was|is|had been) (?:noted|queried|asked|reported|suggested|explained|observed|felt"
    r"|questioned|acknowledged|highlighted|stated|clear|unclear) (?:that|why|whether|how|if)\b)"
    r"|they"
    r"|the (?:service|organisation|team|unit|units|services(?! (?:it|that|which|they)\b)|company"
    r"|partnership|region|division)(?!'s))\b(?!'s)"
)
# "Leadership – 'Good' (was 'Inadequate')": of the same part.
WAS = re.compile(
    r"['\"]? \((?:was|were|previously|formerly|up from|down from|from"
    r"|before:) ['\"]?$"
)
# "'Good' would have been kind": it was not that.
SUPPOSED = re.compile(r"['\"]? (?:would|might|could) (?:only |still |even )?(?:have been|be)\b")
# "Came to a rating of": no step from another.
OUTCOME = re.compile(
    r"\b(?:c[ao]mes?|amount(?:s|ed)?|add(?:s|ed)? up|led|leads|points?|boils? down)(?: [a-z]+)? to"
    r"(?: an?| the| being| a rating of| overall| (?:rating|grade|verdict|judge?ment|of))* ?['\"]?$"
)
# "Fell short in eight areas, and has handed it": what was spoken of before it is done with.
NEW_DEED = re.compile(
    r", and (?:has|have|had|was|is|are|were|gave|put|handed|rated|so) "
    r"| and (?:left|gave|received|got|took|earned|ended|scored) | (?:since|after|despite) being "
)
# "Staff are few, and that it": the body again.
NEW_CLAUSE = re.compile(r",? (?:and|but) (?:\w+ed )?that\b")
LIGHT_FRAME = cue(
    "says|still|again|remain|told|continue|found|came out|come out|come away|put|placed",
    r"\bsays ['\"]$|\b(?:still|again|remains?|remained|told|continues? to|found|came out|come out"
    r"|come away|put|placed)\b",
)
# "The 'Inadequate' rating": taken for known, unless it is being given.
KNOWN = re.compile(r"\b(?:the|that|this|its|their) ['\"]?$")
BEING = re.compile(r"['\"]? (?:has|have|had|was|is|were|are|will)\b")
GIVEN = re.compile(
    r"\b(?:given|gave|gives|receiv\w+|handed|award\w+|with|kept|keeps?|retain\w*|put(?:s|ting)?"
    r"|h[eo]lds?(?: on)?(?: to|to)?|cl[iu]ngs? to|h[au]ngs? on to"
    r"|in(?:to)?|within)\b"
)
# Somebody's praise is no rating: "described as outstanding by a father".
BY_OTHERS = re.compile(
    r"['\"]?,? by (?!(?:the |a |an |our |its )?(?:[a-z]+ )?(?:hm|hmip?|his|her|probation"
    r"|inspect\w*|watchdog|chief"
    r"|justin|martin|dame|sue|government|official|regulator|report|margin|virtue|better|far)\b)"
)
# A comma, or "and is": what was denied before it is not denied after it.
NEW_VERB = re.compile(r"[,:;] | (?:and|but) (?:is|was|are|were|has|have|it|they|so|now|still)\b")
# Where a sentence has its subject.
HEAD = 40
# "Was 'Good' in 2022, and remains there": it is so still.
REMAINS = re.compile(
    r"[^.;]{0,40},? (?:and |it |which )*(?:remains?|stays?|is still|are still|has stayed)"
    r" (?:there|so|that|just that|where it was|as it was)\b"
)
SAID = cue(
    "said|says|added|confirmed|announced|noted|reported",
    r"^.*\b(?:said|says|added|confirmed|announced|noted|reported)(?! to\b)(?: that)? ",
)
# "From 'Outstanding' down": the scale, not a fall.
SCALE_DOWN = re.compile(r"['\"]? (?:down|up|onwards|at the top|at one end)\b(?! to)")
