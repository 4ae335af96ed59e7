"""The story that is played: the bodies are real, what happens to them is invented."""

from monitor.demo.story import later, monday, thursday, tuesday, wednesday

DAYS = (
    monday.DAY,
    tuesday.DAY,
    wednesday.DAY,
    thursday.DAY,
    later.FRIDAY,
    later.SATURDAY,
    later.SUNDAY,
)

__all__ = ["DAYS"]
