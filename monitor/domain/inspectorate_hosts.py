"""Whose word an address is: the inspectorate's hosts, and those that hold its files.

https://github.com/ministryofjustice/hale-platform (``helm_deploy/wordpress/values.yaml``) and
https://github.com/ministryofjustice/hale-components (``inc/cloudfront.php``).
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from monitor.domain.article import Entry
from monitor.domain.plain_address import plain_address

TODAY = "hmiprobation.justiceinspectorates.gov.uk"
BEFORE_2025 = "justiceinspectorates.gov.uk"
_FILES = "cdn.websitebuilder.service.justice.gov.uk"
_FILES_BELOW = ".cloudfront.net"


def host_in(url: str) -> str:
    """Host and port in lower case, without ``www.``; empty for what is no address."""
    plain = plain_address(url)
    try:
        return (plain.host if plain else urlsplit(url).netloc).lower().removeprefix("www.")
    except ValueError:
        return ""


def is_own(url: str, home: str) -> bool:
    """May the page at ``url`` be taken for the inspectorate's word?

    ``home``: the address of an official source; its host is the inspectorate's, since the
    operator says so. The old host is shared with other inspectorates. Anything else, copies for
    testing included, is not.
    """
    host = host_in(url)
    if host in {TODAY, host_in(home)}:
        return bool(host)
    return host == BEFORE_2025 and urlsplit(url).path.startswith("/hmiprobation/")


def is_own_file(url: str, home: str) -> bool:
    """The same for a PDF file, which may lie on the site's delivery network as well."""
    if is_own(url, home):
        return True
    host = host_in(url)
    on_network = host == _FILES or host.endswith(_FILES_BELOW)
    return on_network and urlsplit(url).path.lower().endswith(".pdf")


def parted(entries: Iterable[Entry], home: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The inspectorate's own, and those that lead to somebody else."""
    ours: list[Entry] = []
    foreign: list[Entry] = []
    for entry in entries:
        (ours if is_own_file(entry.url, home) else foreign).append(entry)
    return tuple(ours), tuple(foreign)
