"""A rating word in its clause: what the words around it say, each thing worked out once."""

import re
from dataclasses import dataclass, replace

from monitor.domain.reader.bodies.mention import Mention
from monitor.domain.reader.bodies.naming import KIND_WORDS, Named
from monitor.domain.reader.claims.clause import following_noun
from monitor.domain.reader.claims.parts import has_part, last_part
from monitor.domain.reader.phrases import context, counting, part_wording, ranks, still, wording
from monitor.domain.reader.phrases.set_wording import SINGLED_OUT
from monitor.domain.reader.text.cue import has_any
from monitor.domain.reader.text.once import once
from monitor.domain.reader.text.sentences import Sentence

_WE = re.compile(r"\bwe\b")
# "They" after "Inspectors went to its offices".
_THEY = re.compile(r"\W*(?:and |but )?they\b")
_INSPECTORS = re.compile(r"\W*(?:(?:the|hm|probation|government) )*inspectors\b")
# "It went from six points to ten, and inspectors rated it".
_AND_THEY = re.compile(r", and (?=(?:hm|his|her|the)? ?(?:majesty's )?(?:inspect|watchdog))")
_IS_NOW = re.compile(r"\W*(?:is|are) now ['\"]?")
# "'Inadequate' in 2022, it finds itself at": the year goes with the rating before.
_OF_THEN = re.compile(r"^['\"]? (?:back )?in (?:[a-z]+ )?20\d\d,? ")
_YEARS_AFTER = re.compile(
    r"\W*(?:an?|one|two|three|four|five|\d+)(?: and a half)? years? after (?:hm|his|her|it|they"
    r"|inspectors|the (?:inspectorate|inspectors|watchdog|service|unit|team|company))\b"
)
_NEXT = re.compile(r",| and | but ")


def _speaks_of_part(text: str) -> bool:
    """A part, and no body, is what a text begins with."""
    head = wording.VERB.split(text[: wording.HEAD])[0]
    return has_part(head) and not KIND_WORDS.search(head)


@dataclass(frozen=True, slots=True)
class Around:
    """What is told around a sentence.

    ``foreign``: another inspectorate was spoken of last. ``before``: the clause or sentence before,
    in the same paragraph. ``year``: when the story appeared, if known. ``minuted``: it is the
    minutes of a meeting, where all that was said had been so. ``corrects``: it is a notice that
    takes something back. ``rated``: the sentence before names bodies, and no part of one.
    """

    foreign: bool = False
    before: str = ""
    year: int | None = None
    minuted: bool = False
    corrects: bool = False
    rated: bool = False

    def after(self, before: str) -> "Around":
        """What is told around a later clause of the same sentence."""
        return replace(self, before=before)


NOTHING = Around()


