"""The funnel and the chain say what was lost, where, and to whom it belongs."""

import xml.etree.ElementTree as ET

from salur.interfaces.web.charts import ChainStep, FunnelStep, chain, funnel

SVG = "{http://www.w3.org/2000/svg}"
FUNNEL = (
    FunnelStep("Kuota", 1000, "/a"),
    FunnelStep("Daftar", 990, "/b", "belum terisi", gap_url="/gap"),
    FunnelStep("Terkredit", 990),
    FunnelStep("Dibelanjakan", 1010, needs_someone=True),
)


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_loss_stands_between_the_steps() -> None:
    written = texts(funnel(FUNNEL, title="Corong"))
    assert written[:2] == ["Kuota", "1.000"]
    assert written[2] == "−10 belum terisi"
    assert written[3:5] == ["Daftar", "990 · 99,0\u00a0%"]


def test_equal_steps_have_nothing_between_them() -> None:
    assert not [t for t in texts(funnel(FUNNEL[1:3], title="Corong")) if t.startswith(("−", "+"))]


def test_more_than_before_is_said_and_not_hidden() -> None:
    assert "+20 lebih dari langkah sebelumnya" in texts(funnel(FUNNEL, title="Corong"))


def test_red_is_only_for_what_needs_someone() -> None:
    calm = funnel(FUNNEL[:3], title="Corong")
    assert "#b42318" not in calm
    assert "#b42318" in funnel(FUNNEL, title="Corong")


def test_every_step_with_an_address_is_a_link() -> None:
    links = [a.get("href") for a in ET.fromstring(funnel(FUNNEL, title="x")).iter(f"{SVG}a")]
    assert links == ["/a", "/gap", "/b"]


def test_the_description_tells_the_whole_picture() -> None:
    root = ET.fromstring(funnel(FUNNEL[:2], title="Corong", identifier="c"))
    assert root.get("aria-labelledby") == "c-title c-desc"
    described = root.findtext(f"{SVG}desc")
    assert described == "Kuota: 1.000; Daftar: 990 · 99,0\u00a0% (−10 belum terisi)"


def test_a_picture_with_links_is_a_group_and_one_without_is_an_image() -> None:
    assert ET.fromstring(funnel(FUNNEL, title="x")).get("role") == "group"
    assert ET.fromstring(funnel((FunnelStep("Kuota", 1),), title="x")).get("role") == "img"


def test_the_chain_counts_to_the_gram() -> None:
    steps = (ChainStep("DO", 33_333), ChainStep("Tiba", 33_000, loss="kurang timbang"))
    assert "−0,333\u00a0kg kurang timbang" in texts(chain(steps, title="Rantai"))


def test_nothing_at_all_is_drawn_without_a_fault() -> None:
    assert funnel((), title="x")
    assert "0.00%" in funnel((FunnelStep("Kuota", 0), FunnelStep("Daftar", 0)), title="x")


def test_text_from_outside_cannot_become_markup() -> None:
    drawn = funnel((FunnelStep("<script>", 1, '"/><script>'),), title="<b>")
    assert "<script>" not in drawn and "<b>" not in drawn


def test_a_full_picture_stays_small() -> None:
    assert len(funnel(FUNNEL * 2, title="x").encode()) < 20_000
