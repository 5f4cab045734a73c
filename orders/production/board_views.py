"""The page of the board, its part for the script, and what each person chose on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from .board import StepsQuestion, board
from .board_choices import choice_of, choose, fold
from .forms import ChooseForm, FoldForm
from .models import Pause

#: The header with which the board's script requests the board instead of a page.
FROM_THE_BOARD = "X-Board"


class BoardView(WagtailAdminTemplateMixin, View):
    """The board of the workshop."""

    template_name = "orders/production/admin/board.html"
    page_title = gettext_lazy("Workshop")
    header_icon = "cogs"

    def get(self, request: HttpRequest) -> HttpResponse:
        _check_may_view(request)
        if request.headers.get(FROM_THE_BOARD):
            return board_part(request)
        return self.render_to_response(self.get_context_data())

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        jobs = HeaderButton(_("All jobs"), url=reverse("jobs_admin:index"), icon_name="list-ul", priority=10)
        return [jobs, print_button()]

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | _context(self.request)


@require_POST
def choose_jobs(request: HttpRequest) -> HttpResponse:
    """Show all jobs, one's own, or those of one category."""
    _check_may_view(request)
    form = ChooseForm(request.POST)
    if form.is_valid():
        choose(request.user, **form.cleaned_data["show"])
        return _board_again(request)
    return _board_again(request, " ".join(form.errors.get("show", [])), status=422)


@require_POST
def fold_column(request: HttpRequest) -> HttpResponse:
    """Fold or open one column."""
    _check_may_view(request)
    form = FoldForm(request.POST)
    if form.is_valid():
        fold(request.user, place=form.cleaned_data["place"], is_folded=form.cleaned_data["fold"])
        return _board_again(request)
    return _board_again(request, _("There is no such column."), status=422)


def board_part(
    request: HttpRequest, sentence: str = "", *, question: StepsQuestion | None = None, status: int = 200
) -> HttpResponse:
    """The board without its page, with the result of the last action, or the question that comes before it."""
    context = _context(request) | {"sentence": sentence, "refused": status != 200, "question": question}
    return render(request, "orders/production/admin/_board.html", context, status=status)


def print_button() -> HeaderButton:
    address = f"{reverse('jobs_admin:sheets')}?view=to-make"
    return HeaderButton(_("Print the next sheets"), url=address, icon_name="doc-full", priority=20)


def _board_again(request: HttpRequest, problem: str = "", *, status: int = 200) -> HttpResponse:
    if request.headers.get(FROM_THE_BOARD):
        return board_part(request, problem, status=status)
    if problem:
        messages.error(request, problem)
    return redirect("jobs_admin:board")


def _context(request: HttpRequest) -> dict:
    may_act = request.user.has_perm("production.change_job")
    return {"board": board(choice_of(request.user)), "may_act": may_act, "reasons": Pause.Reason.choices}


def _check_may_view(request: HttpRequest) -> None:
    if not request.user.has_perm("production.view_job"):
        raise PermissionDenied
