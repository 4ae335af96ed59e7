"""How it is worded, without a rating word, that a rating is the same as before."""

from monitor.domain.reader.text.cue import cue

NOUN = (
    r"(?:overall |performance |inspection )?"
    r"(?:rating|grade|mark|judge?ment|verdict|score|band|result|outcome|classification)"
)
# Sorted by what must stand there, so that each is looked for only where it may be.
SAME = (
    cue(
        "same",
        rf"\b(?:ago|20[12]\d|last time|before),? [^.;]{{0,30}}\bthe (?:very )?same {NOUN}\b"
        r"(?! as )"
        rf"|\bsame {NOUN}\b(?: \w+){{0,3}} (?:again|as (?:last|before|it|in|at|was|then|a year"
        r"|two|three|when|the (?:last|previous|first|year)|previous\w*)|last(?! (?:two|three|few"
        r"|four))|before|then|now|20\d\d)\b"
        r"|\b(?:report|inspectors|watchdog|it)\b[^.;]{0,40}"
        r" (?:arriv(?:es?|ed)|c[oa]mes?|settle(?:s|d)|reach(?:es|ed))"
        rf" (?:(?:at|to|on|with) )?(?:exactly |just )?the (?:very )?same"
        rf" (?:word|answer|conclusion|{NOUN})\b(?! (?:as|about|for|on|at|with) )"
        rf"|\b(?:again|still)\b.{{0,40}}\bsame {NOUN}\b"
        rf"|\bsame {NOUN} (?:that |which )?(?:it|they|the \w+) (?:had|was|were|got|received)\b"
        r"|\b(?:told|got|given|received|was|were) (?:exactly |just |much )?the same\b.{0,40}"
        r"\b(?:earlier|before|ago|last|previous\w*)\b"
        r"|\b(?:says?|said) the same (?:again|once more)\b",
    ),
    cue(
        "running|in a row|in succession",
        r"\b(?:second|third|fourth) (?:time|inspection|report|year) (?:running|in a row"
        rf"|in succession)\b[^.;]{{0,50}}\bthat {NOUN}\b",
    ),
    cue(
        "matche|repeat|equals|mirrors",
        rf"\b(?:{NOUN} (?:matche[sd]|repeats|equals|mirrors) that"
        rf"|(?:matche[sd]|repeat(?:s|ed)|equals|mirrors) (?:the|its) {NOUN}) (?:of|from|in|given"
        r"|it)\b[^.;]{0,30}(?:20[12]\d|last|previous|before|earlier)\b",
    ),
    cue(
        "that is|that was|this is|this was|that's",
        r"\b(?:th(?:at|is) (?:is|was)|that's) (?:also |just |exactly |precisely )?(?:what|how"
        r"|where) (?:it"
        r"|they|the \w+) (?:was|were|had been|got|stood|had|did)\b[^.;]{0,25}"
        r"\b(?:in 20[12]\d|last time|before|ago|then|at the (?:last|previous))\b",
    ),
    cue(
        "the same|change|move|as it was|confirmed",
        rf"\b{NOUN} (?:(?:has|had) )?(?:is |was |stay(?:s|ed)|remain(?:s|ed)|has not|hasn't"
        r"|did not|unchanged|(?:is|was) unchanged|is the same|was the same)(?: \w+){0,2} ?"
        r"(?:the same|unchanged|changed?|moved?|as it was)(?! as (?:that|those|in|its|for)\b)"
        rf"|\b{NOUN} (?:staying|remaining|being) (?:exactly |just )?(?:the same|unchanged"
        r"|as it was)(?! as (?:that|those|in its|for)\b)"
        r"|(?<!^)\bas it was\b"
        r"|\bnot (?:by )?enough to change (?:its|the|their) (?:result|outcome|rating|grade"
        r"|verdict)\b"
        rf"|\bnor (?:is|was) (?:it|that|this) a change\b|\b{NOUN} (?:has been|was|is) confirmed\b"
        r"|\bno change (?:in|to|from)\b|\bunchanged (?:from|since)\b"
        r"|^\W*(?:and )?(?:it|that) (?:has|had)(?: not|n't) changed\W*$"
        r"|\b(?:have|has|had)(?: not|n't) changed (?:its|their) minds?\b",
    ),
    cue(
        " then| also| too| as well",
        rf"\b{NOUN} that (?:the \w+|it) (?:had|was given|has|got).{{0,20}} then\b"
        rf"|\b(?:gave|given|awarded|got|received) (?:it )?that {NOUN} (?:also|too|as well|then)\b",
    ),
    cue(
        "shifted|budged|altered",
        rf"\b{NOUN} (?:has|have|had) (?:not|n't|hardly) (?:shifted|budged|altered)\b",
    ),
    cue(
        "on to|kept|keep|retain|maintain",
        rf"\b(?:h[eo]lds?|holding|h[au]ngs?) on to (?:its|their|the) (?:old )?{NOUN}\b"
        rf"|\b(?:keeps?|kept|retain(?:s|ed)|maintain(?:s|ed)) (?:its|their|the) (?:old )?{NOUN}\b",
    ),
    cue("stay", r"\bstay(?:s|ed)? (?:put|where (?:it|they) (?:was|were))\b"),
    cue(
        "no different",
        rf"\b{NOUN} (?:is|was|remains?) no different\b(?! (?:from|to|in) (?:that|those|its) )",
    ),
    cue(
        "again|once more|a second time|twice",
        r"\b(?:(?:been )?given|got|received|earned) it (?:again|once more|a second time)\b"
        r"|\b(?:says?|said) so (?:again|once more)\b"
        r"|\bus(?:es?|ed) (?:the|that) (?:(?:very )?same )?word (?:again|once more|twice)\b",
    ),
)
