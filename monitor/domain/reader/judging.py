"""One rating word in its clause -> the part it plays, and what speaks for it."""

import re
from dataclasses import dataclass

from monitor.domain.rating import Rating
from monitor.domain.reader import context, wording
from monitor.domain.reader.claim import Claim, Role
from monitor.domain.reader.clause import following_noun
from monitor.domain.reader.mention import Mention
from monitor.domain.reader.naming import KIND_WORDS
from monitor.domain.reader.parts import has_part, last_part
from monitor.domain.reader.sentences import Sentence


def _speaks_of_part(text: str) -> bool:
    """A part, and no body, is what a text begins with."""
    head = wording.VERB.split(text[: wording.HEAD])[0]
    return has_part(head) and not KIND_WORDS.search(head)


_WEIGHED = frozenset((Role.OVERALL, Role.BEFORE))


@dataclass(frozen=True, slots=True)
class Around:
    """What is told around a sentence.

    ``foreign``: another inspectorate was spoken of last. ``before``: the clause or sentence before,
    in the same paragraph. ``year``: when the story appeared, if known. ``minuted``: it is the
    minutes of a meeting, where all that was said had been so.
    """

    foreign: bool = False
    before: str = ""
    year: int | None = None
    minuted: bool = False


NOTHING = Around()


