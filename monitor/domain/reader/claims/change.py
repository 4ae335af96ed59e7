"""What a story says of the inspection before: the earlier rating, and better or worse."""

import re
from collections.abc import Iterable

from monitor.domain.rating import Direction, Rating
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.phrases.context import BEFORE, NEGATED
from monitor.domain.reader.phrases.same_wording import NOUN, SAME
from monitor.domain.reader.phrases.still import AND_IS, LIKE_BEFORE, SAME_LABEL
from monitor.domain.reader.phrases.wording import AND_SO, RATING_STEMS
from monitor.domain.reader.text.cue import any_of, cue, has_any

_KEPT_NEAR = re.compile(
    r"\b(?:again|still|stuck (?:on|at|with)|remain(?:s|ed|ing)?|retain(?:s|ed|ing)?"
    r"|(?:kept|keeps|keeping)(?! (?:its|their|the) (?!own|overall|rating|grade|mark|old|'))"
    r"|once more"
    r"|(?:second|third) (?:time|successive|consecutive|inspection|year)"
    r"|consecutive|continues? to|continued to|unchanged|stay(?:s|ed)?|held (?:on to|its)"
    r"|holds? (?:on to|its)|maintain(?:s|ed)?|yet again|repeat(?:s|ed)?|twice)\b"
)
_EVEN_SO = cue(
    "still",
    r"\bstill (?:says?|said|finds?|found|thinks?|believes?|much|more|some|a (?:lot|way|long|great)"
    r"|work|room|far|further|plenty|scope|issues|gaps)\b|\bbut\b[^,.|]{0,25}\bstill\b",
)
_KEPT_AFTER = cue(
    "again|second|third|once more|unchanged|same |remain|stay|still",
    r"(?:remains?|stays?|is still) (?:there|so|that|just that|where it was|as it was)\b"
    r"|\b(?:again|for (?:a|the) (?:second|third)|once more|unchanged|same (?:rating|grade|mark)"
    r"|that (?:very )?same (?:word|verdict|result|conclusion))\b",
)
# "Its second 'Inadequate' in a row".
_NTH = re.compile(r"\b(?:second|third|fourth) (?:overall )?['\"]?$")
_RUNNING = re.compile(r"['\"]? (?:ratings? |grades? )?(?:in a row|running|in succession)\b")
_AS_BEFORE = cue(
    "as |where it |what it |also |was in|held|it had|it got",
    r"\b(?:the|exactly the|an?) (?:outcome|position|rating|grade|result|mark|verdict|label|spot)"
    r" (?:that |which )?(?:(?:\w+ ){0,2}(?:inspectors|it|they|we|the \w+)) (?:(?:also|had) ){0,2}"
    r"(?:reached|was in|were in|was given|held|got|had|came to)\b[^.;]{0,20}"
    r"\b(?:in 20[12]\d|ago|last time|before|at the last)\b|"
    r"\bas (?:we|they|inspectors) (?:did|had)\b|(?<!^)\b(?:where|what|as) it (?:was"
    r"(?! expected| hoped| feared| meant| due| set)|stood|did"
    r"|had(?: been)?|got)\b|\bas (?:in 20[12]\d|last time|before"
    r"|(?:in|at) (?:20(?:1[89]|2\d)|its last|the last))\b",
)
_SAME_LABEL = re.compile(rf"\W*the same {NOUN}(?: again)?\W*")
_SUM = cue("add", r"\badd(?:s|ed)? up\b")
_UP = re.compile(
    r"\b(?:up|rise[sn]?|rose|climb\w*|jump\w*|step(?:s|ped)? up|higher than|better than"
    r"|improve(?:d|s|ment)|improving|upgraded?|lifted|raised|turned? around|turnaround"
    r"|(?:higher|better) (?:grade|rating|mark|band)|grade (?:higher|up)|moved up|out of"
    r"|progress(?:ed)?|no longer inadequate)\b"
)
_DOWN = re.compile(
    r"\b(?:down|drop\w*|fall(?:s|en|ing)?|fell|slip\w*|downgraded?|declin\w*|slump\w*|worse than"
    r"|lower than|plung\w*|slid\w*|tumbl\w*|deteriorat\w*|los(?:es|t) its)\b"
)
_STEPS = ("grade", "notch", "step", "band", "rung", "level", "rating")
_STEP = cue(
    "|".join(
        (
            *(f"{how} {step}" for how in ("a", "one", "two", "three") for step in _STEPS),
            *(f"{what} than" for what in ("grade", "rating", "mark", "band")),
            *("an improvement ", "a rise ", "a step ", "a drop ", "a fall "),
        )
    ),
    rf"\b{NOUN} (?:is|was|marks|represents) an improvement (?:on|since) (?:the|its|their|that)"
    r" (?:last|previous|earlier|first|20[12]\d)\b"
    r"|\ba(?:n improvement| rise| step up| drop| fall| step down) (?:on|from|since)"
    r" (?:20[12]\d|(?:its|the|their) (?:(?:last|previous|earlier|first) (?:inspection|report|visit)"
    r"|20))\b"
    r"|\bimprovement of (?:a|one|two) (?:grade|notch|step|band|rung|level|rating)s?\b|\b(?:fallen"
    r"|fell|dropped|slipped|risen|rose|climbed|gone|went|moved|jumped|improved|up|down)"
    r"(?: up| down)?(?: by)? (?:a|one|two|three) (?:grade|notch|step|band|rung|level|rating)s?\b"
    r"(?! (?:from|above|below|ahead of|behind) (?!its|the|last|in|where|what|20))"
    r"|(?<!rated )\b(?:a|one|two|three) (?:grade|notch|step|band|rung|level|rating)s?"
    r" (?:up|higher|better|down|lower|worse)(?: (?:on|than|since) (?:last|it|its|before|in"
    r"|the last)|(?=[.,;]|$))"
    r"|\b(?:higher|better|lower|worse) (?:grade|rating|mark|band) than (?:it|they|the|in|at"
    r"|last)\b",
)
_AGAIN = cue(
    "for a |for the ",
    r"\bfor (?:a|the) (?:second|third|fourth)(?: successive| consecutive)? time\b"
    r"|\bfor (?:a|the) (?:second|third|fourth) (?:inspection|report|visit|review|round|year)"
    r" (?:in a row|running|in succession)\b"
    r"|\bfor (?:a|the) (?:second|third|fourth) (?:successive|consecutive)"
    r" (?:inspection|report|visit|review|round)\b",
)
# "Inspected for the second time": that they came again says nothing of the rating.
_SEEN_AGAIN = cue(
    "look|inspect|visit|been |return|examin|seen|came|come",
    r"\b(?:look|inspect|visit|return|examin)\w*\b[^,.;'\"]{0,30}"
    r" for (?:a|the) (?:second|third) time\b"
    r"|\b(?:been|seen|came|come)\b(?: (?!rated|found|given|judged|graded)[^\s,.;'\"]+){0,5}"
    r" for (?:a|the) (?:second|third) time\b",
)
FIRST = cue(
    "first inspection|first time |never been|never inspected|never rated|never yet|not yet|not been"
    "|not inspected|not rated|inspected before",
    r"\b(?:first (?:inspection|time (?:that )?(?:it|the \w+) (?:has|had|have))|(?:never"
    r"|not) (?:yet )?"
    r"(?:been )?(?:inspected|rated)(?! (?:as|well|highly))"
    r"|neither (?:\w+ ){1,3}inspected before)\b",
)
LEAST = 1.0
RATINGS_BEGAN = 2018
# "Inadequate in 2018", but not "Inadequate and in 2021".
_YEAR_AFTER = re.compile(r"['\"]?,? (?:(?!and |but )\w+ ){0,5}?in (20[0-3]\d)\b")
_PREDECESSOR = re.compile(r"\bpredecessor\b(?!'s)[^,;]*$")
_YEAR = re.compile(r"\b(20[0-3]\d)\b")


