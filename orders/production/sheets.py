"""The content of a job sheet, for print and PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from store.drawing.crop import crop_to_content

from . import barcode
from .lettering import Words, others_of, words_of
from .models import Job, Proof

#: Width and height a drawing may take on a sheet, in millimetres.
_ROOM = (74.0, 68.0)


@dataclass(frozen=True)
class Sheet:
    """One sheet: a job with its choices, its texts, and the codes that open it."""

    job: Job
    choices: list[dict]
    words: list[Words]
    code: SafeString
    bars: SafeString

    @property
    def is_measured(self) -> bool:
        """Whether its plan says the size of the product, so that the drawing is cut to it."""
        return bool(self.job.size.get("across") or self.job.size.get("upright")) and bool(self.job.line.picture)

    @cached_property
    def sides(self) -> tuple[str, float, float]:
        """The drawing cut to the product, with its width and height on the sheet in millimetres."""
        drawing, ratio = crop_to_content(self.job.line.picture)
        wide = min(_ROOM[0], _ROOM[1] * ratio)
        return drawing, round(wide, 1), round(wide / ratio, 1)

    @property
    def cut_picture(self) -> SafeString:
        """The same for the page, as large as on paper."""
        drawing, wide, tall = self.sides
        sized = drawing.replace("<svg ", f'<svg width="{wide}mm" height="{tall}mm" ', 1)
        return mark_safe(sized)  # Written by our own composer at checkout, never by a shopper.

    @property
    def proof(self) -> Proof | None:
        """The approved version; needs ``with_proofs()`` to avoid a query."""
        return next((proof for proof in self.job.proofs.all() if proof.status == Proof.Status.APPROVED), None)


def sheets(jobs: Iterable[Job]) -> list[Sheet]:
    """A sheet for each job. Needs no further queries."""
    return [_sheet(job) for job in jobs]


def _sheet(job: Job) -> Sheet:
    bars = mark_safe(barcode.svg(job.number))  # Nothing but numbers of ours.
    return Sheet(job, others_of(job.line.choices), words_of(job.line.choices), _code(job), bars)


def _code(job: Job) -> SafeString:
    import segno  # Only sheets pay for it.

    address = settings.BASE_URL + reverse("jobs_admin:inspect", args=[job.pk])
    code = segno.make_qr(address, error="m")
    # segno writes nothing but a path of its own.
    return mark_safe(code.svg_inline(scale=3, border=0, svgclass="qr", lineclass=None, omitsize=True))