@dataclass(frozen=True)  # no slots: what was worked out is kept in the value
class Surroundings:
    """A rating word with the clause around it.

    ``follows``: it is not the first of its sentence; ``carried``: the one before was "rated".
    """

    sentence: Sentence
    match: re.Match[str]
    left: str
    right: str
    left_start: int
    mentions: tuple[Mention, ...]
    follows: bool
    carried: bool
    around: Around

    @once
    def leaves(self) -> bool:
        """ "From", "no longer": the rating is what it was before."""
        return context.FROM.search(self.left) is not None

    def in_clause(self, mention: Mention) -> bool:
        """True for a mention in the clause of the word, before it or after it."""
        return self.left_start <= mention.start < self.match.end() + len(self.right)

    def heads(self) -> bool:
        """ "Good – Leeds PDU": it opens its sentence, and a body is named after it."""
        opens = self.sentence.low[: self.match.start()].strip(" '\"•*-–") == ""
        label = wording.LABEL_AFTER.match(self.sentence.low, self.match.end())
        at = label.end() if label else -1
        return opens and any(m.name and (not m.place or m.start == at) for m in self.mentions)

    @once
    def marked(self) -> bool:
        """Quoted by itself, or with a capital in mid-sentence."""
        text, (start, end) = self.sentence.text, self.match.span()
        if start and text[start - 1] in "'\"" and wording.QUOTE_END.match(text, end):
            return True
        if self.sentence.in_title or not text[start].isupper():
            return False
        if text[start:end].isupper() and text[:start].isupper():
            return False
        return self.left.strip(" '\"") != ""

    @once
    def describes(self) -> bool:
        """True for "outstanding warrants", "'Good' work with children": a noun follows at once."""
        if self.match.re in ranks.RANKS:
            return False
        noun, of_body = following_noun(self.right)
        if not noun:
            return False
        if self.right[:1] in "'\"":
            return has_part(noun) or part_wording.DESCRIBED.match(noun) is not None
        return not of_body

    @once
    def near(self) -> str:
        """The clause as far as it may tell of another time."""
        right = context.APPOSED.split(self.right[:80].partition(" same ")[0])[0]
        left = _AND_THEY.split(self.left)[-1]
        left = _OF_THEN.sub("", left) if self.follows else left
        near = still.LIKE_BEFORE.sub(" ", left)[-100:] + " | " + right
        if opening := wording.AGO.match(self.left):
            near = f"{opening.group()} | {near}"
        return wording.SINCE.sub(" ", near) if wording.FIRST_EVER.search(near) else near

    @once
    def in_back_year(self) -> bool:
        years = (int(m.group(1)) for m in context.BACK_YEAR.finditer(self.near))
        return any(self.around.year is None or told < self.around.year for told in years)

    @once
    def pluperfect(self) -> bool:
        if self.around.minuted:
            return False
        return bool(context.PLUPERFECT.search(self.left[-60:])) and not context.REPORTED.search(
            self.left
        )

    @once
    def whole_at(self) -> int:
        """Where the clause says that it speaks of all together; -1 where it does not."""
        left = self.left
        if not (
            has_any(left, wording.WHOLE.hints) or has_any(self.right[:50], wording.WHOLE.hints)
        ):
            return -1
        if "overall " in left:
            left = wording.OVERALL_AS_PART.blanked(left)
        found = [m.end() for m in wording.WHOLE.finditer(left)]
        if found:
            return found[-1]
        right = (self.right[:30], _NEXT.split(self.right[:50])[0])
        return len(self.left) if any(map(wording.WHOLE.search, right)) else -1

    @once
    def together(self) -> bool:
        """Several bodies at once: "all three units were", and not "both standards"."""
        left = SINGLED_OUT.sub(" ", self.left)
        if counting.TOGETHER.search(left) is None:
            return False
        return not has_part(counting.TOGETHER.sub(" ", left))

    def _in_respect(self) -> bool:
        """ "On assessing risk the unit was still": a part, whatever follows."""
        opening = part_wording.IN_RESPECT.match(self.left)
        return opening is not None and has_part(opening.group())

    def _of_head(self) -> bool:
        """ "Staffing, for which the unit had a 'Good', is now": a part opens the sentence."""
        head = part_wording.PART_FIRST.match(self.sentence.low)
        return head is not None and has_part(head.group(1))

    def _of_whole_part(self) -> bool:
        """ "Work with victims was 'Good' overall": all of a part, and no more."""
        head = wording.VERB.split(self.left)[0]
        if self.whole_at < len(self.left) and not head.rstrip().endswith(" as a whole"):
            return False
        named = any(0 <= m.start - self.left_start < len(self.left) for m in self.mentions)
        stood_for = wording.STAND_IN.search(self.left) or _WE.search(self.left)
        return not (named or stood_for) and _speaks_of_part(self.left.lstrip(" '\""))

    def _of_part_before(self) -> bool:
        """ "Leadership let it down; it was": a pronoun for the part named at the head before."""
        if part_wording.PRONOUN_FIRST.match(self.left) is None or wording.TO_ONLY.match(self.left):
            return False
        if _THEY.match(self.left) and _INSPECTORS.match(self.around.before):
            return False
        heads = (self.around.before, self.sentence.low[: self.left_start])
        return any(map(_speaks_of_part, heads))

    @once
    def goes_on(self) -> bool:
        """ "The service, inadequate in 2019, is now good": of what its sentence began with."""
        return self.follows and _IS_NOW.fullmatch(self.left) is not None

    @once
    def years_before(self) -> bool:
        """ "A year after inspectors rated it 'Inadequate', it has been"."""
        return _YEARS_AFTER.match(self.left) is not None and "," in self.right

    @once
    def apposed_then(self) -> bool:
        """ "The service, 'Inadequate' then, is now"."""
        opens = self.left.rstrip("'\"").endswith(", ")
        return opens and wording.APPOSED_THEN.match(self.right) is not None

    @once
    def pointed(self) -> bool:
        """ "Three points out of 21, which is": the word that goes with the points."""
        return part_wording.AFTER_POINTS.search(self.left) is not None

    @once
    def of_part(self) -> bool:
        """The clause speaks of a standard, or of people or work inside the body."""
        whole = self.whole_at
        if part_wording.NOT_COUNTED.search(self.left) or (whole >= 0 and self._of_whole_part()):
            return True
        all_of_it = wording.FOR_ALL_OF_IT.search(self.right[:90]) is not None
        if all_of_it or self.pointed or (whole == len(self.left) and not has_part(self.right[:40])):
            return False
        after = part_wording.RATED_FOR.match(self.right)
        for_part = after is not None and has_part(after.group(1))
        for_part |= counting.COUNTED.match(self.sentence.low, self.match.end()) is not None
        if whole < 0 and (
            for_part
            or part_wording.FOR_THIS.match(self.right) is not None
            or part_wording.FOR_SOME.match(self.right) is not None
            or self._in_respect()
        ):
            return True
        if self.describes or (whole < 0 and part_wording.ITS_RATINGS.search(self.left)):
            return True
        if whole < 0 and (self._of_part_before() or self._of_head()):
            return True
        part = self._part_at
        return part > whole and part > self._last_body()

    @property
    def _part_at(self) -> int:
        """End of the last word for a part that the word may speak of; -1 where there is none."""
        part = last_part(self.unnamed)
        return -1 if wording.NEW_DEED.search(self.left, max(part, 0)) else part

    @once
    def unnamed(self) -> str:
        """The clause before the word, with the names of bodies and "somebody said" blanked."""
        left = wording.SAID.blanked(self.left)
        for mention in self.mentions:
            people = wording.ITS_PEOPLE.match(self.sentence.low, mention.end)
            stop = people.end() if people and mention.name else mention.end
            start, end = (max(0, at - self.left_start) for at in (mention.start, stop))
            if mention.named is Named.PROBATION and not mention.name:
                continue
            left = left[:start] + " " * (min(end, len(left)) - start) + left[end:]
        return left

    def _opens(self, mention: Mention) -> int:
        """Where it begins in the clause; "NPS Wales" with the word for its kind."""
        kinds = (m.start for m in self.mentions if not m.name and m.end + 1 == mention.start)
        return max(0, next(kinds, mention.start) - self.left_start)

    def _last_body(self) -> int:
        """End of the last name or stand-in of a body before the word that no part belongs to."""
        if self.together:
            return len(self.left)
        left = self.unnamed
        ends = [
            m.end()
            for m in wording.PRONOUN.finditer(self.left)
            if m.group() not in ("it", "they")
            or last_part(left[: m.start()]) < 0
            or wording.NEW_CLAUSE.search(left, last_part(left[: m.start()]), m.start())
        ]
        for mention in self.mentions:
            at = mention.start - self.left_start
            within = part_wording.PLACED if mention.place else part_wording.PART_OF
            if 0 <= at < len(self.left) and not within.search(self.left[: self._opens(mention)]):
                people = wording.ITS_PEOPLE.match(self.sentence.low, mention.end)
                stop = people.end() if people and mention.name else mention.end
                ends.append(stop - self.left_start)
        return max(ends, default=-1)