def earlier(claims: Iterable[Claim], now: Claim) -> Rating | None:
    """Claims about one body as a whole -> its rating at the inspection before, if stated."""
    found = [
        c
        for c in claims
        if c.role is Role.BEFORE and not c.part and c.weight >= LEAST and not _of_another_time(c)
    ]
    found = [c for c in found if not c.dated or c.rating is not now.rating or _repeats(c, now)]
    return max(found, key=lambda c: (year_of(c), c.weight, -c.start)).rating if found else None


def _repeats(before: Claim, now: Claim) -> bool:
    """ "It also was 'Good' in 2022", "it was 'Good' in 2022 and is 'Good' today"."""
    if " also " in before.left:
        return True
    same = before.sentence is now.sentence and before.start < now.start
    return same and AND_IS.search(now.left) is not None


def year_of(claim: Claim) -> int:
    """The year that goes with an earlier rating; of two of them the later one is the one before."""
    if after := _YEAR_AFTER.match(claim.right):
        return int(after.group(1))
    return max(map(int, _YEAR.findall(claim.left)), default=0)


def _of_another_time(claim: Claim) -> bool:
    """From before there were ratings, or of the body that did the work before this one."""
    return _too_old(claim) or _PREDECESSOR.search(claim.left) is not None


def _too_old(claim: Claim) -> bool:
    years = [int(y) for y in _YEAR.findall(claim.left + claim.right)] or [
        int(y) for y in _YEAR.findall(claim.sentence.low)
    ]
    return bool(years) and max(years) < RATINGS_BEGAN


