"""The service at work on this machine alone: replicas of its sources, sinks for its alerts."""

from monitor.demo.playing import play

__all__ = ["play"]
