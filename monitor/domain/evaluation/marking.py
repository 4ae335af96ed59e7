"""Hold what was read against the label: hits, misses and false pairs of one article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from monitor.domain.evaluation.labels import BodyLabel, Labelled
from monitor.domain.reading import Finding, Reading

FIELDS = ("previous_rating", "direction", "score")

_GENERIC = re.compile(
    r"\b(?:probation delivery unit|probation service|community rehabilitation company"
    r"|national probation service|youth justice service|youth offending (?:service|team)"
    r"|pdu|crc|nps|yjs|yos|yot|division|region|council|the|and|of|on|city)s?\b"
)


@dataclass(frozen=True, slots=True)
class FieldMark:
    """Was one field of a found body right? ``stated``: the label has a value for it."""

    field: str
    right: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """How one article was read.

    ``hits``, ``misses``: primary bodies found with the right rating, or not. ``false``: findings
    that no label allows. ``sureness``: for each finding with a rating its confidence and whether
    it was right. ``faults``: every miss in words.
    """

    article: Labelled
    called_relevant: bool
    category_right: bool
    hits: int
    misses: int
    false: int
    fields: tuple[FieldMark, ...]
    sureness: tuple[tuple[float, bool], ...]
    faults: tuple[str, ...]


def mark(article: Labelled, reading: Reading) -> Marks:
    """One article, one reading -> its marks. Findings count only where it was called relevant."""
    findings = reading.findings if reading.relevant else ()
    rated = tuple(finding for finding in findings if finding.overall)
    primary = article.primary if article.relevant else ()
    pairs = tuple((label, _found(label, findings)) for label in primary)
    hits = [label for label, finding in pairs if finding and _rating_right(label, finding)]
    wrong = tuple(f for f in rated if not _allowed(article, f))
    return Marks(
        article=article,
        called_relevant=reading.relevant,
        category_right=reading.category in article.categories,
        hits=len(hits),
        misses=len(pairs) - len(hits),
        false=len({(f.body_id or f.body, f.overall) for f in wrong}),
        fields=tuple(chain.from_iterable(_fields(*pair) for pair in pairs)),
        sureness=tuple((f.confidence, f not in wrong) for f in rated),
        faults=tuple(_faults(article, reading, pairs, wrong)),
    )


def _found(label: BodyLabel, findings: Iterable[Finding]) -> Finding | None:
    same = [finding for finding in findings if _same_body(label, finding)]
    right = [finding for finding in same if _rating_right(label, finding)]
    return next(iter(right or same), None)


def _same_body(label: BodyLabel, finding: Finding) -> bool:
    known = tuple(filter(None, label.body_id))
    if finding.body_id or known:
        return finding.body_id in known
    return _folded(label.name) == _folded(finding.body) and finding.kind in label.kind


def _folded(name: str) -> tuple[str, ...]:
    words = re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and "))
    return tuple(sorted(_GENERIC.sub(" ", words).split()))


def _rating_right(label: BodyLabel, finding: Finding) -> bool:
    return (finding.overall.label if finding.overall else None) in label.overall_rating


def _allowed(article: Labelled, finding: Finding) -> bool:
    optional = (*article.optional, *(body for body in article.bodies if not body.primary))
    if any(_same_body(label, finding) for label in optional):
        return True
    primary = article.primary if article.relevant else ()
    return any(_same_body(b, finding) and _rating_right(b, finding) for b in primary)


def _fields(label: BodyLabel, finding: Finding | None) -> Iterable[FieldMark]:
    if finding is None:
        return
    for field in FIELDS:
        stated = getattr(label, field)[0] is not None
        yield FieldMark(field, _field_right(field, label, finding), stated)


def _field_right(field: str, label: BodyLabel, finding: Finding) -> bool:
    if field == "previous_rating":
        said = finding.previous.label if finding.previous else None
        return said in label.previous_rating
    if field == "direction":
        return (finding.direction.value if finding.direction else None) in label.direction
    points = finding.score.points if finding.score else None
    most = finding.score.out_of if finding.score else None
    return points in label.score and most in label.max_score


def _faults(
    article: Labelled,
    reading: Reading,
    pairs: tuple[tuple[BodyLabel, Finding | None], ...],
    wrong: tuple[Finding, ...],
) -> Iterable[str]:
    if reading.relevant and not article.relevant:
        yield f"false alarm: is {article.categories[0]}"
    if article.relevant and not reading.relevant:
        yield f"missed: called {reading.category} ({'; '.join(reading.reasons)})"
    for label, finding in pairs:
        yield from _pair_faults(label, finding)
    for finding in wrong:
        yield f"false pair: {finding.body}: {finding.overall.label if finding.overall else '-'}"


def _pair_faults(label: BodyLabel, finding: Finding | None) -> Iterable[str]:
    if finding is None:
        yield f"not found: {label.name}: {label.overall_rating[0]}"
        return
    if not _rating_right(label, finding):
        said = finding.overall.label if finding.overall else "nothing"
        yield f"wrong rating: {label.name}: {said}, not {label.overall_rating[0]}"
    for field in FIELDS:
        if not _field_right(field, label, finding):
            yield f"wrong {field}: {label.name}: not {getattr(label, field)[0]}"
