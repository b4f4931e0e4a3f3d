"""People, what they may do, and for which regions."""
