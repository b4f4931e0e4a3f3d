"""The batch steps of quality: merging snapshots, finding duplicates, holding rules."""
