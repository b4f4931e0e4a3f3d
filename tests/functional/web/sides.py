"""Two kab/kota in two provinces, two banks in each: all that is somebody's bears a mark.

It is laid over the published world (`tests/functional/web/world.py`), whose families, letters and
plans are all of the first side. A mark names the side and whose a thing is, and its kind:
`zqa-bri-keluhan` is a complaint of side A that BRI has to answer.
"""

import datetime as dt
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.utils import timezone
from tests.functional.web import staff
from tests.functional.web.world import Files
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_for
from salur.coordination import actions as coordination
from salur.coordination.actions import agenda, deciding, meetings, minutes, notices
from salur.coordination.domain.complaints import Channel, NewComplaint
from salur.coordination.domain.meetings import MeetingKind
from salur.coordination.domain.notices import Mails
from salur.coordination.domain.teams import Decree, NewMember, Seat
from salur.coordination.queries import ObstacleFilter, obstacles_page
from salur.coordination.queries.notices import Choice
from salur.distribution.actions import accept_evidence
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.parties.actions import begin_service, record_warehouse
from salur.parties.models import Shop
from salur.reconciliation import actions as reconciliation
from salur.reconciliation.queries import ExceptionFilter, exceptions_page
from salur.registry.actions import load_families
from salur.reporting.actions import Claim, contest_line
from salur.reporting.actions.packs import make_packs

T = TypeVar("T")
MAY = Period(2019, 5)
NOW = timezone.now()
PDF = b"%PDF-1.4\n%made up\n"
BANKS = ("BRI", "BNI")
# Whoever else walks beside the people of the published world: role, office and subtrees.
OTHERS = {
    "operator of B": ("operator", "DINSOS-6371", ("id.63.71",)),
    "head of B": ("head", "DINSOS-6371", ("id.63.71",)),
    "province of B": ("province", "DINSOS-63", ("id.63",)),
    "second of A": ("province", "DINSOS-62", ("id.62",)),
    "second of B": ("province", "DINSOS-63", ("id.63",)),
    "field of B": ("facilitator", "DINSOS-6371", ("id.63.71",)),
    "BNI in A": ("bank", "BNI", ("id.62",)),
    "BRI in B": ("bank", "BRI", ("id.63",)),
    "BNI in B": ("bank", "BNI", ("id.63",)),
    "Bulog of B": ("bulog", "BULOG-KALSEL", ("id.63",)),
    "Dukcapil of B": ("agency", "DUKCAPIL-6371", ("id.63.71",)),
}


@dataclass(frozen=True)
class Side:
    """One kab/kota with its parties."""

    letter: str
    code: str
    desa: tuple[str, str]
    bulog: str

    @property
    def path(self) -> str:
        """The subtree of the kab/kota."""
        return f"id.{self.code[:2]}.{self.code[2:]}"

    def mark(self, owner: str, kind: str) -> str:
        """Give the mark of a thing."""
        return f"zq{self.letter}-{owner.lower()}-{kind}"


A = Side("a", "6201", ("6201022001", "6201022004"), "BULOG-KALTENG")
B = Side("b", "6371", ("6371011001", "6371011002"), "BULOG-KALSEL")
BOTH = (A, B)


class Doing:
    """Lets people of both sides act, each in their own scope; `named` gives the mark of an id."""

    def __init__(self, people: dict[str, str]) -> None:
        self.people = people
        self.named: dict[str, str] = {}

    def actor(self, who: str) -> Actor:
        """Give whom somebody of the world acts as."""
        found = actor_for(staff.person_id(self.people[who]), timezone.localdate())
        assert found is not None
        return found

    def __call__(self, verb: Callable[..., T], who: str, /, **said: object) -> T:
        """Do something as `who`."""
        by = self.actor(who)
        enter_scope(by)
        return verb(by=by, **{"at": NOW, "key": uuid.uuid4().hex, **said})


def organisation(code: str) -> uuid.UUID:
    """Give the organisation that bears a code."""
    found = parties.organisation_by_code(code)
    assert found is not None, code
    return found.id


