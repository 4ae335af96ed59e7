"""The channels, each against a real server on loopback."""
