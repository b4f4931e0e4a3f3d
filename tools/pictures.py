"""Takes the handbook's pictures of a practice area that is being served: small, made up, marked.

    make practice                                  in one terminal
    make pictures                                  in another: python -m tools.pictures

Each picture shows the page that a step of a guide names, as whoever takes the step sees it. What is
taken stands in the repository, for no office has a browser to take pictures with; WebP keeps each
below 40 KB. A test compares the names with those that the guides ask for.
"""

import base64
import json
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/salur/interfaces/web/static/salur/panduan"
SIZE = {"width": 960, "height": 600}
MOST = 38_000  # bytes
_QUALITIES = (0.8, 0.65, 0.5, 0.35, 0.2)
# name: (whose sign-in of the practice area, the page)
PICTURED = {
    "angka": ("auditor.kemensos", "/angka/?term=credited_to_order&period=2019-04&region=63"),
    "beras": ("operator.6202", "/beras/?period=2019-04"),
    "berkas": ("operator.6371", "/berkas/"),
    "ditangani": ("operator.6371", "/ditangani/?period=2019-04"),
    "ganda": ("operator.6371", "/keluarga-ganda/"),
    "mutu": ("operator.6371", "/mutu/"),
    "pembayaran": ("operator.6371", "/pembayaran/?period=2019-04"),
    "penyaluran": ("operator.6371", "/penyaluran/?period=2019-04"),
    "peralihan": ("province.63", "/peralihan/?region=6302"),
    "perubahan": ("operator.6371", "/perubahan/"),
    "petakan": ("operator.6371", "/berkas/petakan/"),
    "pusat": ("province.63", "/laporan/pusat/?period=2019-04"),
    "tenggat": ("operator.6202", "/tenggat/?period=2019-04"),
}
# A canvas writes WebP, which no package here does.
_TO_WEBP = """async ([png, quality]) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width; canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', quality).split(',')[1];
}"""


def main(address: str, data: Path) -> None:
    """Take every picture from what is served at `address`, whose sign-ins lie in `data`."""
    from playwright.sync_api import sync_playwright

    told = json.loads((data / "demo.json").read_text(encoding="utf-8"))
    passwords = {one["email"].split("@")[0]: one for one in told["sign_ins"]}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for who in sorted({who for who, _path in PICTURED.values()}):
            page = browser.new_context(viewport=SIZE, locale="id").new_page()
            _sign_in(page, address, passwords[who])
            for name, path in [(n, p) for n, (w, p) in PICTURED.items() if w == who]:
                answer = page.goto(address + path)
                assert answer.status == 200, (name, answer.status)
                page.evaluate("document.querySelector('main').scrollIntoView()")
                taken = _webp(browser, page.screenshot())
                (TARGET / f"{name}.webp").write_bytes(taken)
                sys.stdout.write(f"{name}.webp {len(taken):,} bytes\n")
        browser.close()


def _sign_in(page: Any, address: str, who: dict[str, str]) -> None:
    page.goto(address)
    page.fill("input[name=login]", who["email"])
    page.fill("input[name=password]", who["password"])
    page.click("main button[type=submit]")
    assert "/akun/" not in page.url, who["email"]


def _webp(browser: Any, png: bytes) -> bytes:
    """Give a picture as WebP, as good as its weight allows."""
    bare = browser.new_page()
    given = base64.b64encode(png).decode()
    for quality in _QUALITIES:
        taken = base64.b64decode(bare.evaluate(_TO_WEBP, [given, quality]))
        if len(taken) <= MOST:
            break
    bare.close()
    assert len(taken) <= MOST, "the page shows too much for a small picture"
    return taken


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8100",
        Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".salur-latihan"),
    )
