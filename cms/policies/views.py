"""The page of the policy, and of each version of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from cms.foundation.public import public

from .models import PolicyVersion
from .services import current_policy
from .wording import table


@public("pages")
def current(request: HttpRequest) -> HttpResponse:
    """The policy in use; 404 before one is published."""
    found = current_policy()
    if found.pk is None:
        raise Http404(_("There is no policy yet."))
    return _page(request, PolicyVersion.objects.get(pk=found.pk))


@public("pages")
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version, such as the one that an order was placed under."""
    return _page(request, get_object_or_404(PolicyVersion, number=number))


def _page(request: HttpRequest, found: PolicyVersion) -> HttpResponse:
    is_current = found.pk == current_policy().pk
    context = {"version": found, "is_current": is_current, "rows": table(found.terms), "crumbs": [(found.title, "")]}
    return TemplateResponse(request, "cms/policies/policy.html", context)
