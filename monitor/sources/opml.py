"""OPML 2.0 (http://opml.org/spec2.opml): lists of feeds, as feed readers give and take them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime
from itertools import groupby
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from monitor.domain.article import Page, Validators
from monitor.domain.visiting.outline import Outline
from monitor.errors import DataError
from monitor.sources.decoding import text_of
from monitor.sources.plain_xml import XmlError, root_of

_LARGEST = 5_000_000  # bytes; ten thousand feeds are two million
_BETWEEN_CATEGORIES = ","
_TITLE = "Probation Monitor: sources"


def read(name: str, body: bytes) -> tuple[Outline, ...]:
    """All feeds of a list, in its order. ``name``: of the file, for faults. Raises DataError.

    A document that declares a type or entities is refused: see ``plain_xml``.
    """
    if len(body) > _LARGEST:
        raise DataError(f"{name}: is larger than {_LARGEST // 1_000_000} MB")
    root = _root(name, text_of(Page(name, body, "", Validators())))
    return tuple(_outlines(root))


def written(outlines: Iterable[Outline], now: datetime) -> bytes:
    """A list with a folder for each outermost one; deeper ones are not written.

    A category with a comma is left out: commas part them.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _TITLE
    etree.SubElement(head, "dateCreated").text = format_datetime(now, usegmt=True)
    body = etree.SubElement(root, "body")
    in_order = sorted(outlines, key=_folder)
    for folder, inside in groupby(in_order, key=_folder):
        holder = etree.SubElement(body, "outline", text=folder) if folder else body
        for each in inside:
            etree.SubElement(holder, "outline", _attributes(each))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _root(name: str, text: str) -> Any:
    try:
        root = root_of(text)
    except XmlError as fault:
        where = f", line {fault.line}" if fault.line else ""
        raise DataError(f"{name}{where}: {fault}") from fault
    if str(root.tag).lower() != "opml":
        raise DataError(f"{name}: is no OPML; its outermost tag must be <opml>")
    return root


def _outlines(root: Any) -> Iterator[Outline]:
    for node in root.iter("outline"):
        told = _told(node)
        url = told.get("xmlurl", "")
        if url:
            above = [_told(one).get("text", "") for one in node.iterancestors("outline")]
            title = told.get("text") or told.get("title") or url
            yield Outline(title, url, _each(reversed(above)), _categories(told.get("category", "")))


def _told(node: Any) -> dict[str, str]:
    """Attributes by small letters, since readers write xmlUrl in several ways."""
    return {str(key).lower(): _plain(str(value)) for key, value in node.attrib.items()}


def _categories(given: str) -> tuple[str, ...]:
    """``/Local/Kent,Press`` -> Local/Kent, Press."""
    return _each(each.strip().strip("/") for each in given.split(_BETWEEN_CATEGORIES))


def _each(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, labels)))


def _attributes(each: Outline) -> dict[str, str]:
    title = _plain(each.title)
    found = {"type": "rss", "text": title, "title": title, "xmlUrl": each.url}
    told = [_plain(each) for each in each.categories if _BETWEEN_CATEGORIES not in each]
    return found | ({"category": _BETWEEN_CATEGORIES.join(told)} if told else {})


def _folder(each: Outline) -> str:
    return _plain(each.folders[0]) if each.folders else ""


def _plain(text: str) -> str:
    """Without what XML, TOML and a terminal must not hold."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()
