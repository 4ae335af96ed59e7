"""What the tests of attacks share."""

from tests.dashboard.conftest import closed, house

__all__ = ["closed", "house"]
