"""A page asked for without conditions: it comes whole, or there is a fault."""

from monitor.domain.article import Page
from monitor.errors import FetchError
from monitor.service.ports import Web


def whole_page(web: Web, url: str) -> Page:
    """Raises FetchError, also where it is called "not modified" though we sent no validators."""
    page = web.get(url)
    if page is None:
        raise FetchError(url, "the server said that nothing changed", transient=True)
    return page
