"""One file for each page: what it asks of the desk, and which template shows it."""
