"""Gives every worker of a parallel run a data directory of its own, before settings are read.

Loaded by `addopts`: a fixture would come too late. Files are kept under their hash, so two
workers in one directory would take each other's away.
"""

import os

_WORKER = os.environ.get("PYTEST_XDIST_WORKER")
if _WORKER and os.environ.get("SALUR_DATA"):
    os.environ["SALUR_DATA"] = os.path.join(os.environ["SALUR_DATA"], _WORKER)  # noqa: PTH118
