"""The web page, the JSON API and the feeds: what people and programs see of the service.

The pages themselves (``app``) are not loaded with this: that takes a fifth of a start.
"""

from monitor.dashboard.asgi import Asgi
from monitor.dashboard.desk import Desk, Words
from monitor.dashboard.doorkeeper import Doorkeeper, Keys
from monitor.dashboard.server import Door, Server

__all__ = ["Asgi", "Desk", "Door", "Doorkeeper", "Keys", "Server", "Words"]
