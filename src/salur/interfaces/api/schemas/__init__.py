"""What the API takes and gives: plain values with their units in their names."""
