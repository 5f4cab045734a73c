"""Job sheets as PDF, set by typst. Texts of shoppers are passed as values, never as markup."""

import json
from collections.abc import Iterable
from pathlib import Path

from django.template import defaultfilters
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.templatetags.site_tags import day
from orders.order.models import Order
from store.calendars.promise import PromiseKind

from .lettering import Words
from .models import Job, JobStep
from .sheet_fonts import folder, missing
from .sheets import Sheet
from .spelling import Sign

TEMPLATE = Path(__file__).parent / "sheet.typ"


def render_pdf(sheets: list[Sheet]) -> bytes:
    """All sheets in one file. If typst cannot draw a picture, the sheets say that it is missing."""
    import typst  # Slow to import, and only PDFs need it.

    try:
        return _compile(sheets, pictures=True)
    except typst.TypstError:
        return _compile(sheets, pictures=False)


def _compile(sheets: list[Sheet], *, pictures: bool) -> bytes:
    import typst

    values = {
        "title": ", ".join(sheet.job.number for sheet in sheets[:3]),
        "parts": _("Parts"),
        "note": _("Note of the customer"),
        "sheets": [_leaf(sheet, place, len(sheets), pictures) for place, sheet in enumerate(sheets, 1)],
    }
    return typst.compile(  # type: ignore[misc]
        TEMPLATE.read_bytes(), font_paths=[folder()], sys_inputs={"sheets": json.dumps(values, ensure_ascii=False)}
    )


def _leaf(sheet: Sheet, place: int, of: int, pictures: bool) -> dict:
    job, line, order = sheet.job, sheet.job.line, sheet.job.line.order
    address = order.delivery_address
    again = ngettext("made again", "made again %(times)d times", job.rejected) % {"times": job.rejected}
    at_proof = job.status == Job.Status.PROOF
    quantity = ngettext("%(count)d piece", "%(count)d pieces", line.quantity_to_send) % {"count": line.quantity_to_send}
    drawing, wide, tall = sheet.sides if sheet.is_measured and pictures else (line.picture, 0, 0)
    return {
        "counted": _("Job sheet %(number)d of %(total)d") % {"number": place, "total": of},
        "number": job.number,
        "again": again if job.rejected else "",
        "what": f"{_safe(line.name)}, {quantity}.",
        "due": _due(job, order),
        "warning": _("Do not begin: the customer has not approved it yet.") if at_proof else "",
        "bars": str(sheet.bars),
        "code": _standalone(str(sheet.code)),
        "picture": _standalone(drawing) if pictures else "",
        "wide": wide,
        "tall": tall,
        "no_picture": _("The drawing cannot be printed here. Take it from the screen.") if line.picture else "",
        "across": job.size.get("across", ""),
        "upright": job.size.get("upright", ""),
        "facts": _facts(sheet),
        "words": [_text_section(words, sheet) for words in sheet.words],
        "note": [_safe(row) for row in order.note.split("\n")] if order.note else [],
        "parts": [[part["what"], part["sku"], f"{part['amount']} {part['unit']}".strip()] for part in job.parts],
        "steps": [_step(step) for step in job.steps.all()],
        "foot": [
            _safe(_("For %(name)s, %(place)s") % {"name": address.get("name", ""), "place": address.get("city", "")}),
            _("Order %(number)s") % {"number": order.number},
            _("Printed %(when)s") % {"when": defaultfilters.date(timezone.localtime(), "D j M Y, H:i")},
        ],
    }


def _due(job: Job, order: Order) -> str:
    if job.due_on:
        return _("To be made by %(day)s") % {"day": day(job.due_on)}
    return _("Day to be told") if order.promise_kind == PromiseKind.OPEN else ""


def _facts(sheet: Sheet) -> list[dict]:
    article = [_("Article"), sheet.job.line.sku]
    chosen = [[_safe(choice["group"]), _safe(_label(choice))] for choice in sheet.choices]
    blocks = [{"name": _("Choices"), "rows": [article, *chosen]}]
    if sheet.job.measures:
        rows = [[each["name"], each["value"]] for each in sheet.job.measures]
        blocks.append({"name": _("Measures"), "rows": rows})
    return blocks


def _label(choice: dict) -> str:
    """The chosen option; an upload with the beginning of its hash."""
    label = str(choice.get("label") or "")
    return f"{label} ({choice['file'][:12]})" if choice.get("file") else label


def _text_section(words: Words, sheet: Sheet) -> dict:
    title = _("Make exactly this: %(group)s") % {"group": words.group}
    if proof := sheet.proof:
        about = {"version": proof.version, "day": defaultfilters.date(timezone.localtime(proof.answered_at), "j M")}
        title += ", " + _("proof %(version)d, approved on %(day)s") % about
    whole = words.text.split("\n")
    return {
        "name": _safe(title),
        "whole": [] if words.is_list else [_safe(line) for line in whole],
        "items": [_("Item %(number)d") % {"number": place} for place, _line in enumerate(whole, 1)]
        if words.is_list
        else [],
        "longest": max(map(len, whole)),
        "lines": [[[_sign(sign) for sign in part] for part in line] for line in words.lines],
        "remarks": [_safe(remark) for remark in words.remarks],
        "missing": _about_missing(words.text),
    }


def _about_missing(text: str) -> list[str]:
    """A sentence about signs that no installed font has; the sheet prints their code points."""
    if not (signs := missing(text)):
        return []
    numbers = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
    return [_("No font here has these signs: %(numbers)s. Take them from the screen.") % {"numbers": numbers}]


def _sign(sign: Sign) -> dict:
    display = "·" if sign.is_space else sign.display
    return {"display": _safe(display), "space": sign.is_space, "odd": bool(sign.odd)}


def _safe(text: str) -> str:
    """The text with the code points of signs that no font has, instead of empty boxes."""
    for sign in missing(text):
        text = text.replace(sign, f"[{ord(sign):04X}]")
    return text


def _step(step: JobStep) -> dict:
    by = str(step.by or "") or (_("the customer") if step.is_proof and step.done_at else "")
    by = _("skipped") if step.is_skipped else by
    done = timezone.localtime(step.done_at) if step.done_at else None
    return {
        "name": step.name,
        "note": step.note,
        "done": bool(done),
        "by": _safe(by),
        "day": defaultfilters.date(done, "j M") if done else "",
    }


def _standalone(svg: str) -> str:
    """An inline SVG as a file."""
    if svg.startswith("<svg") and "xmlns=" not in svg.partition(">")[0]:
        return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return svg


def name_for(jobs: Iterable[Job]) -> str:
    """The name of the PDF file."""
    numbers = [job.number for job in jobs]
    return f"{numbers[0]}.pdf" if len(numbers) == 1 else "job-sheets.pdf"
