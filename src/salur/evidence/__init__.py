"""What a party sent, kept byte for byte, and what it claims, row by row."""
