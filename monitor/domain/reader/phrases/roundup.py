"""Stories of a year, or of a round of inspections: their ratings are no news."""

from monitor.domain.reader.text.cue import cue

# A round-up says in so many characters that it is one.
OPENING = 1_000
AGGREGATE = cue(
    "annual report|league table|round-up|year in |year of ratings|take stock|takes stock|summar"
    "|overview",
    r"\bannual report|\b(?:league table|round-up of the year|year in review|year of ratings"
    r"|takes? stock|year in (?:youth justice|probation)"
    r"|(?:summar(?:y|ises?|ised|ising)|overview)\b[^.;]{0,50}\b(?:round|cycle|year|programme)"
    r" of (?:\w+ )?inspections)\b",
)
# "Twenty-six services were inspected over the past year".
_OF_A_YEAR = cue(
    "past year|last year|12 months|twelve months",
    r"\b(?:\d\d|\d{3}|all|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty)(?:-[a-z]+)?"
    r" (?:(?!of )[a-z]+ ){0,4}(?:services|teams|units|companies|crcs|pdus|yots|yjss)\b[^.;]{0,20}"
    r" (?:inspected|visited|examined|rated|reported on)?\b[^.;]{0,12}"
    r"\b(?:over|in|during|within) the (?:past|last) (?:year|12 months|twelve months)\b",
)


def is_round_up(words: str, named: bool) -> bool:
    """Words of a story in lower case, and whether its headline names a body -> is it one?"""
    opening = words[:OPENING]
    if AGGREGATE.search(opening):
        return True
    return not named and _OF_A_YEAR.search(opening) is not None
