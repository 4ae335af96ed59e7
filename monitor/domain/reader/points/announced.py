"""How many bodies a story says that it is about."""

from monitor.domain.reader.points.scores import number
from monitor.domain.reader.text.cue import cue
from monitor.domain.reader.text.sentences import Sentence

# So many sentences are the head of a story.
HEAD = 4
_COUNT = cue(
    "two|three|four|five|six|pair|both|double|trio|quartet",
    r"\b(?:(?P<n>two|three|four|five|six)|(?P<pair>pair|both|double)|(?P<trio>trio)"
    r"|(?P<four>quartet))"
    r" (?:of )?(?:the |these |[a-z'-]+ ){0,4}?"
    r"(?:reports|report cards|verdicts|units|services|crcs|pdus|teams|boroughs|companies"
    r"|inspections|regions|divisions|bodies|neighbours|councils|areas)\b"
    r"(?! (?:of|for|in) (?:work|improvement|concern))",
)
# A headline on "units" or "companies" is on two of them at least.
_PLURAL = cue(
    "units|companies|teams|pdus|crcs",
    r"\b(?:probation|offending|justice|rehabilitation|delivery) (?:units|companies|teams)\b"
    r"|\b(?:pdus|crcs)\b",
)
_SEVERAL = 2
_NAMED = {"pair": 2, "trio": 3, "four": 4}


def announced(told: tuple[Sentence, ...]) -> int:
    """Sentences -> the greatest number of reports or bodies that the head speaks of; else 0."""
    found = (m for s in told[:HEAD] for m in _COUNT.finditer(s.low))
    counts = (number(m["n"]) if m["n"] else _NAMED[m.lastgroup or "pair"] for m in found)
    return max(counts, default=_SEVERAL if told and _PLURAL.search(told[0].low) else 0)
