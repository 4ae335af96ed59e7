"""Does it get slower as it knows more? 10,000 articles and 1,000,000, side by side."""
