"""What is decided about the change from rice to card, on plain values."""
