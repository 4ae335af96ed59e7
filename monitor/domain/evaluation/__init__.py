"""How well do we read? Labelled articles, what was read in each, and the measures."""
