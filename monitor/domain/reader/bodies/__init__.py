"""Who is named: the gazetteer by its words, mentions, and the bodies that a story is about."""
