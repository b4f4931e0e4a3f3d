"""What is decided about families that move on, on plain values."""
