"""Job sheets: everything the workshop needs on one sheet, as a page and as a PDF."""

from decimal import Decimal

import pytest
from django.urls import reverse

from orders.production import barcode, pdf
from orders.production.models import Job
from orders.production.planning import _length
from orders.production.proofs import approve, send_proof
from orders.production.services import start
from orders.production.sheets import sheets
from store.configurator.models import OptionGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def job_for(plan, paid_order):
    """Makes a job of a mug with these words, by the plan of the tests."""

    def make(words: str = "Für Zoë", **fields) -> Job:
        if not hasattr(make, "planned"):
            plan(**fields)
            make.planned = True
        paid_order()
        job = Job.objects.with_line().latest("pk")
        job.line.choices = [each | ({"text": words} if each["yours"] else {}) for each in job.line.choices]
        job.line.save(update_fields=["choices"])
        return job

    return make


def sheet_page(client, **query) -> str:
    return client.get(reverse("jobs_admin:sheets"), query).content.decode()


def leaf(words: str = "", **fields) -> dict:
    """What the PDF says of the newest job."""
    job = Job.objects.with_line().with_steps().with_proofs().latest("pk")
    return pdf._leaf(sheets([job])[0], 1, 1, True)


def test_a_sheet_has_parts_measures_steps_codes_and_size(client, owner, job_for):
    job = job_for(across="90", upright="95.5")
    start(job, actor=owner)
    client.force_login(owner)

    page = sheet_page(client, job=job.pk)

    for part in ("Clay", "0.5 kg", "Depth of cut", "0.6 mm", "Glaze", 'class="bars"', 'class="qr"', "90 mm", "95.5 mm"):
        assert part in page
    assert "Cobalt" not in page


def test_it_says_which_proof_was_approved_and_warns_before(client, owner, job_for):
    job = job_for(needs_proof=True)
    client.force_login(owner)
    assert "Do not begin" in sheet_page(client, job=job.pk)

    approve(send_proof(job, actor=owner), by="Gesa")

    assert "proof 1, approved on" in sheet_page(client, job=job.pk)
    assert "Do not begin" not in sheet_page(client, job=job.pk)


def test_a_length_is_millimetres_or_the_answer_of_a_group(job_for, mug):
    group = OptionGroup(key="width", name="Width", kind="number", unit="cm", required=False)
    group.option_set, group.low, group.high, group.step = mug.made_to_order.option_set, 10, 200, Decimal(1)
    group.save()
    line = job_for().line

    assert _length("90.50", line, {}) == "90.5 mm"
    assert _length("width", line, {"width": "180"}) == "180 cm"
    assert [_length(text, line, {"glaze": ["ink"]}) for text in ("width", "glaze", "nothing")] == ["", "", ""]


@pytest.mark.parametrize(
    "words", ["Für Zoë", 'Il #strong[x] $1$ \\ " ] ) *', "慢慢来", "a\u200bb", "🎉 Ø Ω Ж", "שלום", "w" * 24]
)
def test_any_words_come_out_as_a_pdf(client, owner, job_for, words):
    job = job_for(words)
    client.force_login(owner)

    answer = client.get(reverse("jobs_admin:sheets_pdf"), {"job": job.pk})

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{job.number}.pdf"'
    assert answer.content.startswith(b"%PDF-")


def test_signs_without_a_font_are_said_to_be_missing(job_for):
    job_for("Hi \U000f0001")

    values = leaf()["words"][0]

    assert values["whole"] == ["Hi [F0001]"]
    assert "U+F0001" in values["missing"][0]


def test_a_picture_that_cannot_be_rendered_stops_no_sheet(job_for):
    job = job_for()
    type(job.line).objects.update(picture="<svg broken")
    ready = Job.objects.with_line().with_steps().with_proofs()

    assert pdf.render_pdf(sheets(ready)).startswith(b"%PDF-")


def test_several_sheets_are_one_pdf(client, owner, job_for):
    jobs = [job_for(), job_for()]
    client.force_login(owner)

    answer = client.get(reverse("jobs_admin:sheets_pdf"), {"job": [job.pk for job in jobs]})

    assert 'filename="job-sheets.pdf"' in answer["Content-Disposition"]
    assert b"/Count 2" in answer.content


@pytest.mark.parametrize("query", ["job=x", "job=99999999999999999999", "order=%00", ""])
def test_a_pdf_of_nothing_is_a_normal_page(client, owner, query):
    client.force_login(owner)

    assert client.get(f"{reverse('jobs_admin:sheets_pdf')}?{query}").status_code == 404


def test_nobody_else_gets_the_pdf(client, alice, job_for):
    job = job_for()
    client.force_login(alice.user)

    assert client.get(reverse("jobs_admin:sheets_pdf"), {"job": job.pk}).status_code in {302, 403}


def test_the_list_has_boxes_for_the_sheets_of_several(client, owner, job_for):
    job = job_for()
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:index")).content.decode()

    assert f'form="many" name="row" value="{job.pk}"' in page
    assert "One PDF" in page


def test_bars_say_the_number_with_its_check_sign():
    # Start B, A, F, -, 1, then (104 + 33 + 2·38 + 3·13 + 4·17) mod 103 = 11, stop.
    assert barcode.modules("AF-1") == "2112141113231323111221321232212312122331112"


@pytest.mark.parametrize("text", ["é", "\n", "\x7f"])
def test_bars_refuse_what_they_cannot_say(text):
    with pytest.raises(ValueError, match="printable"):
        barcode.modules(text)


def test_each_unit_has_its_own_name_and_files_are_named(client, owner, job_for):
    job = job_for()
    names = {"group": "Names", "label": "", "text": "Il, Zoë", "yours": True, "names": ["Il", "Zoë"]}
    file = {"group": "Picture", "label": "cat.png, 40 × 40 pixels", "text": "", "yours": False, "file": "ab" * 32}
    job.line.choices = [names, file]
    job.line.save(update_fields=["choices"])
    client.force_login(owner)

    page, values = sheet_page(client, job=job.pk), leaf()

    assert page.index("Item 1") < page.index("Item 2")
    assert f"/uploads/{'ab' * 32}/small/" in page
    assert values["words"][0]["items"] == ["Item 1", "Item 2"]
    assert values["facts"][0]["rows"][-1] == ["Picture", "cat.png, 40 × 40 pixels (abababababab)"]
    assert pdf.render_pdf(sheets([job])).startswith(b"%PDF-")
