"""The web page, the JSON API and the feeds: what people and programs see of the service."""

from monitor.dashboard.app import site
from monitor.dashboard.desk import Desk, Words
from monitor.dashboard.doorkeeper import Doorkeeper, Keys
from monitor.dashboard.server import Door, Server

__all__ = ["Desk", "Door", "Doorkeeper", "Keys", "Server", "Words", "site"]