def seed(people: dict[str, str], directory: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Lay both sides over the published world; give everybody's address, and the marks of ids."""
    people = dict(people)
    for who, (role, code, paths) in OTHERS.items():
        people[who] = staff.enrol_one(role, code, paths)
    do = Doing(people)
    enter_scope(SYSTEM)
    begin_service(
        organisation_id=organisation("BNI"), code=A.code, valid_from=dt.date(2018, 1, 1),
        citation="Contoh", by=staff.manager(), at=staff.AT,
    )  # fmt: skip
    _publish(directory)
    for side in BOTH:
        for bank in BANKS:
            _of_bank(do, side, bank)
        _of_office(do, side)
        _meet(do, side)
    _group(do)
    choose_mails(do)
    return people, do.named


def _group(do: Doing) -> None:
    """Let what hangs become obstacles, which bear the mark of their bank."""
    enter_scope(SYSTEM)
    month = (Program.BPNT,)
    reconciliation.group_exceptions(asked=month, evidence=uuid.uuid4(), at=NOW, key="sides")
    with as_owner():
        for side in BOTH:
            for bank in BANKS:
                only = ExceptionFilter(period=MAY.number, bank=bank)
                for one in exceptions_page(side.path, only):
                    do.named[str(one.id)] = side.mark(bank, "perkara")
                asked = ObstacleFilter(owner=organisation(bank), path=side.path)
                for found in obstacles_page(asked, today=timezone.localdate(NOW)):
                    do.named.setdefault(str(found.id), side.mark(bank, "kumpulan"))


def choose_mails(do: Doing) -> None:
    """Let everybody have a mail a day, at an hour that is over at night."""
    for who in do.people:
        by = do.actor(who)
        enter_scope(by)
        notices.choose(choice=Choice(Mails.DAILY, 0, "id"), by=by, at=NOW)


def _who(side: Side, role: str) -> str:
    """Give who has a role on a side."""
    if role in BANKS:
        return {"aBRI": "bank"}.get(f"{side.letter}{role}", f"{role} in {side.letter.upper()}")
    if role == "bulog":
        return "bulog" if side is A else "Bulog of B"
    return role if side is A else f"{role} of B"


def _publish(directory: Path) -> None:
    """Publish one month in which each bank owes each side's families something."""
    cells = [(side, bank) for side in BOTH for bank in BANKS]
    load_families(
        [
            FAMILY._replace(
                id_kpm=side.mark(bank, f"kpm{n}"), nik=f"{side.code}0241019{spot:02d}{n:02d}9"[:16].ljust(16, "1"),
                no_kk=None, nama_pengurus=side.mark(bank, f"nama{n}").upper(),
                kode_wilayah=side.desa[n % 2], bank=bank, no_rekening=_account(spot, n),
                no_kks=None,
            )
            for spot, (side, bank) in enumerate(cells) for n in range(3)
        ],
        evidence=None, by=SYSTEM, at=staff.AT, key="sides",
    )  # fmt: skip
    files = Files(directory, {"perintah": organisation("KEMENSOS"), "": organisation("BRI")})
    files.add("perintah", [
        {"no_spm": "S-zq", "periode": str(MAY), "id_kpm": side.mark(bank, f"kpm{n}"), "nik": "",
         "kode_wilayah": side.desa[n % 2], "bank": bank, "no_rekening": _account(spot, n),
         "nominal": 110000}
        for spot, (side, bank) in enumerate(cells) for n in range(3)
    ])  # fmt: skip
    files.add("topup", [
        {"referensi": f"zq-{spot}-{n}", "periode": str(MAY), "no_rekening": _account(spot, n),
         "nominal": 110000, "status": "SUKSES" if n else "GAGAL", "tanggal": f"{MAY}-10"}
        for spot in range(len(cells)) for n in (0, 1)
    ])  # fmt: skip
    files.add("transaksi", [])
    reconciliation.publish_bpnt(
        months=[reconciliation.Month(MAY, files.files, MAY.last_day, idle_days=105, grace_days=10)],
        banks={bank: organisation(bank) for bank in BANKS}, by=SYSTEM, at=NOW, key="sides",
    )  # fmt: skip


def _account(spot: int, n: int) -> str:
    return f"00629{spot}0000{n:05d}"


def _of_bank(do: Doing, side: Side, bank: str) -> None:
    """Let a bank have obstacles, complaints, files, shops and claims on a side."""
    officer, operator = _who(side, bank), _who(side, "operator")
    kind = {"program": "BPNT", "source": "person", "party": organisation(bank)}
    made = do(
        coordination.open_obstacle, operator, cause="TERMINAL_DEAD", code=side.desa[0],
        words=side.mark(bank, "hambatan"), owner_org=organisation(bank), **kind,
    )  # fmt: skip
    do.named[str(made.id)] = side.mark(bank, "hambatan")
    do(coordination.comment, officer, obstacle_id=made.id, words=side.mark(bank, "komentar"))
    do(coordination.attach, officer, obstacle_id=made.id, data=PDF + side.mark(bank, "isi").encode(),
       file_name=f"{side.mark(bank, 'lampiran')}.pdf")  # fmt: skip
    one = _complained(do, side, operator, bank, "keluhan")
    do(coordination.verify_complaint, operator, complaint_id=one,
       found=coordination.Verified("WAKTU", "TERMINAL_DEAD"))  # fmt: skip
    do(coordination.forward_complaint, operator, complaint_id=one, organisation=organisation(bank),
       words=side.mark(bank, "terusan"))  # fmt: skip
    head = "referensi,periode,no_rekening,nominal,status,alasan,tanggal,referensi_asal,nik\n"
    row = f"{side.mark(bank, 'ref')},{MAY},,110000,SUKSES,,{MAY}-11,,\n"
    sent = do(evidence.receive, officer, source=io.BytesIO((head + row).encode()), contract="topup",
              file_name=f"{side.mark(bank, 'berkas')}.csv", sender=organisation(bank), program=None,
              period=None, path=side.path, at_once=True)  # fmt: skip
    do.named[str(sent.evidence_id)] = side.mark(bank, "berkas")
    enter_scope(SYSTEM)
    Shop.objects.create(
        id=uuid.uuid4(), id_ewarong=side.mark(bank, "toko"), bank_id=organisation(bank),
        name=side.mark(bank, "warung"), code=side.desa[0], path=f"{side.path}.{side.desa[0][4:6]}.{side.desa[0][6:]}",
        status="AKTIF", valid_from=dt.date(2018, 1, 1),
    )  # fmt: skip
    _claims(do, side, bank)


def _claims(do: Doing, side: Side, bank: str) -> None:
    """Let the bank contest a line of the month, and the office propose to write one off."""
    enter_scope(do.actor(_who(side, bank)))
    only = ExceptionFilter(period=MAY.number, bank=bank)
    first, *more = exceptions_page(side.path, only)
    claim = Claim("credited", 110_000, side.mark(bank, "bantahan"))
    said = do(contest_line, _who(side, bank), exception_id=first.id, claim=claim)
    do.named[str(said.id)] = side.mark(bank, "bantahan")
    do(reconciliation.propose_write_off, _who(side, "operator"), exception_id=more[0].id,
       decision=side.mark(bank, "putusan"), decided_on=dt.date(2019, 6, 18), data=PDF,
       reason=side.mark(bank, "penghapusan"), file_name=f"{side.mark(bank, 'surat')}.pdf")  # fmt: skip


def _complained(do: Doing, side: Side, who: str, owner: str, kind: str, **more: str) -> uuid.UUID:
    new = NewComplaint(
        side.desa[0], f"{side.mark(owner, kind)} lama sekali.", Channel.FACE, "BPNT",
        name=side.mark(owner, "pelapor"), contact=side.mark(owner, "kontak"), **more,
    )  # fmt: skip
    made = do(coordination.record_complaint, who, new=new).id
    do.named[str(made)] = side.mark(owner, kind)
    return made


def _of_office(do: Doing, side: Side) -> None:
    """Let the office, Bulog and Dukcapil have something of their own on a side."""
    operator = _who(side, "operator")
    for owner, code, program, cause in (
        ("dns", f"DINSOS-{side.code}", "BPNT", "CARD_UNDISTRIBUTED"),
        ("blg", side.bulog, "RASTRA", "RICE_SHORT"),
        ("dkc", f"DUKCAPIL-{side.code}", "BPNT", "NIK_INVALID"),
    ):
        made = do(coordination.open_obstacle, operator, program=program, cause=cause,
                  code=side.desa[0], source="person", words=side.mark(owner, "hambatan"),
                  owner_org=organisation(code))  # fmt: skip
        do.named[str(made.id)] = side.mark(owner, "hambatan")
    do(record_warehouse, _who(side, "bulog"), name=side.mark("blg", "gudang"), code=side.code,
       organisation_id=organisation(side.bulog), valid_from=dt.date(2018, 1, 1))  # fmt: skip
    _complained(do, side, operator, "dns", "keluhan")
    _complained(do, side, operator, "sen", "keluhan", sensitive="KEKERASAN")
    decree = Decree(side.mark("tim", "sk"), dt.date(2019, 1, 7), dt.date(2019, 1, 7))
    found = coordination.set_up_team(
        code=side.desa[0][:6], decree=decree, by=SYSTEM, at=NOW, key=""
    )
    do.named[str(found.id)] = side.mark("tim", "tikor")
    chair = NewMember(Seat.CHAIR, side.mark("tim", "jabatan"), decree, side.mark("tim", "nama"))
    coordination.add_member(team_id=found.id, new=chair, by=SYSTEM, at=NOW, key="")
    text = f"kode_wilayah,program,periode,kpm,sk\n{side.code},BPNT,{MAY},900,{side.mark('dns', 'sk')}\n"
    sent = do(evidence.receive, operator, source=io.BytesIO(text.encode()), contract="kuota",
              file_name=f"{side.mark('dns', 'berkas')}.csv", sender=organisation(f"DINSOS-{side.code}"),
              program=None, period=None, path=side.path, at_once=True)  # fmt: skip
    do(accept_evidence, operator, evidence_id=sent.evidence_id)


def _meet(do: Doing, side: Side) -> None:
    """Let a side's province have met: a decision for each bank, one for the office, and one for all."""
    province = _who(side, "province")
    invited = [organisation(one) for one in (*BANKS, f"DINSOS-{side.code}", side.bulog)]
    invitation = meetings.Invitation(
        side.mark("all", "rakor"), timezone.localdate(NOW), side.mark("all", "tempat"), invited
    )
    made = do(meetings.plan_meeting, province, kind=MeetingKind.PROVINCE, period=MAY,
              codes=[side.code], invitation=invitation).id  # fmt: skip
    do(agenda.add_item, province, meeting_id=made, words=side.mark("dns", "acara"), code=side.code)
    do.named[str(made)] = side.mark("all", "rakor")
    do(make_packs, province, meeting_id=made)
    do(meetings.hold_meeting, province, meeting_id=made)
    due = timezone.localdate(NOW) + dt.timedelta(days=9)
    for owner, code in (*((one, one) for one in BANKS), ("dns", f"DINSOS-{side.code}")):
        said = do(deciding.decide, province, meeting_id=made, words=side.mark(owner, "keputusan"),
                  code=side.code, owner_org=organisation(code), due=due)  # fmt: skip
        do.named[str(said.obstacle_id)] = side.mark(owner, "keputusan")
    do(deciding.decide, province, meeting_id=made, words=side.mark("all", "keputusan"))
    draft = do(minutes.write_minutes, province, meeting_id=made, notes=side.mark("ntl", "catatan"))
    second = f"second of {side.letter.upper()}"
    do(minutes.sign_minutes, second, meeting_id=made, digest=draft.digest)
