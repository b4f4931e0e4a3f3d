"""People, roles and places."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "administrator.first": Sentence(
        "{name} menjadi administrator pertama.", "{name} became the first administrator."
    ),
    "person.enrolled": Sentence(
        "{actor} mendaftarkan {name} dengan peran {roles}.",
        "{actor} enrolled {name} in the roles {roles}.",
    ),
    "person.invited": Sentence(
        "{actor} mengundang {name} dengan peran {roles}.",
        "{actor} invited {name} in the roles {roles}.",
    ),
    "invitation.accepted": Sentence(
        "{name} menerima undangan dengan peran {roles}.",
        "{name} accepted the invitation in the roles {roles}.",
    ),
    "role.granted": Sentence(
        "{actor} memberi {name} peran {role} mulai {from}.",
        "{actor} gave {name} the role {role} from {from}.",
    ),
    "role.ended": Sentence(
        "{actor} mengakhiri peran {role} dari {name} per {on}.",
        "{actor} ended {name}'s role {role} on {on}.",
    ),
    "scope.followed": Sentence(
        "{actor} memberi {name} cakupan {path}, pengganti {old}, mulai {from}.",
        "{actor} gave {name} the scope {path}, which succeeds {old}, from {from}.",
    ),
    "membership.ended": Sentence(
        "{actor} mengakhiri keanggotaan {name} per {on}.",
        "{actor} ended {name}'s membership on {on}.",
    ),
    "membership.chosen": Sentence(
        "{name} berganti peran kerja.", "{name} changed the place they act in."
    ),
    "stand_in.appointed": Sentence(
        "{actor} menunjuk {name} menggantikan {for} dari {from} sampai sebelum {until}.",
        "{actor} appointed {name} to stand in for {for} from {from} until before {until}.",
    ),
    "second_factor.reset": Sentence(
        "{actor} menghapus faktor kedua {name}: {reason}.",
        "{actor} reset {name}'s second factor: {reason}.",
    ),
    "token.made": Sentence(
        '{actor} membuat token API "{name}" yang berlaku sampai {until}.',
        '{actor} made the API token "{name}", which holds until {until}.',
    ),
    "token.revoked": Sentence(
        '{actor} mencabut token API "{name}".', '{actor} revoked the API token "{name}".'
    ),
}
