"""The tables of quality; nothing of what they may mean."""

from salur.quality.models.pairs import Pair as Pair
from salur.quality.models.pairs import Question as Question
from salur.quality.models.pairs import Search as Search
from salur.quality.models.pairs import Vote as Vote
from salur.quality.models.rules import Assessment as Assessment
from salur.quality.models.rules import Group as Group
from salur.quality.models.rules import RuleSwitch as RuleSwitch
from salur.quality.models.rules import Score as Score
from salur.quality.models.rules import Violation as Violation
from salur.quality.models.syncing import Conflict as Conflict
from salur.quality.models.syncing import Departure as Departure
from salur.quality.models.syncing import Pending as Pending
from salur.quality.models.syncing import Sending as Sending
from salur.quality.models.syncing import Snapshot as Snapshot
