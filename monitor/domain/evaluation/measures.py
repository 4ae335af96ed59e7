"""Marks of many articles -> the measures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.domain.evaluation.marking import FIELDS, Marks


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one group of articles. ``*_stated``: only where the label has a value."""

    articles: int
    relevance_precision: Share
    relevance_recall: Share
    category: Share
    pairs_precision: Share
    pairs_recall: Share
    fields: Mapping[str, Share]
    fields_stated: Mapping[str, Share]
    false_alarms: int

    @property
    def pairs_f1(self) -> float | None:
        """The harmonic mean of precision and recall of the pairs."""
        return _f1(self.pairs_precision.value, self.pairs_recall.value)


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of one range of confidence: how many, how sure on average, how many right."""

    low: float
    high: float
    findings: int
    mean_confidence: float
    right: Share


def measure(marks: Iterable[Marks]) -> Measures:
    """All measures of a group."""
    group = tuple(marks)
    called = [m for m in group if m.called_relevant]
    relevant = [m for m in group if m.article.relevant]
    both = sum(m.article.relevant for m in called)
    hits = sum(m.hits for m in group)
    return Measures(
        articles=len(group),
        relevance_precision=Share(both, len(called)),
        relevance_recall=Share(both, len(relevant)),
        category=Share(sum(m.category_right for m in group), len(group)),
        pairs_precision=Share(hits, hits + sum(m.false for m in group)),
        pairs_recall=Share(hits, hits + sum(m.misses for m in group)),
        fields={field: _field_share(group, field, stated=False) for field in FIELDS},
        fields_stated={field: _field_share(group, field, stated=True) for field in FIELDS},
        false_alarms=len(called) - both,
    )


def by_category(marks: Iterable[Marks]) -> dict[str, Measures]:
    """Measures for each category."""
    return _grouped((mark.article.categories[0].value, mark) for mark in marks)


def by_kind(marks: Iterable[Marks]) -> dict[str, Measures]:
    """Measures for each kind of body; an article with two kinds counts for both."""
    return _grouped(
        (str(kind), mark)
        for mark in marks
        for kind in sorted({str(body.kind[0]) for body in mark.article.primary})
    )


def by_trap(marks: Iterable[Marks]) -> dict[str, Measures]:
    """Measures for each trap that the corpus names."""
    return _grouped((trap, mark) for mark in marks for trap in mark.article.traps)


def reliability(marks: Iterable[Marks], width: float = 0.1) -> tuple[Bin, ...]:
    """Is a finding of 90 % right nine times in ten? Empty ranges are left out."""
    pairs = [pair for mark in marks for pair in mark.sureness]
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        bins[min(int(confidence / width), round(1 / width) - 1)].append((confidence, right))
    return tuple(
        Bin(
            low=number * width,
            high=(number + 1) * width,
            findings=len(found),
            mean_confidence=sum(confidence for confidence, _ in found) / len(found),
            right=Share(sum(right for _, right in found), len(found)),
        )
        for number, found in sorted(bins.items())
    )


def _grouped(pairs: Iterable[tuple[str, Marks]]) -> dict[str, Measures]:
    groups: dict[str, list[Marks]] = defaultdict(list)
    for name, mark in pairs:
        groups[name].append(mark)
    return {name: measure(group) for name, group in sorted(groups.items())}


def _field_share(group: Iterable[Marks], field: str, *, stated: bool) -> Share:
    found = [f for m in group for f in m.fields if f.field == field and (f.stated or not stated)]
    return Share(sum(f.right for f in found), len(found))


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
