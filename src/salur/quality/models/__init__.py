"""The tables of quality; nothing of what they may mean."""

from salur.quality.models.pairs import Pair as Pair
from salur.quality.models.pairs import Question as Question
from salur.quality.models.pairs import Search as Search
from salur.quality.models.pairs import Vote as Vote
