"""The statements and solvers that the verbs of the change from rice to card run."""
