"""One rating word in its clause -> how much speaks for a rating of a body as a whole."""

from monitor.domain.reader.claims.surroundings import Surroundings
from monitor.domain.reader.phrases import context, ranks, referring, wording
from monitor.domain.reader.text.once import once


class Weighed(Surroundings):
    """A rating word that is weighed."""

    @once
    def framed(self) -> bool:
        """True beside "rated", "a grade of" and the like."""
        if self.match.re in ranks.RANKS or (self.follows and wording.TO_ONLY.match(self.left)):
            return True
        if self._said_of_it() or wording.VERDICT_IS.search(self.left):
            return True
        if wording.THEY_SAID.search(self.left) or self.pointed:
            return True
        frame = wording.STRONG_FRAME.search(self.left[-70:])
        return frame is not None or wording.FRAME_AFTER.match(self.right) is not None

    def _labels(self) -> bool:
        """ "Good – Leeds PDU": a label, and what it is on."""
        after = wording.LABEL_AFTER.match(self.sentence.low, self.match.end())
        return after is not None and self.heads()

    def _predicate(self) -> bool:
        """ "One that requires improvement": said of it, and not presupposed."""
        return self.match.lastgroup == "REQUIRES_IMPROVEMENT" and self.left.endswith("that ")

    def _told_that(self) -> bool:
        """ "Pleased that 'Good' has been achieved": said of it, and not presupposed."""
        opens = self.left.rstrip("'\"").endswith("that ")
        return opens and wording.BEING.match(self.right) is not None

    def _weight(self) -> float:
        """How much speaks for a rating of a body as a whole."""
        named = [m for m in self.mentions if m.name and not m.place]
        known = wording.KNOWN.search(self.left) and not wording.GIVEN.search(self.left)
        known = known and self.match.re not in ranks.RANKS and not self._predicate()
        known = known and not self.leaves and not self._told_that()
        bodies = any(self.sentence.in_title or self.in_clause(m) for m in named)
        return (
            4.0 * (self.whole_at >= 0 or self._taken_up)
            + (2.5 if bodies else 2.0 if named else 0.0)
            + 2.0 * (self.framed or self.carried)
            + 1.5 * self._arrives()
            + 1.5 * self.marked
            + 1.5 * (wording.TERSE.search(self.left) is not None)
            + 1.0 * self.sentence.in_title
            + 2.0 * self._labels()
            + 4.0 * self._answers()
            + 1.5 * (context.THIS_TIME.search(self.left) is not None)
            - 3.0 * bool(known)
            + 1.5 * self._stood_for()
            + 1.0 * (self.match.lastgroup == "REQUIRES_IMPROVEMENT")
            + 1.0 * (wording.LIGHT_FRAME.search(self.left[-30:]) is not None)
        )

    def _arrives(self) -> bool:
        """ "The unit has gone from inadequate to good": the far end of it, of a sort of body."""
        if not self.follows or wording.TO_ONLY.match(self.left) is None:
            return False
        return any(m.end <= self.match.start() for m in self.mentions)

    def _stood_for(self) -> bool:
        """A pronoun or a bare noun in the clause stands for a body."""
        bare = any(not m.name and self.in_clause(m) for m in self.mentions)
        return bare or self.goes_on or wording.STAND_IN.search(self.left) is not None

    def _said_of_it(self) -> bool:
        """ "The service is good, inspectors say"."""
        said = wording.THEY_SAY.match(self.sentence.low, self.match.end()) is not None
        return said and (wording.SUBJECT_IS.search(self.left) is not None or self.goes_on)

    def _answers(self) -> bool:
        """ "And the verdict? Good.": no more than the answer to what was asked before it."""
        alone = self.sentence.low.strip(" '\".!") == self.match.group()
        return alone and wording.ASKED.search(self.around.before) is not None

    @once
    def _taken_up(self) -> bool:
        """ "None was better than 'Good', and that is the overall rating"."""
        return referring.TAKEN_UP.match(self.sentence.low, self.match.end()) is not None
