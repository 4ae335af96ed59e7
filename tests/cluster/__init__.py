"""Several real workers at one real PostgreSQL, and what came of it."""
