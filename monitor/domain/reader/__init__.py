"""Reads a story: which bodies of probation or youth justice were given which overall rating."""

from monitor.domain.reader.bodies.names import Names
from monitor.domain.reader.engine import Reader
from monitor.domain.reader.verdict.category import gate

__all__ = ["Names", "Reader", "gate"]
