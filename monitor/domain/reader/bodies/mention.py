"""One place in a sentence where a body is named, or a noun stands for one."""

from dataclasses import dataclass

from monitor.domain.body import BodyId
from monitor.domain.reader.bodies.naming import Named


@dataclass(frozen=True, slots=True)
class Mention:
    """``start`` and ``end`` count in the sentence.

    ``body`` None with a ``name``: a name that the gazetteer lacks, or (PROBATION) that may be one
    of several. Without a name: a noun such as "the CRC". ``where``: key of the place named.
    ``place``: named by nothing but a place, as "Derby" for its service.
    """

    start: int
    end: int
    named: Named
    body: BodyId | None = None
    name: str = ""
    where: tuple[str, ...] = ()
    exact: bool = True
    plural: bool = False
    place: bool = False
