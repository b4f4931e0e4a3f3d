"""Files of months that never happened, with the truth beside them; knows nothing of the matcher."""
