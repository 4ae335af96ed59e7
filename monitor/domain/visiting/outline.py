"""A feed as it stands in a feed reader's list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """``folders``: those it lies in, from outside in. ``categories``: what it is labelled with."""

    title: str
    url: str
    folders: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
