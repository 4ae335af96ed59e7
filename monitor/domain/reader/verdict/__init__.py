"""What a story comes to: claims per body, how sure, what sort of story, and why."""
