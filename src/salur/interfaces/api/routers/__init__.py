"""The operations, one file per subject."""
