"""`salur demo`: three simulated months of four provinces, run as their parties would have run them.

`run.py` is the order of steps; each step is a file. What a step does goes through the same actions
as the web: the demo has no way of its own into the database.
"""
