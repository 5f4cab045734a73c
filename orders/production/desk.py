"""The workshop acts on jobs, and prints their sheets."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.foundation.desk import back_from
from customers.timeline.states import WrongState

from . import services
from .models import Job
from .sheets import sheets

#: Sheets printed at once.
MOST_SHEETS = 50


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody begins."""
    return _act(request, pk, services.start, _("%(job)s has begun."))


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """It is made."""
    return _act(request, pk, services.finish, _("%(job)s is made."))


def _act(request: HttpRequest, pk: int, action: Callable, said: str) -> HttpResponse:
    if not request.user.has_perm("production.change_job"):
        raise PermissionDenied
    job = get_object_or_404(Job.objects.with_line(), pk=pk)
    try:
        action(job, actor=request.user)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said % {"job": job})
    return back_from(request, "orders_admin:inspect", job.line.order_id)


@require_GET
def print_sheets(request: HttpRequest) -> HttpResponse:
    """The sheets of the jobs named in ``job``, of all jobs of an ``order``, or of the next that are ``to-make``."""
    if not request.user.has_perm("production.view_job"):
        raise PermissionDenied
    keys = [int(key[:18]) for key in request.GET.getlist("job") if key.isdecimal()][:MOST_SHEETS]
    order = request.GET.get("order", "")
    found = Job.objects.with_line().exclude(status=Job.Status.CANCELLED).order_by("number")
    wanted = found.filter(line__order=int(order[:18])) if order.isdecimal() else found.filter(pk__in=keys)
    if request.GET.get("view") == "to-make":
        wanted = Job.objects.to_make().with_line().order_by("due_on", "pk")
    leaves = sheets(wanted[:MOST_SHEETS])
    if not leaves:
        raise Http404
    return render(request, "orders/production/sheets.html", {"sheets": leaves})
