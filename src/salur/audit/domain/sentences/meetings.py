"""Meetings: the coordination of a region, from the invitation to the minutes."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "meeting.planned": Sentence(
        "{actor} merencanakan rapat {title} pada {day} untuk {regions} wilayah.",
        "{actor} planned the meeting {title} on {day} for {regions} regions.",
    ),
    "meeting.changed": Sentence(
        "{actor} mengubah rapat {title}: {day}.",
        "{actor} changed the meeting {title}: {day}.",
    ),
    "meeting.invited": Sentence(
        "{actor} mengubah undangan rapat {title} ({day}): ditambah {added}; dikeluarkan {removed}.",
        "{actor} changed whom {title} ({day}) invites: added {added}; left out {removed}.",
    ),
    "meeting.agenda_drawn": Sentence(
        "{actor} menyusun agenda rapat {title} dari data: {points} butir.",
        "{actor} drew the agenda of the meeting {title} from data: {points} points.",
    ),
    "meeting.item_added": Sentence(
        "{actor} menambah satu butir agenda rapat {title}.",
        "{actor} added a point to the agenda of the meeting {title}.",
    ),
    "meeting.item_ordered": Sentence(
        "{actor} mengubah urutan agenda rapat {title}.",
        "{actor} changed the order of the agenda of the meeting {title}.",
    ),
    "meeting.item_dropped": Sentence(
        "{actor} mengeluarkan satu butir agenda rapat {title}.",
        "{actor} dropped a point from the agenda of the meeting {title}.",
    ),
    "meeting.packed": Sentence(
        "{actor} menyiapkan bahan rapat {title}: {packs} kabupaten/kota.",
        "{actor} made the packs of the meeting {title}: {packs} kab/kota.",
    ),
    "meeting.attended": Sentence(
        "{actor} mencatat kehadiran rapat {title}: {present} dari {invited} lembaga.",
        "{actor} noted who came to the meeting {title}: {present} of {invited} organisations.",
    ),
    "meeting.held": Sentence(
        "{actor} membuka rapat {title} ({day}).",
        "{actor} opened the meeting {title} ({day}).",
    ),
    "meeting.called_off": Sentence(
        "{actor} membatalkan rapat {title} ({day}).",
        "{actor} called off the meeting {title} ({day}).",
    ),
    "meeting.decided": Sentence(
        "{actor} mencatat keputusan ke-{n} rapat {title}.",
        "{actor} noted decision {n} of the meeting {title}.",
    ),
    "meeting.minutes_written": Sentence(
        "{actor} menyusun notula rapat {title}, versi {version}.",
        "{actor} wrote version {version} of the minutes of the meeting {title}.",
    ),
    "meeting.minutes_returned": Sentence(
        "{actor} mengembalikan notula rapat {title}, versi {version}.",
        "{actor} returned version {version} of the minutes of the meeting {title}.",
    ),
    "meeting.minutes_signed": Sentence(
        "{actor} mengesahkan notula rapat {title}, versi {version}.",
        "{actor} signed off version {version} of the minutes of the meeting {title}.",
    ),
}