@dataclass(frozen=True, slots=True)
class Scene:
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

    def claim(self) -> Claim:
        """The word as a claim."""
        role = self._role()
        rating = Rating[self.match.lastgroup or ""]
        start, end = self.match.span()
        if role not in _WEIGHED:
            return Claim(self.sentence, start, end, rating, role, left=self.left, right=self.right)
        return Claim(
            self.sentence,
            start,
            end,
            rating,
            role,
            self._weight(),
            self._whole_at() >= 0,
            self.left,
            self.right,
            self.left_start,
            role is Role.BEFORE and (self._counted() or self._part()),
            role is Role.BEFORE and not self._said_before(),
            self._marked(),
        )

    def framed(self) -> bool:
        """True beside "rated", "a grade of" and the like."""
        if self.match.re is wording.RANK or (self.follows and wording.TO_ONLY.match(self.left)):
            return True
        frame = wording.STRONG_FRAME.search(self.left[-70:])
        return frame is not None or wording.FRAME_AFTER.match(self.right) is not None

    def _role(self) -> Role:
        for role, is_it in (
            (Role.PLAIN, self._plain),
            (Role.OTHER, self._other),
            (Role.NEGATED, self._negated),
            (Role.PART, self._counted),
            (Role.TALLY, self._tally),
            (Role.BEFORE, self._before),
            (Role.PART, self._part),
        ):
            if is_it():
                return role
        return Role.OVERALL

    def _weight(self) -> float:
        """How much speaks for a rating of a body as a whole."""
        named = [m for m in self.mentions if m.name and not m.place]
        known = wording.KNOWN.search(self.left) and not wording.GIVEN.search(self.left)
        known = known and self.match.re is not wording.RANK
        bodies = any(self.sentence.in_title or self._in_clause(m) for m in named)
        return (
            4.0 * (self._whole_at() >= 0)
            + (2.5 if bodies else 2.0 if named else 0.0)
            + 2.0 * (self.framed() or self.carried)
            + 1.5 * self._marked()
            + 1.5 * (wording.TERSE.search(self.left) is not None)
            + 1.0 * self.sentence.in_title
            + 1.5 * (context.THIS_TIME.search(self.left) is not None)
            - 3.0 * bool(known)
            + 1.5 * self._stood_for()
            + 1.0 * (self.match.lastgroup == "REQUIRES_IMPROVEMENT")
            + 1.0 * (wording.LIGHT_FRAME.search(self.left[-30:]) is not None)
        )

    def _stood_for(self) -> bool:
        """A pronoun or a bare noun in the clause stands for a body."""
        bare = any(not m.name and self._in_clause(m) for m in self.mentions)
        return bare or wording.STAND_IN.search(self.left) is not None

    def _in_clause(self, mention: Mention) -> bool:
        return self.left_start <= mention.start < self.match.end() + len(self.right)

    def _marked(self) -> bool:
        """Quoted by itself, or with a capital in mid-sentence."""
        text, (start, end) = self.sentence.text, self.match.span()
        if start and text[start - 1] in "'\"" and wording.QUOTE_END.match(text, end):
            return True
        if self.sentence.in_title or not text[start].isupper() or text[start:end].isupper():
            return False
        return self.left.strip(" '\"") != ""

    def _plain(self) -> bool:
        """An everyday use of the word."""
        if self.match.re is wording.RANK or self._marked() or self._used_as_rating():
            return False
        adjective = self._describes()
        near = self.left[-45:]
        if self.match.lastgroup == "GOOD":
            framed = wording.STRONG_FRAME.search(near) is not None or self._predicated()
            return adjective or not framed
        if wording.FRAME_BEFORE.search(near) or wording.COPULA.search(self.left):
            return adjective
        return wording.FRAME_AFTER.match(self.right) is None

    def _predicated(self) -> bool:
        """ "Leeds PDU, says the inspectorate, is good": said of a body by those who rate it."""
        if wording.COPULA.search(self.left) is None or has_part(self._unnamed()):
            return False
        named = any(self._in_clause(m) and not m.place for m in self.mentions)
        by_them = context.INSPECTED.search(self.sentence.low) or context.NOW.search(self.left)
        return named and by_them is not None

    def _used_as_rating(self) -> bool:
        if self.match.lastgroup == "REQUIRES_IMPROVEMENT" or wording.NOUN_AFTER.match(self.right):
            return True
        if wording.LABEL_AFTER.match(self.sentence.low, self.match.end()) and self._heads():
            return True
        return self._moves() or (self.sentence.in_title and self.left.endswith((": ", " – ")))

    def _lists(self) -> bool:
        """ "The other three are 'Inadequate': A, B and C": those that are counted are named."""
        label = wording.LABEL_AFTER.match(self.sentence.low, self.match.end())
        return label is not None and any(m.name and m.start == label.end() for m in self.mentions)

    def _heads(self) -> bool:
        """ "Good – Leeds PDU": it opens its sentence, and a body is named after it."""
        opens = self.sentence.low[: self.match.start()].strip(" '\"•*-–") == ""
        return opens and any(m.name and not m.place for m in self.mentions)

    def _describes(self) -> bool:
        """True for "outstanding warrants", "'Good' work with children": a noun follows at once."""
        if self.match.re is wording.RANK:
            return False
        noun, of_body = following_noun(self.right)
        if not noun:
            return False
        if self.right[:1] in "'\"":
            return has_part(noun)
        return not of_body

    def _moves(self) -> bool:
        """Either end of "from inadequate to good"."""
        if context.FROM.search(self.left):
            return self.right.lstrip("'\"").startswith(" to ") or self.match.lastgroup != "GOOD"
        return self.follows and wording.TO_ONLY.match(self.left) is not None

    def _other(self) -> bool:
        low = self.sentence.low
        if wording.BY_OTHERS.match(self.right) or context.REHEARSED.search(
            f"{self.around.before}|{low}"
        ):
            return True
        if any(self._in_clause(m) for m in self.mentions if not m.place):
            near = self.left[-25:] + "|" + self.right[:30]
            return bool(context.OTHER_INSPECTORATE.search(near)) and not context.HMIP.search(low)
        if self.around.foreign and self._whole_at() < 0 and not context.HMIP.search(low):
            return True
        if not context.OTHER_BODY.search(low):
            return False
        left = context.ALONGSIDE.sub(" ", wording.SAID.sub("", self.left))
        if context.OTHER_BODY.search(left) or context.OTHER_BODY.search(self.right):
            return True
        return all(m.place for m in self.mentions) and not context.HMIP.search(low)

    def _negated(self) -> bool:
        if context.MISTAKEN.search(self.sentence.low[: self.match.start()]):
            return True
        near = context.NOT_BINDING.sub(" ", self.left[-45:])
        near = wording.NEW_VERB.split(near)[-1]
        return context.NEGATED.search(near) is not None and "no longer" not in near

    def _counted(self) -> bool:
        if self._together() or self._lists():
            return False
        return wording.COUNT_SUBJECT.search(self.left[-60:]) is not None and self._whole_at() < 0

    def _before(self) -> bool:
        if context.FROM.search(self.left):
            return wording.SCALE_DOWN.match(self.right) is None
        moved = context.TO.search(self.left) and not wording.OUTCOME.search(self.left)
        if moved or context.NOW.search(self.left[-60:]):
            return False
        if context.BEFORE.search(self.right[:25]) and context.BEFORE.search(self._near()):
            return True
        if context.PERFECT.search(self.left[-40:]) and "previously" not in self.left:
            return False
        if context.THIS_TIME.search(self.left[-30:]):
            return False
        return self._said_before() or self._pluperfect() or self._in_back_year()

    def _said_before(self) -> bool:
        """An earlier rating, by more than a year or a tense."""
        if context.FROM.search(self.left) or context.BEFORE.search(self._near()):
            return True
        return self._pluperfect() and self._in_back_year()

    def _near(self) -> str:
        near = self.left[-100:] + " | " + self.right[:80].partition(" same ")[0]
        if opening := wording.AGO.match(self.left):
            near = f"{opening.group()} | {near}"
        return wording.SINCE.sub(" ", near) if wording.FIRST_EVER.search(near) else near

    def _in_back_year(self) -> bool:
        years = (int(m.group(1)) for m in context.BACK_YEAR.finditer(self._near()))
        return any(self.around.year is None or told < self.around.year for told in years)

    def _pluperfect(self) -> bool:
        if self.around.minuted:
            return False
        return bool(context.PLUPERFECT.search(self.left[-60:])) and not context.REPORTED.search(
            self.left
        )

    def _tally(self) -> bool:
        if any(m.body for m in self.mentions if not m.place):
            return False
        if wording.TOGETHER.search(self.left) and not self._part():
            return False
        return wording.TALLY.search(wording.ONE_OF.sub(" ", self.left)) is not None

    def _whole_at(self) -> int:
        """Where the clause says that it speaks of all together; -1 where it does not."""
        left = self.left
        if "overall " in left:
            left = wording.OVERALL_AS_PART.sub(lambda m: " " * len(m.group()), left)
        found = [m.end() for m in wording.WHOLE.finditer(left)]
        if found:
            return found[-1]
        return len(self.left) if wording.WHOLE.search(self.right[:30]) else -1

    def _part(self) -> bool:
        """The clause speaks of a standard, or of people or work inside the body."""
        whole = self._whole_at()
        if whole == len(self.left) and not has_part(self.right[:40]):
            return False
        after = wording.RATED_FOR.match(self.right)
        if after and whole < 0 and has_part(after.group(1)):
            return True
        if whole < 0 and self._in_respect():
            return True
        if self._describes() or (whole < 0 and wording.ITS_RATINGS.search(self.left)):
            return True
        if whole < 0 and self._of_part_before():
            return True
        part = last_part(self._unnamed())
        return part > whole and part > self._last_body()

    def _in_respect(self) -> bool:
        """ "On assessing risk the unit was still": a part, whatever follows."""
        opening = wording.IN_RESPECT.match(self.left)
        return opening is not None and has_part(opening.group())

    def _of_part_before(self) -> bool:
        """ "Leadership let it down; it was": a pronoun for the part named at the head before."""
        if wording.PRONOUN_FIRST.match(self.left) is None:
            return False
        heads = (self.around.before, self.sentence.low[: self.left_start])
        return any(map(_speaks_of_part, heads))

    def _together(self) -> bool:
        """Several bodies at once: "all three units were", and not "both standards"."""
        left, several = wording.TOGETHER.subn(" ", self.left)
        return several > 0 and not has_part(left)

    def _unnamed(self) -> str:
        """The clause before the word, with the names of bodies and "somebody said" blanked."""
        left = wording.SAID.sub(lambda m: " " * len(m.group()), self.left)
        for mention in self.mentions:
            people = wording.ITS_PEOPLE.match(self.sentence.low, mention.end)
            stop = people.end() if people and mention.name else mention.end
            start, end = (max(0, at - self.left_start) for at in (mention.start, stop))
            left = left[:start] + " " * (min(end, len(left)) - start) + left[end:]
        return left

    def _last_body(self) -> int:
        """End of the last name or stand-in of a body before the word that no part belongs to."""
        if self._together():
            return len(self.left)
        left = self._unnamed()
        ends = [
            m.end()
            for m in wording.PRONOUN.finditer(self.left)
            if m.group() not in ("it", "they")
            or last_part(left[: m.start()]) < 0
            or wording.NEW_CLAUSE.search(left, last_part(left[: m.start()]), m.start())
        ]
        for mention in self.mentions:
            at = mention.start - self.left_start
            within = wording.PLACED if mention.place else wording.PART_OF
            if 0 <= at < len(self.left) and not within.search(self.left[:at]):
                people = wording.ITS_PEOPLE.match(self.sentence.low, mention.end)
                stop = people.end() if people and mention.name else mention.end
                ends.append(stop - self.left_start)
        return max(ends, default=-1)
