"""The steps of parties: set up a new installation, keep what a bank says of its shops."""

from salur.parties.pipeline.seeding import plan, write
from salur.parties.pipeline.shops import keep

__all__ = ["keep", "plan", "write"]
