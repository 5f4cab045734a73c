"""What made to order brings to screens of other apps."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from customers.people.models import User
from store.catalogue.models import Product

from .models import MadeToOrder


def made_to_order_button(product: Product, user: User) -> Button | None:
    """From a product to how it is made; nothing for who may not change that."""
    if not user.has_perm("configurator.change_madetoorder"):
        return None
    if MadeToOrder.objects.filter(pk=product.pk).exists():
        address = reverse("made_to_order_admin:edit", args=[product.pk])
    else:
        address = f"{reverse('made_to_order_admin:add')}?product={product.pk}"
    return Button(_("Made to order"), url=address, icon_name="cogs", priority=40)
