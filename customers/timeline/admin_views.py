"""The screen of background work: how the queues stand, and what failed, to be run again."""

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
    """Workers, queues, what failed for good, and what is tried again."""
    _ask_to_see(request)
    context = {
        "page_title": _("Background work"),
        "header_icon": "cogs",
        "workers": living_workers().order_by("started_at"),
        "queues": queues.figures(),
        "failed": queues.failed_for_good(),
        "tried_again": queues.tried_again(),
    }
    return render(request, "customers/timeline/admin/work.html", context)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Run one failed row again, or with no key all of its kind."""
    _ask_to_see(request)
    key = request.POST.get("pk", "")
    if key and not (key.isdecimal() and len(key) < 19):
        return HttpResponse(_("This is no key of a row."), status=400)
    count = queues.retry(request.POST.get("kind", ""), pk=int(key) if key else None)
    if count:
        done = ngettext("%(count)d is run again.", "%(count)d are run again.", count) % {"count": count}
        messages.success(request, done)
    else:
        messages.error(request, _("There is nothing to run again: it is done, or its codes are erased."))
    return redirect("work_admin")


def _ask_to_see(request: HttpRequest) -> None:
    if not may_see_work(request.user):
        raise PermissionDenied
