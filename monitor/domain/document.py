"""What sort of page of the inspectorate's site it is.

Reports, manuals, data and consultations stand under one post type, so that the address alone
does not tell: https://hmiprobation.justiceinspectorates.gov.uk/document/
dynamic-inspection-of-public-protection-case-assessment-rules-and-guidance-carag is no report.
"""

import re
from enum import StrEnum
from urllib.parse import urlsplit


class DocumentType(StrEnum):
    """The value is the word for people."""

    REPORT = "inspection report"
    DYNAMIC = "dynamic inspection"
    NATIONAL = "national inspection"
    THEMATIC = "thematic report"
    ANNUAL = "annual report"
    SFO = "review of serious further offences"
    GUIDANCE = "guidance"
    ANNEXE = "data annexe"
    CONSULTATION = "consultation"
    OTHER = "other document"
    RELEASE = "press release"
    NEWS = "other news"


RATING_REPORTS = frozenset((DocumentType.REPORT, DocumentType.NATIONAL))
"""Each of them gives an overall rating; where none can be read, a person has to look."""

NEVER_AN_OUTCOME = frozenset(
    (
        DocumentType.THEMATIC,
        DocumentType.ANNUAL,
        DocumentType.SFO,
        DocumentType.GUIDANCE,
        DocumentType.ANNEXE,
        DocumentType.CONSULTATION,
    )
)
"""They use the four words, but never to rate one body."""

# The words of a title or of a taxonomy term; the first that fits decides. Editors choose the terms.
_NAMED = (
    (DocumentType.RELEASE, r"^press releases?$"),
    (DocumentType.ANNEXE, r"\bdata annexe?\b|\bannexe?s?\b|\bsupporting (?:information|data)\b"),
    (
        DocumentType.GUIDANCE,
        r"\bguidance\b|\bmanuals?\b|\bcarag\b|\brules and\b|\bhandbook\b|\bmethodology\b"
        r"|\bstandards? (?:framework|and ratings)\b|\bratings? characteristics\b",
    ),
    (DocumentType.CONSULTATION, r"\bconsultations?\b"),
    (DocumentType.ANNUAL, r"\bannual reports?\b"),
    (DocumentType.SFO, r"\bserious further offences?\b|\bsfos?\b"),
    (
        DocumentType.THEMATIC,
        r"\bthematics?\b|\bjoint targeted area\b|\bjtai\b|\bresearch\b|\beffective practice\b"
        r"|\bacademic insights\b",
    ),
    (DocumentType.DYNAMIC, r"\bdynamic inspections?\b"),
    (
        DocumentType.NATIONAL,
        r"^national inspection\b|\binspection of (?:the )?national\b|\bnational arrangements\b",
    ),
    (
        DocumentType.REPORT,
        r"\b(?:re-?)?inspections? of\b|\binspection reports?\b"
        r"|\b(?:pdu|region|services?|team) inspection\b",
    ),
)
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _NAMED)

_UNRATED = dict(_PATTERNS)[DocumentType.DYNAMIC]

# What the inspectorate tells of itself, and of inspections that are still to come.
_OWN_NEWS = re.compile(
    r"\bannounc\w+|\b(?:re-?)?appoint\w+|\bhighlights from\b|\bconsultation\b|\bframework\b"
    r"|\binspection programmes?\b|\bstrategic plan\b|\bblog\b|\bstatement\b|\brespon(?:se|ds?)\b"
    r"|\bupdate\b|\bguidance\b|\bmanual\b|\bvacanc\w+|\brecruit(?:s|ing) inspectors\b"
    r"|\bnew chief inspector\b|\bwill (?:begin|start|inspect)\b|\bto (?:begin|start) inspect\w+"
)
_SECTIONS = {
    "news": "news",
    "press-releases": "news",
    "consultation": "consultation",
    "document": "document",
    "inspections": "document",
    "uploads": "document",
}
_OPENING = 600
"""So many characters of a text are its opening."""


def document_type(
    url: str, title: str, labels: tuple[str, ...] = (), text: str = ""
) -> DocumentType | None:
    """A page of the inspectorate's -> its type; None where nothing tells.

    ``labels``: what the page calls itself, its post type first (empty where it says none), then
    its taxonomy terms.
    """
    section = _section(url, labels)
    if section == "consultation":
        return DocumentType.CONSULTATION
    name = _folded(title)
    kinds = tuple(map(_folded, labels))
    if section == "news":
        if _named(*kinds) is DocumentType.RELEASE:
            return DocumentType.RELEASE
        return DocumentType.NEWS if _OWN_NEWS.search(name) else DocumentType.RELEASE
    found = _named(name, *kinds)
    if found in {None, DocumentType.REPORT} and _UNRATED.search(opening(text)):
        return DocumentType.DYNAMIC
    return found or (DocumentType.OTHER if section else None)


def is_report_page(url: str) -> bool:
    """By its address alone: does it stand among the reports, not among the news?"""
    return _section(url, ()) == "document"


def is_news_page(url: str) -> bool:
    """By its address alone, too: is it a press release or another piece of news?"""
    return _section(url, ()) == "news"


def opening(text: str) -> str:
    """The first lines of a text, folded for comparing."""
    return _folded(text[:_OPENING])


def _section(url: str, labels: tuple[str, ...]) -> str | None:
    """By the path; a short link (``/?p=1039``) has none, there the page's own post type tells."""
    steps = (*urlsplit(url).path.lower().split("/"), *(label.lower() for label in labels[:1]))
    return next((_SECTIONS[step] for step in steps if step in _SECTIONS), None)


def _named(*names: str) -> DocumentType | None:
    return next((kind for kind, words in _PATTERNS if any(map(words.search, names))), None)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
