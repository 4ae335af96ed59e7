"""Ways to reach people: what an alert says, and one file per channel that carries it."""
