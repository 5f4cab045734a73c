"""Views that ask before a design is deleted or its link is closed, and that bring deleted designs back."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.foundation.confirmation import Confirmation, ask_to_confirm
from store.designs import services
from store.designs.models import Design
from store.designs.services import DesignRefused

from .finding import changes, own_design
from .ownership import deleted_designs
from .pages import CurrentDesign, current_designs

#: Deleted designs on their page.
MAX_DELETED = 24


@dataclass(frozen=True)
class DeletedDesignsPage:
    """The visitor's deleted designs, and for how many days they stay."""

    designs: list[CurrentDesign]
    days: int


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then delete one's own design. The list after it has a button to undo."""
    design = own_design(request, token)
    if request.method != "POST":
        return ask_to_confirm(request, _before_deleting(design))
    services.delete(design)
    return redirect(f"{reverse('designs:mine')}?{urlencode({'deleted': design.token})}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then stop sharing: the old link becomes a 404."""
    design = own_design(request, token)
    if request.method != "POST":
        return ask_to_confirm(request, _before_closing(design))
    services.close_link(design)
    messages.success(request, _("The old link no longer works. This is the new one."))
    return redirect(design)


@never_cache
@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """The designs that can be brought back."""
    found = deleted_designs(request).with_products()[:MAX_DELETED]
    page = DeletedDesignsPage(current_designs(found), settings.DELETED_DESIGNS_STAY.days)
    return render(request, "store/storefront/designs/deleted.html", vars(page))


@changes
def bring_back(request: HttpRequest, token: str) -> HttpResponse:
    """Undo the deletion of one's own design."""
    design = get_object_or_404(deleted_designs(request), token=token[:64])
    try:
        services.bring_back(design)
    except DesignRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("designs:deleted")
    messages.success(request, _("“%(name)s” is back, under its old link.") % {"name": design.name})
    return redirect(design)


def _before_deleting(design: Design) -> Confirmation:
    return Confirmation(
        heading=_("Delete “%(name)s”?") % {"name": design.name},
        consequences=[
            _("Its link stops working, also for people you gave it to."),
            _("You can bring it back within %(days)d days. After that it is deleted with all its versions.")
            % {"days": settings.DELETED_DESIGNS_STAY.days},
            _("Baskets and orders with this design stay as they are."),
        ],
        button=_("Delete the design"),
        keep=_("Keep it"),
        back=design.get_absolute_url(),
    )


def _before_closing(design: Design) -> Confirmation:
    return Confirmation(
        heading=_("Close the link of “%(name)s”?") % {"name": design.name},
        consequences=[
            _("Nobody can open the design by the old link any more. This cannot be undone."),
            _("You get a new link. The design itself stays as it is."),
        ],
        button=_("Close the link"),
        keep=_("Keep the link"),
        back=design.get_absolute_url(),
    )
