"""What is known of all ratings, and what an article changes in it."""
