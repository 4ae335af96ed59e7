"""Probation Monitor: one alert for each new rating by HM Inspectorate of Probation."""

__version__ = "0.1.0"
