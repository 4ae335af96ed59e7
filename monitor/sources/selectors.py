"""Are an operator's CSS selectors such as can be used at all?"""

from collections.abc import Iterator
from dataclasses import asdict

import soupsieve

from monitor.domain.source import Selectors


def faults(selectors: Selectors) -> Iterator[str]:
    """``selectors.link: …``, one for each that cannot be read."""
    if selectors == Selectors():  # as most of ten thousand sources have it
        return
    for name, css in asdict(selectors).items():
        try:
            soupsieve.compile(css or "a")
        except soupsieve.SelectorSyntaxError as error:
            yield f"selectors.{name}: {css!r} is no CSS selector: {str(error).splitlines()[0]}"
