"""The gazetteer, and a reader that knows it."""

from collections.abc import Mapping

from monitor import data
from monitor.data import provenance as shipped
from monitor.domain.body import Gazetteer
from monitor.domain.inspection import InspectionId
from monitor.domain.provenance import Provenance
from monitor.domain.reader import Reader


def reader() -> Reader:
    """A reader that knows the whole gazetteer; needs neither database nor web."""
    return Reader(data.gazetteer())


def gazetteer() -> Gazetteer:
    """All bodies we know."""
    return data.gazetteer()


def provenance() -> Mapping[InspectionId, Provenance]:
    """Of each inspection that came with the program, and of no other."""
    return shipped.provenance()
