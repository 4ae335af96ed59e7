"""How much speaks for a rating as news: run ``make weights`` after the reader's rules have changed.

Fits the weights of ``monitor/domain/reader/verdict/news.py`` to the labelled articles that rules
may be tuned on (never to those held out) by logistic regression, and prints them beside those in
use, with eight-fold cross-validation. An error on what is no news counts twice. Weights that were
set by hand stay as they are: such stories are too few to teach how much they should count.
"""

import json
import math
from collections.abc import Sequence
from pathlib import Path

from monitor import data
from monitor.domain.reader import Names, Reader
from monitor.domain.reader.verdict import category, news
from monitor.domain.reading import Story

GOLDEN = Path(__file__).parent.parent / "tests" / "corpus" / "golden.jsonl"
RIDGE = 1.0
FOLDS = 8
STEPS = 50
BY_HAND = frozenset(name for name, weight in news.WEIGHTS.items() if abs(weight) >= 2.0)
CHANCES = (0.5, 0.6, 0.7)

Row = tuple[list[float], float]


def main() -> None:
    """Print the table."""
    rows = examples()
    chances = crossed(rows)
    print(f"{len(rows)} stories with ratings, {sum(right for _, right in rows):.0f} of them news")
    for limit in CHANCES:
        print(f"  from {limit} on: {measured(rows, chances, limit)}")
    weights, bias = fitted(rows)
    print(f"\n{'':34}fitted  in use")
    for name, weight in zip(news.FEATURES, weights, strict=True):
        print(f"{name:34}{weight:6.1f}{news.WEIGHTS[name]:8.1f}")
    print(f"{'bias':34}{bias:6.1f}{news.BIAS:8.1f}")


def examples() -> list[Row]:
    """Of each story that the weights decide: its features, and 1 where it is news."""
    read = Reader(Names(data.gazetteer()), data.programmes())
    rows: list[Row] = []
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        evidence = read.evidence(Story(item["title"], item["text"], item["url"], None))
        if category.is_weighed(evidence):
            found = [float(feature(evidence)) for feature in news.FEATURES.values()]
            rows.append((found, float(item["gold"]["relevant"])))
    return rows


def fitted(rows: Sequence[Row]) -> tuple[list[float], float]:
    """Newton's method. Weights set by hand keep their values; only the others are found."""
    names = list(news.FEATURES)
    free = [at for at, name in enumerate(names) if name not in BY_HAND]
    given = [news.WEIGHTS[name] if name in BY_HAND else 0.0 for name in names]
    cases = [
        ([*(found[at] for at in free), 1.0], _dot(found, given), right) for found, right in rows
    ]
    at_hand = [0.0] * (len(free) + 1)
    for _ in range(STEPS):
        at_hand = [w - step for w, step in zip(at_hand, _step(cases, at_hand), strict=True)]
    for at, weight in zip(free, at_hand, strict=False):
        given[at] = weight
    return given, at_hand[-1]


def _step(cases: list[tuple[list[float], float, float]], weights: list[float]) -> list[float]:
    size = len(weights)
    slope = [RIDGE * w for w in weights[:-1]] + [0.0]
    bend = [[(RIDGE if i == j else 0.0) for j in range(size)] for i in range(size)]
    for found, base, right in cases:
        counts = 1.0 if right else 2.0
        chance = _chance(base + _dot(found, weights))
        lean = counts * chance * (1 - chance)
        for i, one in enumerate(found):
            if one:
                slope[i] += counts * (chance - right) * one
                bend[i] = [b + lean * one * other for b, other in zip(bend[i], found, strict=True)]
    return _solved(bend, slope)


def _solved(matrix: list[list[float]], values: list[float]) -> list[float]:
    """Gaussian elimination with the largest pivot."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(size):
            if other != at and rows[other][at]:
                share = rows[other][at]
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def crossed(rows: Sequence[Row]) -> list[float]:
    """The chance of each story by weights that were fitted without it."""
    chances = [0.0] * len(rows)
    for fold in range(FOLDS):
        weights, bias = fitted([row for at, row in enumerate(rows) if at % FOLDS != fold])
        for at in range(fold, len(rows), FOLDS):
            chances[at] = _chance(bias + _dot(rows[at][0], weights))
    return chances


def measured(rows: Sequence[Row], chances: Sequence[float], limit: float) -> str:
    """Precision and recall where a story counts as news from this chance on."""
    news_told = sum(right for (_, right), c in zip(rows, chances, strict=True) if c >= limit)
    told = sum(c >= limit for c in chances)
    wanted = sum(right for _, right in rows)
    return f"precision {news_told / told:.3f}, recall {news_told / wanted:.3f}"


def _dot(some: Sequence[float], others: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(some, others, strict=True))


def _chance(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


if __name__ == "__main__":
    main()
