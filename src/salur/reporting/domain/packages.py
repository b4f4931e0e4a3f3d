"""What a package to take away is about."""

from dataclasses import dataclass

from salur.kernel.period import Period
from salur.kernel.program import Program


@dataclass(frozen=True)
class Asked:
    """Which package is meant; `with_files` adds the bytes of the files themselves."""

    program: Program
    period: Period
    path: str
    with_files: bool = False
