"""A body's ratings in the room of a word."""

from monitor.domain.ledger.standing import Standing

WIDTH, HEIGHT = 64, 18
_EDGE, _LEVEL = 3, 4


def spark(standing: Standing) -> tuple[tuple[float, float], ...]:
    """Points from left to right, one for each rating that counts; the better, the higher."""
    rated = [each.rating for each in standing.rated if each.rating]
    step = (WIDTH - 2 * _EDGE) / max(1, len(rated) - 1)
    return tuple(
        (round(_EDGE + number * step, 1), HEIGHT - _EDGE - _LEVEL * (rating - 1))
        for number, rating in enumerate(rated)
    )
