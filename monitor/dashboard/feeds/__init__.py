"""What changed, for feed readers: Atom and JSON Feed."""
