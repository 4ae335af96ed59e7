"""Which colour a tone has in a mail."""

from dataclasses import dataclass

from monitor.notify.message import Tone


@dataclass(frozen=True, slots=True)
class Colours:
    """Of one tone, on white and on black; each at least 4.5 : 1 there (WCAG 2.2, 1.4.3)."""

    light: str
    dark: str


COLOURS = {
    Tone.BETTER: Colours("#18743a", "#5ed28a"),
    Tone.WORSE: Colours("#b3261e", "#ff8f87"),
    Tone.SAME: Colours("#2258a8", "#86b6ff"),
    Tone.FIRST: Colours("#0b6b7a", "#5fd0e2"),
    Tone.CORRECTION: Colours("#7a3ea8", "#d3a4f7"),
    Tone.UNRATED: Colours("#4a5a2f", "#b9cf8f"),
    Tone.REVIEW: Colours("#8a5a00", "#f2be5c"),
    Tone.FOLLOW_UP: Colours("#4a5a2f", "#b9cf8f"),
    Tone.TROUBLE: Colours("#b3261e", "#ff8f87"),
    Tone.RELIEF: Colours("#18743a", "#5ed28a"),
    Tone.TEST: Colours("#56606b", "#b6c0cb"),
}
