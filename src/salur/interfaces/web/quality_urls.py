"""The addresses of quality: validity, rules, and questions for the field."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import quality, questions

QUALITY: tuple[URLPattern, ...] = (
    page("mutu/", quality.show, "quality", verb="quality.read"),
    page("mutu/periksa/", quality.assess, "quality-assess", verb="quality.assess", methods=WRITE),
    page("mutu/dahulukan/", quality.first, "quality-first", verb="quality.read"),
    page("mutu/keluarga/", quality.families, "quality-families", verb="family.read"),
    page(
        "mutu/keluarga/unduh/", quality.export, "quality-export", verb="export.take", methods=WRITE
    ),
    page("mutu/aturan/", quality.rules, "quality-rules", verb="quality.read"),
    page(
        "mutu/aturan/matikan/",
        quality.switch_off,
        "quality-switch",
        verb="rule.switch",
        methods=BOTH,
    ),
    page(
        "mutu/aturan/<uuid:switch_id>/hidupkan/",
        quality.switch_on,
        "quality-switch-on",
        verb="rule.switch",
        methods=WRITE,
    ),
    page("pertanyaan/", questions.index, "questions", verb="question.answer"),
    page(
        "pertanyaan/<uuid:question_id>/",
        questions.show,
        "question",
        verb="question.answer",
        methods=BOTH,
    ),
)
