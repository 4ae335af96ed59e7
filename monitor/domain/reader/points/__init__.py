"""Points as they are told: scores, and how many bodies were announced."""
