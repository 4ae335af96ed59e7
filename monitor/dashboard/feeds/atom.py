"""Atom: https://www.rfc-editor.org/rfc/rfc4287"""

from xml.etree.ElementTree import Element, SubElement, tostring

from monitor.dashboard.feeds.items import Feed, Item
from monitor.dashboard.rendering import visible

_ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml; charset=utf-8"


def atom(feed: Feed) -> bytes:
    """The whole document."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _text(root, "title", feed.title)
    _text(root, "id", feed.id)
    _text(root, "updated", feed.updated.isoformat())
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    _text(SubElement(root, "author"), "name", "Probation Monitor")
    for item in feed.items:
        _entry(SubElement(root, "entry"), item)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _entry(entry: Element, item: Item) -> None:
    _text(entry, "title", item.title)
    _text(entry, "id", item.id)
    _text(entry, "updated", item.at.isoformat())
    _text(entry, "published", item.at.isoformat())
    _text(SubElement(entry, "author"), "name", item.author)
    SubElement(entry, "link", rel="alternate", type="text/html", href=item.page)
    if item.source:
        SubElement(entry, "link", rel="related", href=item.source)
    SubElement(entry, "category", term=item.kind)
    _text(entry, "summary", item.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = visible(text)
