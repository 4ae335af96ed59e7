"""Whom a claim is about, where its own words leave that to others."""
