"""What the demo prints when it stands: what came in, what was found, and who may sign in."""

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.interfaces.cli.commands.results import kilograms, rupiah
from salur.interfaces.cli.demo.asked import MONTHS
from salur.interfaces.cli.demo.marker import Marker
from salur.interfaces.cli.demo.run import Told
from salur.interfaces.cli.screen import Screen
from salur.kernel.program import Program
from salur.reconciliation import queries as reconciliation


def tell(told: Told, screen: Screen) -> None:
    """Print what happened."""
    words = screen.words
    rows = [[name, f"{seconds:.1f} s"] for name, seconds in told.seconds.items()]
    total = sum(told.seconds.values())
    screen.table(
        words("Langkah", "Steps"),
        [words("langkah", "step"), words("lama", "took")],
        [*rows, [words("seluruhnya", "all"), f"{total:.1f} s"]],
    )
    refused = [one for one in told.taken if one.refused]
    screen.say(
        f"{len(told.taken)} berkas, {rupiah(sum(t.rows for t in told.taken))} baris, "
        f"{rupiah(sum(t.findings for t in told.taken))} temuan, {len(refused)} berkas ditolak.",
        f"{len(told.taken)} files, {rupiah(sum(t.rows for t in told.taken))} rows, "
        f"{rupiah(sum(t.findings for t in told.taken))} findings, {len(refused)} files refused.",
    )
    for one in refused[:5]:
        screen.say(f"  {one.parcel.name}: {one.refused}", f"  {one.parcel.name}: {one.refused}")
    if told.idle:
        codes = ", ".join(told.idle)
        screen.say(f"  Meja tanpa pekerjaan: {codes}", f"  Desks without work: {codes}")
    _tell_months(screen)


@transaction.atomic
def _tell_months(screen: Screen) -> None:
    enter_scope(SYSTEM)
    words = screen.words
    money, rice = [], []
    for period in MONTHS:
        bpnt = reconciliation.waterfall(Program.BPNT, period.number, "id")
        rastra = reconciliation.total(Program.RASTRA, period.number, "id").terms
        terms = ("ordered", "credited_to_order", "spent", "balance")
        stages = ("quota_g", "requested_g", "released_g", "arrived_g", "handed_g")
        money.append([str(period), *(rupiah(bpnt.get(term, 0)) for term in terms)])
        rice.append([str(period), *(kilograms(rastra.get(stage, 0)) for stage in stages)])
    month = words("bulan", "month")
    heads = words("perintah kredit belanja saldo", "ordered credited spent balance").split()
    screen.table("BPNT, Rp", [month, *heads], money)
    heads = words("kuota SPA DO tiba serah", "quota SPA DO arrived handed").split()
    screen.table("Rastra, kg", [month, *heads], rice)


def tell_sign_ins(marker: Marker, address: str, screen: Screen) -> None:
    """Print who may sign in, and where."""
    words = screen.words
    rows = [[one.role, one.email, one.password, one.name] for one in marker.sign_ins]
    heads = [
        words("masuk sebagai", "sign in as"),
        words("surel", "mail"),
        words("kata sandi", "password"),
        words("nama", "name"),
    ]
    screen.table(words(f"Masuk di {address}", f"Sign in at {address}"), heads, rows)
