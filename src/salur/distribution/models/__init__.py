"""The tables of distribution, made and guarded in SQL; one module per part of the month."""

from salur.distribution.models.cycles import Cycle as Cycle
from salur.distribution.models.cycles import Declaration as Declaration
from salur.distribution.models.cycles import Link as Link
from salur.distribution.models.cycles import OrderCheck as OrderCheck
from salur.distribution.models.cycles import Run as Run
from salur.distribution.models.cycles import Spa as Spa
from salur.distribution.models.cycles import SpaLine as SpaLine
from salur.distribution.models.cycles import Step as Step
from salur.distribution.models.handovers import Handover as Handover
from salur.distribution.models.handovers import HandoverDraft as HandoverDraft
from salur.distribution.models.handovers import HandoverLine as HandoverLine
from salur.distribution.models.handovers import Sheet as Sheet
from salur.distribution.models.handovers import SheetLine as SheetLine
from salur.distribution.models.handovers import SheetPage as SheetPage
