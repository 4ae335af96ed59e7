"""Where parts meet: the only room that names concrete parts and reads the real clock."""
