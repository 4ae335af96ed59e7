"""When a story appeared."""

import re

from monitor.domain.reading import Story

# Papers and the inspectorate's old site put the year into their addresses.
_IN_ADDRESS = re.compile(r"/(20[0-3]\d)/")


def year(story: Story) -> int | None:
    """Year in which a story appeared, by its date or else by its address; None if neither tells."""
    if story.published is not None:
        return story.published.year
    found = _IN_ADDRESS.search(story.url or "")
    return int(found.group(1)) if found else None
