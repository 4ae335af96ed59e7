"""The gazetteer, and a reader that knows it."""

from collections.abc import Mapping
from functools import cache

from monitor import data
from monitor.data import provenance as shipped
from monitor.domain.body import Gazetteer, region_names
from monitor.domain.inspection import InspectionId
from monitor.domain.pages.named_bodies import NamedBodies
from monitor.domain.provenance import Provenance
from monitor.domain.reader import Names, Reader


@cache
def names() -> Names:
    """All names of all bodies, arranged once for everybody who looks them up."""
    return Names(data.gazetteer())


def reader() -> Reader:
    """A reader that knows the whole gazetteer; needs neither database nor web."""
    return Reader(names(), data.programmes())


def named_bodies() -> NamedBodies:
    """What tells the bodies that a title names."""
    return NamedBodies(names())


def gazetteer() -> Gazetteer:
    """All bodies we know."""
    return data.gazetteer()


def regions() -> tuple[str, ...]:
    """The names of the areas."""
    return region_names(data.gazetteer())


def provenance() -> Mapping[InspectionId, Provenance]:
    """Of each inspection that came with the program, and of no other."""
    return shipped.provenance()
