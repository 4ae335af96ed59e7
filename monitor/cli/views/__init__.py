"""Values laid out for eyes at a terminal."""
