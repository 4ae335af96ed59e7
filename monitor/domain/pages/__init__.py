"""What stands on a page besides its story: its table of ratings, its date, whose page it is."""
