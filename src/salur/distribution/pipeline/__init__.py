"""The steps by which cycles are written: sets in SQL, as the owner of the tables."""
