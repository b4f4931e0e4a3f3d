"""What was done, by whom, when: append-only, chained by hash."""
