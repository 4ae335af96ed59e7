"""Garbled input for everything that reads what strangers write."""
