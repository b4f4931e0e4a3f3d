"""One process that runs command after command: what each says and how it ends, without its start.

Run as `python -m tests.functional.cli.listening`; a line of JSON in, a line of JSON out. What a
process does once is done once: the database starts and is brought up to date with the first.
"""

import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from salur.config.installation import Installation
from salur.interfaces.cli.app import run


def main() -> None:
    """Answer until nobody asks any more."""
    heard, said, installation = sys.stdin, sys.stdout, Installation()
    for line in heard:
        asked = json.loads(line)
        out, err = StringIO(), StringIO()
        sys.stdin = StringIO(asked["typed"])
        with redirect_stdout(out), redirect_stderr(err):
            code = run(asked["arguments"], installation)
        said.write(json.dumps([code, out.getvalue(), err.getvalue()]) + "\n")
        said.flush()


if __name__ == "__main__":
    main()
