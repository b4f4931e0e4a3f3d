"""The command line: one door of three. It translates what was typed, calls one action, and prints.

Start with `app.py`. Each file under `commands/` adds one command or group; nothing here decides.
"""
