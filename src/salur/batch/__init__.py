"""The only place that speaks DuckDB: sessions, named SQL steps, bounded memory."""
