"""The ledger as people and programs look at it."""
