"""Wires the program together: environment, settings, addresses and the two ways to start it.

The composition root: nothing imports it, it may import everything.
"""
