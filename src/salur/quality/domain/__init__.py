"""What quality decides on plain values: rules as their files say them, and dated limits."""
