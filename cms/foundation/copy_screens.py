"""The screen that copies a row with drafts: it asks for the name and opens the copy."""

from typing import ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.log_actions import log
from wagtail.models import RevisionMixin
from wagtail.permissions import policy_registry

from cms.text.forms import LineField

#: Digits of a key that a database can hold.
MAX_DIGITS = 18


class DraftCopyView(View):
    """For ``copy_view_class`` of a viewset of snippets, which fills the first two."""

    model: type[models.Model] | None = None
    edit_url_name = ""
    http_method_names: ClassVar = ["get", "post"]
    #: What the copy brings with it, as a sentence.
    note: str | Promise = gettext_lazy("The copy is a draft with everything in it and a code of its own.")

    def make_copy(self, row: models.Model, name: str) -> RevisionMixin:
        """A saved copy with this name."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, pk: int | str) -> HttpResponse:
        if not policy_registry.get_by_type(self.model).user_has_permission(request.user, "add"):
            raise PermissionDenied
        if len(str(pk)) > MAX_DIGITS:
            raise Http404
        return super().dispatch(request, get_object_or_404(self.model, pk=pk))

    def get(self, request: HttpRequest, row: models.Model) -> HttpResponse:
        form = self._form(initial={"name": _("%(name)s (copy)") % {"name": row}})
        return self._page(request, row, form)

    def post(self, request: HttpRequest, row: models.Model) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(request, row, form, status=422)
        copy = self.make_copy(row, form.cleaned_data["name"])
        copy.save_revision(user=request.user)
        log(instance=copy, action="wagtail.create", user=request.user)
        messages.success(request, _("“%(name)s” is a copy and a draft: publish it when it is ready.") % {"name": copy})
        return redirect(self.edit_url_name, copy.pk)

    def _form(self, *args, **kwargs) -> forms.Form:
        length = self.model._meta.get_field("name").max_length
        fields = {"name": LineField(label=_("Name of the copy"), max_length=length)}
        return type("CopyForm", (forms.Form,), fields)(*args, **kwargs)

    def _page(self, request: HttpRequest, row: models.Model, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "note": self.note,
            "header_title": _("Copy “%(name)s”") % {"name": row},
            "back": reverse(self.edit_url_name, args=[row.pk]),
        }
        return TemplateResponse(request, "cms/foundation/admin/copy.html", context, status=status)
