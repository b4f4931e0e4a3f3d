"""What every verb about a pair does: lock it, see who speaks, write how it stands."""

from uuid import UUID

from django.db.models import QuerySet

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.access.queries import SYSTEM, Actor, may, require
from salur.quality.actions import pair_refusals as refusals
from salur.quality.domain.pairs import PairState, Side, Votes, Word, kabkota_of, side_of, state_of
from salur.quality.models import Pair, Question


def check_person(by: Actor) -> None:
    """Refuse the program itself: people decide about people."""
    if by.person_id == SYSTEM.person_id:
        raise refusals.people_decide()


def locked(pair_id: UUID, by: Actor) -> tuple[Pair, Side]:
    """Lock a pair until the transaction ends, and give for which side `by` speaks.

    Refused, in this order: `role_missing`, `pair_unknown`, `outside_scope`.
    """
    verb = "duplicate.review" if may(by, "duplicate.review") else "duplicate.settle"
    require(by, verb)
    with as_owner():
        pair = Pair.objects.select_for_update().filter(id=pair_id).first()
    if pair is None or not any(covers(by.paths, path) for path in paths_of(pair)):
        raise refusals.pair_unknown()
    if verb == "duplicate.settle":
        for path in paths_of(pair):
            require(by, verb, path)
        return pair, Side.ABOVE
    offices = [kabkota_of(path) for path in paths_of(pair)]
    reached = tuple(covers(by.paths, office) for office in offices)
    side = side_of(*paths_of(pair), (reached[0], reached[1]))
    if side is None:
        require(by, verb, offices[0])
        raise AssertionError("whoever reaches no office of a pair is refused")
    return pair, side


def paths_of(pair: Pair) -> tuple[str, str]:
    """Give where the two families live."""
    return pair.first_path, pair.second_path


def votes_of(pair: Pair) -> Votes:
    """Give what stands of a pair."""
    words = (pair.first_word, pair.second_word, pair.settled_word)
    return Votes(*(Word(word) if word else None for word in words))


def asked(pair_id: UUID) -> QuerySet[Question]:
    """Give the questions about a pair that wait for an answer."""
    return Question.objects.filter(pair=pair_id, answered_at=None, withdrawn_at=None)


def place(pair: Pair, votes: Votes) -> PairState:
    """Write how the pair stands by what was said and asked; called as the owner."""
    state = state_of(votes, is_asked=asked(pair.id).exists())
    pair.first_word, pair.second_word, pair.settled_word = votes
    pair.state = state
    pair.save(update_fields=("first_word", "second_word", "settled_word", "state"))
    return state
