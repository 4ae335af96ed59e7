"""XML that is elements, attributes and text, and nothing that makes a parser fetch or grow.

A document type is how XML reads files, asks other servers and grows without end, and neither
sitemaps nor lists of feeds need one. It is looked for in the very text that is parsed: whatever a
document says of its encoding, there is no second way to read it. Nothing resolves an XInclude.
"""

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class XmlError(Exception):
    """Says what is wrong with it, in words; ``line``: where, if that is known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def root_of(text: str) -> Any:
    """The outermost element of a document. Raises XmlError."""
    prolog = _PROLOG.match(text)
    shown = text[prolog.end() :] if prolog else text
    if _DECLARES.search(shown):
        raise XmlError("declares a document type or entities, and is not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(shown.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise XmlError("cannot be read as XML", getattr(error, "lineno", None)) from error
    if root is None:
        raise XmlError("cannot be read as XML")
    return root


def name_of(node: Any) -> str:
    """Without its namespace."""
    return str(node.tag).rpartition("}")[2]
