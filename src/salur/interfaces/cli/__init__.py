"""The command line: the commands that need no database, and those that run an installation."""
