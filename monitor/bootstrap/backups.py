"""The database put away, and brought back."""

from monitor.store.backup import Copy, back_up, restore

__all__ = ["Copy", "back_up", "restore"]
