"""The database itself: where it is, connections, transactions, locks, what each kind is told."""
