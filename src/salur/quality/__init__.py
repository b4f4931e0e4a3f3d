"""Rules over the register, duplicates and merges."""
