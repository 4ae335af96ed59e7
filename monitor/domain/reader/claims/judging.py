"""One rating word in its clause -> the part it plays, and what speaks for it."""

from monitor.domain.rating import Rating
from monitor.domain.reader.claims.claim import Claim, Role
from monitor.domain.reader.claims.parts import has_part
from monitor.domain.reader.claims.weighing import Weighed
from monitor.domain.reader.phrases import (
    context,
    counting,
    part_wording,
    ranks,
    referring,
    still,
    wording,
)
from monitor.domain.reader.phrases.set_wording import EVERY_ONE, FIRST_OF_THEM, REST, SINGLED_OUT

_WEIGHED = frozenset((Role.OVERALL, Role.BEFORE))


class Scene(Weighed):
    """A rating word whose part is judged."""

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
            self.whole_at >= 0,
            self.left,
            self.right,
            self.left_start,
            role is Role.BEFORE and (self._counted() or self.of_part),
            role is Role.BEFORE and not self._said_before(),
            self.marked,
        )

    def _role(self) -> Role:
        for role, is_it in (
            (Role.PLAIN, self._plain),
            (Role.OTHER, self._other),
            (Role.OVERALL, lambda: self._taken_up),
            (Role.BEFORE, self._no_more),
            (Role.NEGATED, self._negated),
            (Role.PART, self._counted),
            (Role.TALLY, self._tally),
            (Role.BEFORE, self._before),
        ):
            if is_it():
                return role
        return Role.PART if self.of_part else Role.OVERALL

    def _plain(self) -> bool:
        """An everyday use of the word."""
        if self.left.endswith("as ") and wording.AS_GOOD_AS.match(self.right):
            return True
        if self.match.re in ranks.RANKS or self.marked or self._used_as_rating():
            return False
        adjective = self.describes
        near = self.left[-45:]
        if self.match.lastgroup == "GOOD":
            return adjective or not (self._framed_plainly(near) or self._predicated())
        if wording.FRAME_BEFORE.search(near) or wording.COPULA.search(self.left):
            return adjective
        return wording.FRAME_AFTER.match(self.right) is None

    def _framed_plainly(self, near: str) -> bool:
        """What "good" needs more than other words to be a rating."""
        frames = (w.search(near) for w in (wording.STRONG_FRAME, wording.CALLED, wording.TO_BE))
        return any(frames) or wording.FRAME_AFTER.match(self.right) is not None

    def _predicated(self) -> bool:
        """ "Leeds PDU, says the inspectorate, is good": said of a body by those who rate it."""
        if self._said_of_it():
            return True
        if wording.COPULA.search(self.left) is None or has_part(self.unnamed):
            return False
        full = any(m.name and not m.place and m.end <= self.match.start() for m in self.mentions)
        if full and wording.FULL_STOP.match(self.right) and wording.IS.search(self.left):
            return True
        named = any((self.goes_on or self.in_clause(m)) and not m.place for m in self.mentions)
        by_them = context.INSPECTED.search(self.sentence.low) or context.NOW.search(self.left)
        return named and by_them is not None

    def _used_as_rating(self) -> bool:
        if self.match.lastgroup == "REQUIRES_IMPROVEMENT" or wording.NOUN_AFTER.match(self.right):
            return True
        if self.apposed_then:
            return True
        if self._labels() or self._answers() or wording.VERDICT_IS.search(self.left):
            return True
        return self._moves() or (self.sentence.in_title and self.left.endswith((": ", " – ")))

    def _lists(self) -> bool:
        """ "The other three are 'Inadequate': A, B and C": those that are counted are named."""
        label = wording.LABEL_AFTER.match(self.sentence.low, self.match.end())
        return label is not None and any(m.name and m.start == label.end() for m in self.mentions)

    def _moves(self) -> bool:
        """Either end of "from inadequate to good"."""
        if self.leaves:
            return wording.MOVES_ON.match(self.right) is not None or self.match.lastgroup != "GOOD"
        return self.follows and wording.TO_ONLY.match(self.left) is not None

    def _other(self) -> bool:
        low = self.sentence.low
        if self._of_others():
            return True
        if any(self.in_clause(m) for m in self.mentions if not m.place):
            near = self.left[-25:] + "|" + self.right[:30]
            return bool(context.OTHER_INSPECTORATE.search(near)) and not context.HMIP.search(low)
        if self.around.foreign and self.whole_at < 0 and not context.HMIP.search(low):
            return True
        if not context.OTHER_BODY.search(low):
            return False
        left = context.ALONGSIDE.sub(" ", wording.SAID.sub("", self.left))
        if context.OTHER_BODY.search(left) or context.OTHER_BODY.search(self.right):
            return True
        return all(m.place for m in self.mentions) and not context.HMIP.search(low)

    def _of_others(self) -> bool:
        """Somebody's praise, a rehearsal, or what was rated is a review."""
        if part_wording.OF_REVIEW.search(self.sentence.low, 0, self.match.start()):
            return True
        if context.ABROAD.search(self.left) and not any(m.name for m in self.mentions):
            return True
        said = f"{self.around.before}|{self.sentence.low}"
        by_others = wording.BY_OTHERS.match(self.right) is not None
        return by_others or context.REHEARSED.search(said) is not None

    def _negated(self) -> bool:
        before = self.sentence.low[: self.match.start()]
        if context.MISTAKEN.search(before) or self._just_missed():
            return True
        if self.around.corrects and context.PRINTED.search(before):
            return True
        near = context.NOT_BINDING.sub(" ", self.left[-45:])
        near = referring.WITHIN_SUBJECT.sub(" ", wording.NEW_VERB.split(near)[-1])
        if context.WISHED.search(near) or wording.SUPPOSED.match(self.right):
            return True
        return context.NEGATED.search(near) is not None and "no longer" not in near

    def _no_more(self) -> bool:
        """ "It is not 'Good', as it was in 2022"."""
        was = referring.AS_IT_WAS.match(self.sentence.low, self.match.end())
        return was is not None and referring.NOT.search(self.left) is not None

    def _just_missed(self) -> bool:
        far = referring.OUT_OF_REACH.match(self.sentence.low, self.match.end())
        return far is not None or referring.NEAR_MISS.search(self.left) is not None

    def _one_named(self) -> bool:
        """ "Only one of them, Leeds, was": no count, since it says which."""
        said = counting.ONE_OF_THEM.search(self.left)
        at = self.left_start + said.end() if said else None
        return at is not None and any(m.name and m.start == at for m in self.mentions)

    def _counted(self) -> bool:
        if self.together or self._lists() or self._one_named() or self._of_a_set():
            return False
        left = SINGLED_OUT.sub(" ", self.left)
        if self.pointed or (self.around.rated and FIRST_OF_THEM.search(left)):
            return False
        return counting.COUNT_SUBJECT.search(left[-60:]) is not None and self.whole_at < 0

    def _of_a_set(self) -> bool:
        """ "The other two are", "every one of them is": bodies, where one was rated just before."""
        match = REST.search(self.left) or EVERY_ONE.search(self.left)
        if match is None:
            return False
        at = self.left_start + match.start()
        named = self.around.rated or any(m.name and m.start < at for m in self.mentions)
        return named and not has_part(self.sentence.low[:at])

    def _before(self) -> bool:
        if self.leaves:
            return wording.SCALE_DOWN.match(self.right) is None
        if self._lasts():
            return False
        if context.BEFORE.search(self.right[:25]) and context.BEFORE.search(self.near):
            return True
        if context.PERFECT.search(self.left[-40:]) and "previously" not in self.left:
            return False
        if context.THIS_TIME.search(self.left[-30:]):
            return False
        return self._said_before() or self.pluperfect or self.in_back_year

    def _lasts(self) -> bool:
        """It was told of an earlier time, and holds now."""
        moved = context.TO.search(self.left) and not wording.OUTCOME.search(self.left)
        if moved or context.NOW.search(self.left[-60:]):
            return True
        if any(s.search(self.left) for s in (still.AND_IS, still.SAME_LABEL, still.KEEPS)):
            return True
        return wording.REMAINS.match(self.sentence.low, self.match.end()) is not None

    def _said_before(self) -> bool:
        """An earlier rating, by more than a year or a tense."""
        if (
            self.leaves
            or self.apposed_then
            or self.years_before
            or context.BEFORE.search(self.near)
        ):
            return True
        if self.follows and context.AFTER_BEING.search(self.left):
            return True
        return self.pluperfect and self.in_back_year

    def _tally(self) -> bool:
        if any(m.body for m in self.mentions if not m.place):
            return False
        if self.together and not self.of_part:
            return False
        left = still.SAME_AS_MOST.sub(" ", wording.AND_SO.split(self.left)[-1])
        left = SINGLED_OUT.sub(" ", counting.ONE_OF.sub(" ", left))
        return counting.TALLY.search(left) is not None
