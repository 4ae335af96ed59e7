"""How commands and people talk: what is typed, what is printed, how it ends."""
