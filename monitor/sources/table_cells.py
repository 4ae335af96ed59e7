"""Tables of a page -> the table of ratings among them.

Expected as a core table block, ``figure.wp-block-table > table`` with ``th[scope=col]``:
https://github.com/ministryofjustice/hale-components (``inc/blocks.php``).
"""

from bs4 import Tag

from monitor.domain.pages.table_parser import ratings_table
from monitor.domain.ratings_table import RatingsTable
from monitor.sources.markup import line_of

Rows = list[tuple[str, ...]]


def table_in(node: Tag) -> RatingsTable | None:
    """The ratings of all tables that hold some, taken as one; None where no table does."""
    tables = [_rows(table) for table in node.select("table") if table.find("table") is None]
    told = [rows for rows in tables if ratings_table(rows)]
    return ratings_table(row for rows in told for row in rows)


def _rows(table: Tag) -> Rows:
    return [
        tuple(line_of(cell) for cell in row.find_all(["td", "th"])) for row in table.select("tr")
    ]
