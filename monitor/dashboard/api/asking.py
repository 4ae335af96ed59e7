"""How the API may be asked: the filters of each list."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from monitor.domain.body import Body, BodyKind
from monitor.domain.event import EventKind
from monitor.domain.rating import Rating

Id = Annotated[str, Field(max_length=200)]


class _Asked(BaseModel):
    """``after``: the id after which to go on, as ``next`` of the answer before has it."""

    model_config = ConfigDict(frozen=True)

    region: Id = Field("", description="The id of a probation region.")
    limit: int = Field(100, ge=1, le=200, description="So many at most.")
    after: Id = Field("", description="The id after which to go on.")

    def is_within(self, body: Body) -> bool:
        """Is it of the region asked for, or that itself?"""
        return self.region in {"", body.region, body.id}


class AskedSources(BaseModel):
    """Which part of a long list. ``after``: the name after which to go on, as ``next`` has it."""

    model_config = ConfigDict(frozen=True)

    limit: int = Field(1000, ge=1, le=1000, description="So many at most.")
    after: Id = Field("", description="The name after which to go on.")


class AskedRated(_Asked):
    """Filters of what is rated."""

    kind: BodyKind | None = Field(None, description="Only bodies of this kind.")
    rating: Literal["outstanding", "good", "requires_improvement", "inadequate"] | None = None

    def fits(self, body: Body, rating: Rating | None) -> bool:
        """A body, and how it is rated."""
        wanted = Rating[self.rating.upper()] if self.rating else None
        return self.kind in {None, body.kind} and wanted in {None, rating} and self.is_within(body)


class AskedInspections(AskedRated):
    """Filters of inspections."""

    body: Id = Field("", description="The id of a body.")


class AskedEvents(_Asked):
    """Filters of events."""

    body: Id = Field("", description="The id of a body.")
    kind: EventKind | None = Field(None, description="Only events of this kind.")
