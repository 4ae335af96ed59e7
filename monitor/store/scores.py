"""A score is two columns, both empty or neither."""

from sqlalchemy import RowMapping

from monitor.domain.rating import Rating, Score
from monitor.store.engine.insert import Row


def score_row(score: Score | None) -> Row:
    """The columns ``points`` and ``out_of``."""
    if score is None:
        return {"points": None, "out_of": None}
    return {"points": score.points, "out_of": score.out_of}


def score_of(row: RowMapping) -> Score | None:
    """The way back."""
    return None if row["points"] is None else Score(row["points"], row["out_of"])


def rating_of(number: int | None) -> Rating | None:
    """None stays None."""
    return None if number is None else Rating(number)
