"""Long work: queued in the transaction that needs it, with progress and cancel."""
