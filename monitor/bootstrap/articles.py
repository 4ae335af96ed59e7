"""A page somewhere -> the story in it."""

from collections.abc import Mapping
from pathlib import Path

from monitor.bootstrap.channels import open_web
from monitor.bootstrap.settings import read_config
from monitor.domain.article import Page, Validators
from monitor.domain.london import london_day
from monitor.domain.reading import Story
from monitor.service.whole_page import whole_page
from monitor.sources import PARSERS
from monitor.web import named_inner


def story_at(url: str, folder: Path, env: Mapping[str, str]) -> Story:
    """The article behind an address. Raises ConfigError, FetchError, ParseError.

    Without a configuration in the folder the site is asked without a contact.
    """
    configured = (folder / "monitor.toml").exists()
    contact = read_config(folder, env).contact if configured else ""
    return _story(whole_page(open_web(contact, named_inner((url,))), url))


def story_in(html: bytes, place: str) -> Story:
    """The article in a saved web page. Raises ParseError."""
    return _story(Page(place, html, "text/html", Validators()))


def _story(page: Page) -> Story:
    text = PARSERS["feed"].page_text(page)
    day = london_day(text.published) if text.published else None
    return Story(text.title, text.text, page.url, day)
