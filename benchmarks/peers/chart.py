"""The chart in ``docs/``: processor time for one feed, one block of bars for each round."""

from html import escape

from benchmarks.peers.figures import Figures, middle
from benchmarks.peers.press import Size
from benchmarks.peers.race import ROUNDS

_TITLES = {
    "first": "first round: all entries are new",
    "304": "nothing changed: 304",
    "same bytes": "nothing changed: the same bytes",
    "one new": "one new entry in every feed",
}
_COLOURS = {"ours": "#1d70b8"}
_OTHERS = "#b1b4b6"
_WIDTH, _LEFT, _ROW, _HEAD, _LONGEST = 720, 110, 22, 34, 500


def chart(figures: Figures, size: Size) -> str:
    """SVG. Each round has a scale of its own: its longest bar is as long as those of the others."""
    blocks = []
    top = 0
    for name in ROUNDS:
        spent = {
            who: middle(rounds[name]).cpu_s * 1000 / size.feeds for who, rounds in figures.items()
        }
        blocks.append(_block(_TITLES[name], spent, top))
        top += _HEAD + _ROW * len(spent)
    said = "Milliseconds of processor time for one feed, by round and program"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top + 10}" role="img" '
        f'aria-label="{said}" font-family="sans-serif" font-size="13">'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(blocks)}</svg>\n'
    )


def _block(title: str, spent: dict[str, float], top: int) -> str:
    longest = max(*spent.values(), 0.001)
    rows = "".join(
        _bar(who, value, value / longest, top + _HEAD + _ROW * nth)
        for nth, (who, value) in enumerate(spent.items())
    )
    return f'<text x="8" y="{top + 24}" font-weight="bold">{escape(title)}</text>{rows}'


def _bar(who: str, value: float, share: float, top: int) -> str:
    width, colour = max(1.0, share * _LONGEST), _COLOURS.get(who, _OTHERS)
    return (
        f'<text x="{_LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(who)}</text>'
        f'<rect x="{_LEFT}" y="{top + 3}" width="{width:.1f}" height="{_ROW - 8}" fill="{colour}"/>'
        f'<text x="{_LEFT + width + 6:.1f}" y="{top + 14}">{value:.2f} ms</text>'
    )
