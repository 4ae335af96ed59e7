"""How it is worded: patterns for what is said of a rating, and nothing that decides."""
