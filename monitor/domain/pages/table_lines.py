"""One line of a ratings table, as a web page or a PDF file gives it -> what it says.

Layouts seen: rows with "2.1", some with a letter in front ("P 1.1", "R 2.1", "V1.1"), under
headings like "2. Court disposals"; "Overall rating", "Score 25/36", "Fieldwork started July 2024":
https://github.com/data-to-insight/hmi-probation-youth-justice-scrape
"""

import calendar
import re
import unicodedata

from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score, StandardRating


def _broken(words: str) -> str:
    # Extraction from PDF files tears words apart ("Requires improv ement") and drops spaces.
    return r"\s*".join(map(re.escape, words.replace(" ", "")))


_WORDS = {
    Rating.OUTSTANDING: ("outstanding",),
    Rating.GOOD: ("good",),
    Rating.REQUIRES_IMPROVEMENT: ("requires improvement", "requiring improvement"),
    Rating.INADEQUATE: ("inadequate",),
}
_ANY = "|".join(
    f"(?P<{rating.name}>{'|'.join(map(_broken, words))})" for rating, words in _WORDS.items()
)
_RATING = re.compile(rf"[\W_]*(?:{_ANY})[\W_]*", re.IGNORECASE)
_RATING_LAST = re.compile(rf"(?:^|[\s:–-])['\"‘“]?(?:{_ANY})['\"’”*]*$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<letter>[PRV])?\s?(?P<number>\d\s?\.\s?\d{1,2})[.:]?(?=[\s–]|$)\s*")
_NOT_RATED = re.compile(r"(?:^|[\s:–-])(?:not\s+rated|n/a|not\s+applicable)\W*$", re.IGNORECASE)
# A capital letter: a footnote goes on with "overall rating for the service".
_OVERALL = re.compile(r"(?:Overall|OVERALL)\s+(?i:rating|judgement)\s*[:–-]?\s*(?P<rest>.*)")
_SCORE = re.compile(r"(?:Overall\s+|Total\s+)?Score\s*[:–-]?\s*(?P<rest>.*)", re.IGNORECASE)
_POINTS = re.compile(
    r"(\d{1,2})\s*(?:/|out\s+of|of)\s*(\d{1,2})(?![\d/])\s*(?:points?)?[\W_]*", re.IGNORECASE
)
_BEFORE_SCORE = re.compile(
    r"(?<!\s)\s+(?=(?:Overall\s+|Total\s+)?Score\s*[:–-]?\s*\d)", re.IGNORECASE
)
_MONTHS = "|".join(name for name in calendar.month_name if name)
_FIELDWORK = re.compile(rf"Fieldwork\b.*?\b({_MONTHS})\s+(20\d\d)\b", re.IGNORECASE)
_HEADING = re.compile(r"(?:[PRV]\s?)?\d\.?\s+[A-Z][^.;!?]{2,70}|Domain\s+\w+\b[^.;!?]{0,70}")


def cleaned(line: str) -> list[str]:
    """Ligatures and white space mended; a score that stands on the line of something else apart."""
    text = " ".join(unicodedata.normalize("NFKC", line).split())
    return [part for part in _BEFORE_SCORE.split(text) if part]


def rating_alone(text: str) -> Rating | None:
    """The rating where the text is that and nothing else."""
    return _named(_RATING.fullmatch(text))


def after_overall(line: str) -> str | None:
    """What follows the words "Overall rating" at the start of the line; None for other lines.

    Words that are no rating make it another line: "Overall rating of the region ...".
    """
    match = _OVERALL.fullmatch(line)
    if match is None:
        return None
    rest = match["rest"]
    return rest if not rest or rating_alone(rest) or not rest[0].islower() else None


def after_score(line: str) -> str | None:
    """What follows the word "Score" at the start of the line; None for other lines."""
    match = _SCORE.fullmatch(line)
    return match["rest"] if match else None


def points(text: str) -> Score | None:
    """ "25/36" -> the score, with any denominator that standards of three points can give.

    Dates look like scores: "26/36" is one, "12/05/2024" and "30/12" are not.
    """
    match = _POINTS.fullmatch(text)
    if match is None:
        return None
    score = Score(int(match[1]), int(match[2]))
    possible = score.points <= score.out_of and score.out_of and score.out_of % 3 == 0
    return score if possible else None


def fieldwork(line: str) -> PartialDate | None:
    """ "Fieldwork started July 2024" -> the month."""
    match = _FIELDWORK.search(line)
    if match is None:
        return None
    month = list(calendar.month_name).index(match[1].capitalize())
    return PartialDate(f"{match[2]}-{month:02}")


def numbered(line: str) -> tuple[str, str] | None:
    """ "P 2.1 Assessment Good" -> ("2.1", "Assessment Good").

    P and R stand before every number of a programme; V tells the victims' standards from others.
    """
    match = _NUMBERED.match(line)
    if match is None:
        return None
    prefix = "V" if match["letter"] == "V" else ""
    return prefix + re.sub(r"\s", "", match["number"]), line[match.end() :]


def rated(number: str | None, text: str) -> StandardRating | None:
    """ "Assessment – Good" -> the standard; None where no rating ends the text."""
    match = _RATING_LAST.search(text)
    rating = _named(match)
    name = text[: match.start()].strip(" :–-|*") if match else ""
    # "2.3 million people say that it is good" is a sentence.
    return StandardRating(number, name, rating) if rating and name[:1].isupper() else None


def not_rated(text: str) -> bool:
    """The row itself says that it has no rating."""
    return _NOT_RATED.search(text) is not None


def heading(line: str) -> str | None:
    """ "2. Court disposals" -> itself; None for other lines."""
    return line if _HEADING.fullmatch(line) else None


def _named(match: re.Match[str] | None) -> Rating | None:
    return Rating[match.lastgroup or ""] if match else None
