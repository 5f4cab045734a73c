"""The sheet of variants in the back office."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.catalogue.models import Product
from store.configurator.services import product_below_zero

from .saving import SheetRefused, save_sheet
from .sheet import sheet_of, wrong_cells


def variants(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save the variants of a product."""
    if not request.user.has_perm("catalogue.change_variant"):
        raise PermissionDenied
    product = get_object_or_404(Product, pk=pk)
    sheet, status = sheet_of(product, request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if sheet.is_valid():
            try:
                count = save_sheet(product, sheet, actor=request.user)
            except SheetRefused:
                status = 409
            else:
                sentence = ngettext("%(count)d variant was saved.", "%(count)d variants were saved.", count)
                messages.success(request, sentence % {"count": count})
                if warning := product_below_zero(product):
                    messages.warning(request, warning)
                return redirect("variants_admin", product.pk)
    context = {
        "product": product,
        "sheet": sheet,
        "wrong": list(wrong_cells(sheet)),
        "header_title": _("Variants of %(name)s") % {"name": product.name},
        "problem": _("Nothing is saved yet. Look at the cells that say why.") if status == 409 else "",
    }
    return TemplateResponse(request, "store/transfer/sheet.html", context, status=status)
