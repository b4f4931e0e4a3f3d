"""From rice to card without losing a family."""
