"""When and how a source is visited, and how it stands."""
