"""What a page of the inspectorate may tell: by the sort of page, and by its table of ratings.

The table beats what was read in the text around it.
"""

from dataclasses import replace
from datetime import date

from monitor.domain.article import Article
from monitor.domain.body import BodyKind
from monitor.domain.document import NEVER_AN_OUTCOME, RATING_REPORTS
from monitor.domain.ledger.withdrawal import says_withdrawn
from monitor.domain.london import london_day
from monitor.domain.pages.table_checks import checked
from monitor.domain.programme import Programme
from monitor.domain.ratings_table import RatingsTable
from monitor.domain.reading import Category, Finding, Reading

_UNREAD = "a report of an inspection, but no overall rating can be read in it"


def official_word(article: Article, reading: Reading, programmes: tuple[Programme, ...]) -> Reading:
    """Reading of an official article -> the reading that is compared with the ledger.

    Guidance, data, reports on many bodies and what is withdrawn rate nobody. A report of an
    inspection that gives no readable rating, since the rating programmes began, asks a person: its
    programme may be new.
    """
    if words := says_withdrawn(article.title, article.text):
        return _rating_nobody(reading, f"the page says: “{words}”")
    if article.document in NEVER_AN_OUTCOME:
        return _rating_nobody(reading, f"{article.document}: rates no single body")
    day = london_day(article.dated)
    told = settled(reading, article.table, day, programmes) if article.table else reading
    rated_then = any(p.rates and p.published_from <= day for p in programmes)
    silent = not (told.relevant or told.doubts)
    if article.document in RATING_REPORTS and silent and rated_then:
        return _doubtful(told, (_UNREAD,))
    return told


def _rating_nobody(reading: Reading, reason: str) -> Reading:
    mentions = (*reading.findings, *reading.mentions)
    category = Category.RATING_MENTION if mentions else Category.REPORT_NO_RATING
    return Reading(category, (), mentions, (reason, *reading.reasons))


def settled(
    reading: Reading, table: RatingsTable, day: date, programmes: tuple[Programme, ...]
) -> Reading:
    """Reading of an official page and its table -> the reading that is compared with the ledger.

    Overall rating, score and standards of the table go to the one body that the text reports on.
    A table that contradicts the text or itself makes the finding doubtful; a standard that cannot
    be read, or that is new to us, is left out and asks a person, and the rating stands. Where a
    rating is shown without words, nobody is asked as long as the overall rating is stated.
    """
    if len(reading.findings) != 1:
        return _doubtful(reading, (_whose(reading, table),))
    (finding,) = reading.findings
    programme = _programme(finding.kind, day, table, programmes)
    if programme is None:
        return _doubtful(reading, (f"a table of ratings, but no programme for {finding.body}",))
    check = checked(table, programme)
    stated = finding.overall or table.overall
    borne = [fault for fault in check.faults if fault.missing and stated]
    asked = [fault for fault in check.faults if fault not in borne]
    grave = tuple(str(fault) for fault in asked if fault.grave)
    slight = tuple(str(fault) for fault in asked if not fault.grave)
    told = replace(
        _filled(finding, table),
        standards=check.standards,
        fieldwork=table.fieldwork,
        doubt=_doubt(finding, table, grave),
    )
    category = Category.RATING_REPORT if table.overall else reading.category
    reasons = (*reading.reasons, *map(str, borne))
    settled_by = replace(reading, category=category, findings=(told,), reasons=reasons)
    return _doubtful(settled_by, slight)


def _whose(reading: Reading, table: RatingsTable) -> str:
    overall = f" ({table.overall.label})" if table.overall else ""
    if reading.findings:
        names = ", ".join(finding.body for finding in reading.findings)
        return f"one table of ratings{overall}, but several bodies: {names}"
    return f"a table of ratings{overall}, but no body that it is about"


def _doubtful(reading: Reading, doubts: tuple[str, ...]) -> Reading:
    return replace(reading, doubts=(*reading.doubts, *doubts))


def _programme(
    kind: BodyKind | None, day: date, table: RatingsTable, programmes: tuple[Programme, ...]
) -> Programme | None:
    """The newest that knows all the standards: reports appear after their rules were replaced."""
    begun = [p for p in programmes if p.kind is kind and p.rates and p.published_from <= day]
    newest_first = sorted(begun, key=lambda p: p.published_from, reverse=True)
    fitting = (p for p in newest_first if _knows_all(p, table))
    return next(fitting, newest_first[0] if newest_first else None)


def _knows_all(programme: Programme, table: RatingsTable) -> bool:
    return all(programme.standard(each.number, each.name) for each in table.standards)


def _filled(finding: Finding, table: RatingsTable) -> Finding:
    return replace(
        finding, overall=table.overall or finding.overall, score=table.score or finding.score
    )


def _doubt(finding: Finding, table: RatingsTable, grave: tuple[str, ...]) -> str | None:
    """The text's own doubt is over where the table states what the text did not."""
    stated = finding.body_id is not None and finding.overall is None and table.overall
    reasons = [finding.doubt] if finding.doubt and not stated else []
    if finding.overall and table.overall and finding.overall is not table.overall:
        reasons.append(
            f"the text says {finding.overall.label}, the table of ratings {table.overall.label}"
        )
    if finding.score and table.score and finding.score != table.score:
        reasons.append(f"the text says {finding.score}, the table of ratings {table.score}")
    return "; ".join([*reasons, *grave]) or None
