"""The composition root: what `salur` on the command line starts.

Nothing heavy is imported here: commands that need no database must begin at once, and on a
machine where no database can run.
"""

import sys
import warnings

from salur.config.installation import Installation
from salur.interfaces.cli.app import run


def main() -> None:
    """Run the command that was typed and end with its exit code."""
    if not sys.warnoptions:  # what a library finds odd is for developers: python -W default
        warnings.simplefilter("ignore")
    sys.exit(run(sys.argv[1:], Installation()))


if __name__ == "__main__":
    main()
