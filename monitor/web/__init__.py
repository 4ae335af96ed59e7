"""The one door to the outside: everything the program asks of the network over HTTP."""

from monitor.web.client import Answer, Settings, Web

__all__ = ["Answer", "Settings", "Web"]
