"""The pages of an action on many rows: what will be done, and what was done, row by row."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.permissions import policy_registry

from .bulk_actions import MAX_ROWS, BulkAction, BulkPrint, keys_in, list_actions, run
from .models import BulkRow

#: The action that every list with columns to export has.
EXPORT = "export"


@dataclass(frozen=True)
class BulkLine:
    """One row on the page: its form, or why it is left out."""

    row: Model
    url: str
    detail: str
    reason: str
    form: Form | None


@dataclass(frozen=True)
class BulkList:
    """The list an action belongs to: its model, and the names of its URLs."""

    model: type[Model]
    index: str
    inspect: str
    bulk: str
    done: str

    def back(self, request: HttpRequest) -> str:
        """The address of the list as the user left it."""
        wanted = request.POST.get("back") or request.GET.get("back", "")
        is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, {request.get_host()})
        return wanted if is_ours else reverse(self.index)


@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, key: str, bulk_list: BulkList) -> HttpResponse:
    """GET lists the ticked rows with the questions; POST acts on each and redirects to the results."""
    _check_may_view(request, bulk_list)
    keys = keys_in(request.POST if request.method == "POST" else request.GET)
    if not keys:
        messages.warning(request, _("Tick the rows first, then choose what to do with them."))
        return redirect(bulk_list.back(request))
    if key == EXPORT:
        kind = "csv" if request.GET.get("format") == "csv" else "xlsx"
        return redirect(f"{reverse(bulk_list.index)}?{urlencode({'export': kind, 'row': keys}, doseq=True)}")
    action = _action(request, key, bulk_list)
    if isinstance(action, BulkPrint):
        return redirect(f"{reverse(action.url_name)}?{urlencode({action.parameter: keys}, doseq=True)}")
    return (
        _page(request, action, keys, bulk_list) if request.method != "POST" else _post(request, action, keys, bulk_list)
    )


@require_GET
def bulk_done(request: HttpRequest, form: uuid.UUID, bulk_list: BulkList) -> HttpResponse:
    """What happened to each row of a form; for the person who sent it."""
    _check_may_view(request, bulk_list)
    rows = list(BulkRow.objects.filter(form=form, by=request.user)[:MAX_ROWS])
    if not rows:
        raise Http404
    failed = [row for row in rows if not row.is_done]
    action = next((each for each in list_actions(bulk_list.model, request.user) if each.key == rows[0].action), None)
    again = (
        f"{reverse(bulk_list.bulk, args=[action.key])}?{urlencode({'row': [row.row for row in failed]}, doseq=True)}"
    )
    context = {
        "results": [(row, reverse(bulk_list.inspect, args=[row.row])) for row in rows],
        "done": len(rows) - len(failed),
        "failed": len(failed),
        "again": again if failed and action else "",
        "back": bulk_list.back(request),
        "header_title": str(action.label).rstrip(" …") if action else _("Results"),
    }
    return render(request, "cms/foundation/admin/bulk_done.html", context)


def _check_may_view(request: HttpRequest, bulk_list: BulkList) -> None:
    policy = policy_registry.get_by_type(bulk_list.model)
    if not policy.user_has_any_permission(request.user, {"view", "change"}):
        raise PermissionDenied


def _action(request: HttpRequest, key: str, bulk_list: BulkList) -> BulkAction | BulkPrint:
    action = next((each for each in list_actions(bulk_list.model, request.user) if each.key == key), None)
    if action is None:
        raise PermissionDenied
    return action


def _post(request: HttpRequest, action: BulkAction, keys: Sequence[int], bulk_list: BulkList) -> HttpResponse:
    try:
        token = uuid.UUID(request.POST.get("form", ""))
    except ValueError:
        messages.error(request, _("This page was not complete. Please look at it again."))
        return redirect(bulk_list.back(request))
    form = action.form_class(request.POST) if action.form_class else None
    lines = _lines(action, keys, bulk_list, request.POST)
    forms = [each for each in (form, *(line.form for line in lines)) if each]
    refused = [each for each in forms if not each.is_valid()]
    if refused:
        return _page(request, action, keys, bulk_list, form=form, lines=lines, token=token)
    by_row = {line.row.pk: line.form.cleaned_data for line in lines if line.form}
    reasons = {line.row.pk: line.reason for line in lines if line.reason}
    values = {"values": form.cleaned_data if form else {}, "values_by_row": by_row, "reasons": reasons}
    run(action, [line.row for line in lines], form=str(token), actor=request.user, **values)
    done = reverse(bulk_list.done, args=[token])
    if not BulkRow.objects.filter(form=token, by=request.user).exists():
        messages.warning(request, _("There was nothing to do."))
        return redirect(bulk_list.back(request))
    return redirect(f"{done}?{urlencode({'back': bulk_list.back(request)})}")


def _page(
    request: HttpRequest,
    action: BulkAction,
    keys: Sequence[int],
    bulk_list: BulkList,
    *,
    form: Form | None = None,
    lines: list[BulkLine] | None = None,
    token: uuid.UUID | None = None,
) -> HttpResponse:
    is_refused = lines is not None
    lines = _lines(action, keys, bulk_list) if lines is None else lines
    context = {
        "action": action,
        "form": form or (action.form_class and action.form_class()),
        "lines": lines,
        "left_out": [line for line in lines if line.reason],
        "count": sum(not line.reason for line in lines),
        "is_full": len(keys) == MAX_ROWS,
        "token": token or uuid.uuid4(),
        "is_refused": is_refused,
        "back": bulk_list.back(request),
        "header_title": str(action.label).rstrip(" …"),
    }
    return render(request, "cms/foundation/admin/bulk.html", context, status=422 if is_refused else 200)


def _lines(
    action: BulkAction, keys: Sequence[int], bulk_list: BulkList, data: Mapping[str, Any] | None = None
) -> list[BulkLine]:
    """The rows in the order in which they were ticked."""
    found = {row.pk: row for row in action.rows(bulk_list.model._default_manager.filter(pk__in=keys))}
    rows = [found[key] for key in keys if key in found]
    action.prepare(rows)
    return [_line(action, row, bulk_list, data) for row in rows]


def _line(action: BulkAction, row: Model, bulk_list: BulkList, data: Mapping[str, Any] | None) -> BulkLine:
    reason = action.reason_against(row)
    form = None if reason else action.row_form(row, data)
    return BulkLine(row, reverse(bulk_list.inspect, args=[row.pk]), action.detail(row), reason, form)
