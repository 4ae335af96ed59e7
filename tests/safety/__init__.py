"""Attacks on the service, each shown to fail."""
