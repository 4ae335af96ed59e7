"""The one door to the outside: everything the program asks of the network over HTTP."""

from monitor.web.client import Answer, Web
from monitor.web.fence import Fence
from monitor.web.guard import named_inner, named_ports, resolved
from monitor.web.pace import HostsMemory
from monitor.web.robots import PRODUCT, OneRun, RobotsMemory
from monitor.web.settings import Settings

__all__ = [
    "PRODUCT",
    "Answer",
    "Fence",
    "HostsMemory",
    "OneRun",
    "RobotsMemory",
    "Settings",
    "Web",
    "named_inner",
    "named_ports",
    "resolved",
]
