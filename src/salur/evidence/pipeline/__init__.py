"""Reads received files: recognise, refuse or open, type every cell, name every fault."""
