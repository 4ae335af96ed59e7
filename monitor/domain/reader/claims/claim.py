"""One rating word and what it speaks of."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.rating import Rating
from monitor.domain.reader.text.sentences import Sentence


class Role(StrEnum):
    """What a rating word in a sentence speaks of."""

    OVERALL = "overall"
    PART = "part of a body"
    BEFORE = "earlier rating"
    TALLY = "tally"
    SCALE = "scale explained"
    OTHER = "other inspectorate"
    NEGATED = "not so, or not yet"
    PLAIN = "no rating"


@dataclass(frozen=True, slots=True)
class Claim:
    """``start`` and ``end`` count in the sentence; ``weight`` says how much speaks for OVERALL.

    ``left`` and ``right`` are the clause around the word; ``part``: it is about a part of a body;
    ``dated``: only a year says that it is an earlier rating; ``marked``: quoted, or capital.
    ``kept``: an earlier rating that holds still.
    """

    sentence: Sentence
    start: int
    end: int
    rating: Rating
    role: Role
    weight: float = 0
    whole: bool = False
    left: str = ""
    right: str = ""
    left_start: int = 0
    part: bool = False
    dated: bool = False
    marked: bool = False
    kept: bool = False
