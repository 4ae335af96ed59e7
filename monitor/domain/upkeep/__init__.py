"""What the service finds out and says about itself."""
