"""The screen of background work: queues, failed rows, and running them again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from . import queues
from .heartbeat import living_workers
from .permissions import may_see_work


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Workers, queues, rows that failed for good, and rows that are retried."""
    _check_permission(request)
    context = {
        "page_title": _("Background work"),
        "header_icon": "cogs",
        "workers": living_workers().order_by("started_at"),
        "queues": queues.figures(),
        "failed": queues.failed_for_good(),
        "retried": queues.retried(),
    }
    return render(request, "customers/timeline/admin/work.html", context)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Run one failed row again, or without ``pk`` all of its kind."""
    _check_permission(request)
    key = request.POST.get("pk", "")
    if key and not (key.isdecimal() and len(key) < 19):
        return HttpResponse(_("This is no key of a row."), status=400)
    count = queues.retry(request.POST.get("kind", ""), pk=int(key) if key else None)
    if count:
        sentence = ngettext("%(count)d is run again.", "%(count)d are run again.", count) % {"count": count}
        messages.success(request, sentence)
    else:
        messages.error(request, _("There is nothing to run again: it is done, or its codes are erased."))
    return redirect("work_admin")


def _check_permission(request: HttpRequest) -> None:
    if not may_see_work(request.user):
        raise PermissionDenied
