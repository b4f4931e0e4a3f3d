"""The tables of distribution, made and guarded in SQL; one module per part of the month."""

from salur.distribution.models.cycles import Cycle as Cycle
from salur.distribution.models.cycles import Declaration as Declaration
from salur.distribution.models.cycles import Link as Link
from salur.distribution.models.cycles import OrderCheck as OrderCheck
from salur.distribution.models.cycles import Run as Run
from salur.distribution.models.cycles import Spa as Spa
from salur.distribution.models.cycles import SpaLine as SpaLine
from salur.distribution.models.cycles import Step as Step
