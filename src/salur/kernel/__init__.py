"""Plain values every capability shares: rupiah, mass, period, NIK, region code, and the refusal."""
