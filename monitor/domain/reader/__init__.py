"""Reads a story: which bodies of probation or youth justice were given which overall rating."""

from monitor.domain.reader.category import gate
from monitor.domain.reader.engine import Reader
from monitor.domain.reader.names import Names

__all__ = ["Names", "Reader", "gate"]
