"""Job sheets for print, as a page and as a PDF."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from . import pdf
from .models import Job
from .sheets import Sheet, sheets

#: Sheets printed at once.
MAX_SHEETS = 50


@require_GET
def print_sheets(request: HttpRequest) -> HttpResponse:
    """The sheets as a page that the browser prints."""
    return render(request, "orders/production/sheets.html", {"sheets": _sheets_of(request)})


@require_GET
def pdf_of_sheets(request: HttpRequest) -> HttpResponse:
    """The same sheets in one PDF."""
    found = _sheets_of(request)
    name = pdf.name_for(sheet.job for sheet in found)
    return HttpResponse(
        pdf.render_pdf(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"},
    )


def _sheets_of(request: HttpRequest) -> list[Sheet]:
    """The jobs named in ``job``, all jobs of each ``order``, or the next that are ``to-make``."""
    if not request.user.has_perm("production.view_job"):
        raise PermissionDenied
    keys = [int(key[:18]) for key in request.GET.getlist("job") if key.isdecimal()][:MAX_SHEETS]
    orders = [int(key[:18]) for key in request.GET.getlist("order") if key.isdecimal()]
    found = Job.objects.with_line().with_steps().with_proofs().exclude(status=Job.Status.CANCELLED)
    wanted = found.filter(line__order__in=orders) if orders else found.filter(pk__in=keys)
    wanted = wanted.order_by("number")
    if request.GET.get("view") == "to-make":
        wanted = found.to_make().order_by("due_on", "pk")
    leaves = sheets(wanted[:MAX_SHEETS])
    if not leaves:
        raise Http404
    return leaves
