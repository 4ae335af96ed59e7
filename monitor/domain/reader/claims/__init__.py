"""What each rating word claims: its clause, the part that it plays, what went before."""
