"""Several workers at one PostgreSQL: visits are jobs of a queue, and whoever is free takes one."""

from monitor.cluster.worker import shared_visits

__all__ = ["shared_visits"]
