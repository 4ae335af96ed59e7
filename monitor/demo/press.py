"""What a newspaper prints."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PressStory:
    """One article. ``comments``: what readers wrote under it, which is none of our business."""

    slug: str
    headline: str
    standfirst: str
    paragraphs: tuple[str, ...]
    published: datetime
    comments: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where the article stands on the paper's site."""
        return f"/news/{self.slug}"