def kept(claim: Claim) -> bool:
    """The claim says plainly that the rating is what it was."""
    after = claim.sentence.low[claim.end : claim.end + 90]
    if _SAME_LABEL.fullmatch(claim.left):
        return True
    if (label := SAME_LABEL.search(claim.left)) and BEFORE.search(claim.left[: label.start()]):
        return True
    if LIKE_BEFORE.search(claim.left) or LIKE_BEFORE.search(claim.sentence.low[: claim.start]):
        return True
    if _NTH.search(claim.left) and _RUNNING.match(after):
        return True
    if _KEPT_AFTER.search(after) or _again(claim.sentence.low):
        return True
    return _AS_BEFORE.search(f"{claim.left[-60:]}|{after}") is not None


def _again(low: str) -> bool:
    """It was rated so before, and not only inspected."""
    return _AGAIN.search(low) is not None and _AGAIN.search(_SEEN_AGAIN.sub(" ", low)) is not None


def stays(claim: Claim) -> bool:
    """The claim has a word such as "still": the same as before, if there was a before."""
    near = _EVEN_SO.sub(" ", AND_SO.split(claim.left[-70:])[-1] + "|" + claim.right[:70])
    return _KEPT_NEAR.search(near) is not None


_MANY = r"(?:units|services|pdus|crcs|companies|teams|divisions|regions)"
# "Two other services kept", "the units below it had": others than the one that is rated.
OTHERS = cue(
    "units|services|pdus|crcs|companies|teams|divisions|regions",
    rf"^\W*(?:its|the other|other|most|many|several|some|two|three|four|five|six|seven|eight|nine"
    rf"|ten)(?: [a-z]+){{0,2}} {_MANY}\b"
    rf"|^\W*the {_MANY} (?:below|around|near|beside|within|under|next to) (?:it|them)\b",
)
# A sentence without one of these says neither that a rating is the same nor that it is another.
MOVE_STEMS = (
    *(
        "same",
        "change",
        " then is",
        "that rating",
        "that grade",
        "what it",
        "where it",
        "how it",
        "what they",
        "what the",
        "where the",
        " on to",
        "kept",
        "keep",
        "retain",
        "maintain",
        "moved",
        "stay",
        "shifted",
        "budged",
        "altered",
    ),
    *("grade", "notch", "step", "band", "rung", "level", "rating"),
    *("no different", "it again", "it once", "it a second", "so again", "so once", "word "),
    *("confirmed", "matche", "repeat", "equals", "mirrors", "improvement since", "improvement on"),
)


def step_said(low: str) -> Direction | None:
    """A sentence that says so without a rating word: "has gone up a grade"."""
    found = _STEP.search(low)
    if found is None or has_any(low, RATING_STEMS) or NEGATED.search(low, 0, found.start()):
        return None
    return Direction.IMPROVED if _UP.search(found.group()) else Direction.DECLINED


def same_said(low: str) -> bool:
    """A sentence without a rating word that says so: "the same mark as last year"."""
    return any_of(SAME, low)


def compared(before: Rating | None, now: Rating | None) -> Direction | None:
    """Two ratings -> how it moved."""
    if before is None or now is None:
        return None
    if before == now:
        return Direction.UNCHANGED
    return Direction.IMPROVED if now > before else Direction.DECLINED


def worded(claim: Claim) -> Direction | None:
    """Direction in the words beside a rating: "downgraded to 'Inadequate'"."""
    if step := _STEP.search(claim.left + "|" + claim.sentence.low[claim.end : claim.end + 90]):
        return Direction.IMPROVED if _UP.search(step.group()) else Direction.DECLINED
    near = _SUM.sub("", claim.left[-50:])
    if not re.search(r"\bto(?: an?| the| a rating of| overall)? ?['\"]?$", near):
        return None
    if _UP.search(near):
        return Direction.IMPROVED
    return Direction.DECLINED if _DOWN.search(near) else None
