"""The sheet of variants in the back office."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.catalogue.models import Product

from .sheet import save_sheet, sheet_of


def variants(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save the variants of a product."""
    if not request.user.has_perm("catalogue.change_variant"):
        raise PermissionDenied
    product = get_object_or_404(Product, pk=pk)
    sheet = sheet_of(product, request.POST or None)
    if request.method == "POST" and sheet.is_valid():
        count = save_sheet(product, sheet)
        said = ngettext("%(count)d variant was saved.", "%(count)d variants were saved.", count)
        messages.success(request, said % {"count": count})
        return redirect("variants_admin", product.pk)
    context = {"product": product, "sheet": sheet, "header_title": _("Variants of %(name)s") % {"name": product.name}}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "store/transfer/sheet.html", context, status=status)
