"""What was received."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "evidence.received": Sentence(
        "{actor} menerima berkas {contract} {file} dari {sender}.",
        "{actor} received the {contract} file {file} from {sender}.",
    ),
    "evidence.translated": Sentence(
        "{actor} meminta kode wilayah berkas {file} diterjemahkan dari {system} ke Kemendagri.",
        "{actor} had the region codes of the file {file} translated from {system} to Kemendagri's.",
    ),
    "evidence.received_again": Sentence(
        "{actor} menerima lagi berkas {contract} {file} dari {sender}: isinya sama, tanpa akibat.",
        "{actor} received the {contract} file {file} from {sender} again: same bytes, no effect.",
    ),
    "evidence.refused": Sentence(
        "Berkas {contract} {file} dari {sender}, dikirim oleh {actor}, ditolak ({code}).",
        "The {contract} file {file} from {sender}, sent by {actor}, was refused ({code}).",
    ),
    "evidence.checked": Sentence(
        "Berkas {file} diperiksa untuk {actor}: {rows} baris, {accepted} dapat dipakai,"
        " {held_back} ditahan.",
        "The file {file} was checked for {actor}: {rows} rows, {accepted} usable,"
        " {held_back} held back.",
    ),
    "evidence.accepted": Sentence(
        "{actor} memakai berkas {contract} {file}: {accepted} baris, {held_back} ditahan.",
        "{actor} accepted the {contract} file {file}: {accepted} rows, {held_back} held back.",
    ),
    "evidence.withdrawn": Sentence(
        "{actor} menarik berkas {file}: {reason}.", "{actor} withdrew the file {file}: {reason}."
    ),
    "evidence.opened": Sentence(
        "{actor} membuka isi asli berkas {file}. Alasan: {reason}.",
        "{actor} opened the original file {file}. Reason: {reason}.",
    ),
    "evidence.row_opened": Sentence(
        "{actor} membuka baris {row} berkas {file}. Alasan: {reason}.",
        "{actor} opened row {row} of the file {file}. Reason: {reason}.",
    ),
    "evidence.marked": Sentence(
        "{actor} membuka lembar bertanda dari berkas {file}. Alasan: {reason}.",
        "{actor} opened the marked sheet of the file {file}. Reason: {reason}.",
    ),
    "layout.proposed": Sentence(
        "{actor} mengajukan tata letak {layout} untuk berkas {contract} dari {sender}.",
        "{actor} proposed the layout {layout} for {contract} files from {sender}.",
    ),
    "layout.approved": Sentence(
        "{actor} menyetujui tata letak {layout} untuk berkas {contract} dari {sender}.",
        "{actor} approved the layout {layout} for {contract} files from {sender}.",
    ),
    "layout.withdrawn": Sentence(
        "{actor} mencabut tata letak {layout} untuk berkas {contract} dari {sender}: {reason}.",
        "{actor} withdrew the layout {layout} for {contract} files from {sender}: {reason}.",
    ),
    "mapping.remembered": Sentence(
        "{actor} memetakan {columns} kolom lembar {contract} dari {sender}.",
        "{actor} mapped {columns} columns of the {contract} sheet from {sender}.",
    ),
    "mapping.removed": Sentence(
        "{actor} menghapus peta kolom lembar {contract} dari {sender}.",
        "{actor} removed the mapping of the {contract} sheet from {sender}.",
    ),
}
