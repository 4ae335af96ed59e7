"""Every command with its arguments and help. What each does is imported when it is called for."""
