"""Which pages the tests open in a real browser, and as whom."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)
PAGES = {
    "operator": (
        "/",
        "/wilayah/",
        "/ditangani/",
        "/penyaluran/",
        "/pembayaran/",
        "/pembayaran/daftar/?state=CREDITED",
        "/pengembalian/",
        "/pengembalian/baru/",
        "/berkas/",
        "/berkas/petakan/",
        "/laporan/",
        "/keluarga/",
        "/perubahan/",
        "/perubahan/?state=usulan",
        "/perubahan/baru/",
        "/daftar-tunggu/",
        "/keluarga-ganda/",
        "/sinkron/",
        "/sinkron/konflik/",
        "/sinkron/perubahan/",
        "/mutu/",
        "/mutu/dahulukan/",
        "/mutu/keluarga/?rule=account_missing",
        "/mutu/aturan/",
        "/saya/",
        "/saya/token/",
        "/tugas/",
        "/buku/?period=2019-04&from=2019-03",
        "/buku/penampungan/",
    ),
    "head": (
        "/mutu/aturan/matikan/?rule=account_missing",
        "/",
        "/laporan/?period=2019-03",
        "/ditangani/",
        "/perubahan/",
    ),
    "province": ("/", "/?period=2019-03&measure=RASTRA", "/wilayah/", "/laporan/"),
    "bank": (
        "/",
        "/pembayaran/",
        "/ditangani/",
        "/berkas/",
        "/laporan/?period=2019-03",
        "/buku/?period=2019-03",
    ),
    "bulog": ("/?period=2019-03", "/ditangani/?period=2019-03", "/penyaluran/", "/buku/"),
    "facilitator": ("/", "/wilayah/", "/keluarga/", "/pertanyaan/", "/lapangan/"),
    "ministry": ("/", "/wilayah/", "/laporan/?period=2019-03", "/perintah/", "/perintah/baru/"),
    "analyst": ("/", "/ditangani/"),
    "auditor": ("/", "/audit/", "/ditangani/?what=BPNT.1"),
    "administrator": ("/orang/", "/orang/undang/", "/audit/", "/saya/"),
}
