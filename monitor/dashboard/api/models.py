"""What the API answers with. Fields are added, never changed or taken away."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Word = Literal["Outstanding", "Good", "Requires improvement", "Inadequate"]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class BodyModel(_Answer):
    """A body and where it stands."""

    id: str
    name: str
    short_name: str
    kind: Literal["crc", "nps_division", "region", "pdu", "yjs", "national"]
    region: str | None = Field(description="The id of its probation region.")
    nation: str | None
    active_from: str | None = Field(description="YYYY, YYYY-MM or YYYY-MM-DD.")
    active_to: str | None
    rating: Word | None = Field(description="The one that counts today.")
    rated: str | None = Field(description="When its report came out, as exactly as is known.")
    score: int | None
    max_score: int | None
    direction: Literal["improved", "declined", "unchanged"] | None
    inspection: str | None = Field(description="The id of the inspection that counts.")
    page: str


class StandardModel(_Answer):
    """A part of an inspection that is rated by itself."""

    number: str | None
    name: str
    rating: Word


class InspectionModel(_Answer):
    """One inspection as it stands in the ledger."""

    id: str
    body: str
    body_name: str
    kind: str
    region: str | None
    programme: str
    published: str = Field(description="YYYY, YYYY-MM, YYYY-MM-DD, or two with a slash between.")
    published_first: date
    published_last: date
    rating: Word | None
    score: int | None
    max_score: int | None
    direction: Literal["improved", "declined", "unchanged"] | None
    counts: bool = Field(description="Is this the body's rating of today?")
    status: Literal["unconfirmed", "confirmed", "corrected", "withdrawn", "retracted"]
    authority: Literal["official", "press"]
    report_url: str | None
    fieldwork: str | None
    standards: tuple[StandardModel, ...]
    recorded_at: datetime
    page: str


class EvidenceModel(_Answer):
    """What one article says about an inspection."""

    title: str
    source: str
    url: str
    published: datetime | None
    read_at: datetime
    authority: Literal["official", "press"]
    rating: Word
    quote: str
    confidence: float = Field(ge=0, le=1)


class InspectionWithEvidence(InspectionModel):
    """The same, with all that speaks for it."""

    evidence: tuple[EvidenceModel, ...]


class EventModel(_Answer):
    """What changed in the ledger."""

    id: str
    kind: str
    at: datetime
    body: str | None
    body_name: str
    inspection: str | None
    rating: Word | None
    earlier_rating: Word | None
    headline: str
    quote: str
    confidence: float = Field(ge=0, le=1)
    article_url: str
    report_url: str | None


class SourceModel(_Answer):
    """How a source stands."""

    name: str
    kind: str
    url: str
    state: str
    failures: int
    last_good_at: datetime | None
    next_due_at: datetime | None
    reason: str | None


class DeliveryModel(_Answer):
    """An alert on its way. To whom it goes is not told."""

    id: str
    channel: str
    state: Literal["pending", "sent", "dead", "folded"]
    attempts: int
    due_at: datetime
    sent_at: datetime | None
    events: tuple[str, ...]


class Bodies(_Answer):
    """``next``: the address of those that follow; None at the end."""

    items: tuple[BodyModel, ...]
    next: str | None


class Inspections(_Answer):
    """See ``Bodies``."""

    items: tuple[InspectionModel, ...]
    next: str | None


class Events(_Answer):
    """See ``Bodies``."""

    items: tuple[EventModel, ...]
    next: str | None


class Sources(_Answer):
    """Those that are on, by name."""

    items: tuple[SourceModel, ...]
    next: str | None


class Deliveries(_Answer):
    """The newest."""

    items: tuple[DeliveryModel, ...]


class Fault(_Answer):
    """Why not."""

    detail: str
