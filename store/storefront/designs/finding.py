"""What the views of designs share: the design of an address, and how a GET of a form's address is answered."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from store.designs.models import Design

from .ownership import is_own


def changes(view: Callable) -> Callable:
    """The view handles a POST; a GET is redirected to the design, or to one's own designs."""

    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponse:
        if request.method != "POST":
            return redirect("designs:show", named["token"]) if named else redirect("designs:mine")
        return view(request, **named)

    return answer


def design_by_link(token: str) -> Design:
    """The design of a link, for anybody.

    Raises:
        Http404: there is none, or it is deleted.
    """
    return get_object_or_404(Design.objects.with_products(), token=token[:64])


def own_design(request: HttpRequest, token: str) -> Design:
    """The visitor's own design.

    Raises:
        Http404: there is none, or it belongs to somebody else.
    """
    design = design_by_link(token)
    if not is_own(request, design):
        raise Http404
    return design
