"""What every page is compared with."""

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing, through the same server and middleware."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "public"})


class EmptyAdminView(WagtailAdminTemplateMixin, TemplateView):
    """The frame of the admin with its menus, and nothing in it."""

    template_name = "wagtailadmin/generic/base.html"
    page_title = "Empty"
