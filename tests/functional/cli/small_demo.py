"""Runs the program with a demo of two months: what it leaves is searched, not how much of it."""

import sys

from salur.interfaces.cli.demo import asked


def main() -> int:
    """Do what the command line says, with two months for a demo."""
    asked.MONTHS = asked.MONTHS[:2]
    from salur.config.main import main as program

    return program()


if __name__ == "__main__":
    sys.exit(main())
