"""The JSON API, version 1: its addresses, ids and fields are a promise."""
