"""One file per command or group of commands; each has `add_to(app, screen, runtime)`."""
