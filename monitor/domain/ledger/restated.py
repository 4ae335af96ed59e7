"""What a report says of other bodies than its own: it was told in their own reports.

The reports on regions of the Probation Service open with the ratings of the delivery units that
were inspected for them, some of them months before.
"""

from dataclasses import replace

from monitor.domain.article import Article
from monitor.domain.body import BodyId
from monitor.domain.document import RATING_REPORTS
from monitor.domain.reading import Reading


def of_its_own(article: Article, reading: Reading, named: tuple[BodyId, ...]) -> Reading:
    """Reading of a report -> the same with what it says of other bodies among the mentions.

    ``named``: the bodies in its title. Where the title names none that the text rates, nobody can
    tell whose report it is, and the reading stays as it is; so does that of any other page.
    """
    own = tuple(each for each in reading.findings if each.body_id in named)
    others = tuple(each for each in reading.findings if each.body_id not in named)
    if article.document not in RATING_REPORTS or not own or not others:
        return reading
    reason = f"not what this report is on: {', '.join(each.body for each in others)}"
    return replace(
        reading,
        findings=own,
        mentions=(*others, *reading.mentions),
        reasons=(*reading.reasons, reason),
    )
