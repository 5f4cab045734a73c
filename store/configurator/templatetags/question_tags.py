"""The questions of a product in templates."""

from collections.abc import Collection, Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms.foundation.public import piece
from store.catalogue.models import Product
from store.configurator.help import Why
from store.configurator.states import GroupState

register = template.Library()
_TEMPLATE = "store/configurator/_question.html"


@register.simple_tag
def questions(
    groups: Iterable[GroupState],
    product: Product,
    as_of: object,
    *,
    asked: bool,
    why: Why | None,
    present: Collection[str] = (),
    swapped: bool = False,
) -> SafeString:
    """Every question; one with options is kept under its look, and ``as_of``, the state of the shop it follows.

    ``asked``: the shopper has answered; ``why``: what was asked about; ``present``: keys of fields that stand in the
    page; ``swapped``: each takes the place of the one in the page.
    """
    common = {"asked": asked, "product": product, "as_of": as_of, "present": present, "swapped": swapped}
    language = get_language()

    def shown(state: GroupState) -> str:
        if why and why.group == state.group.key:
            return render_to_string(_TEMPLATE, common | {"state": state, "why": why})
        if not state.group.has_options:
            return render_to_string(_TEMPLATE, common | {"state": state, "why": None})
        key = (language, as_of, state.asked, asked, swapped, state.look)
        return piece(_TEMPLATE, key, lambda: render_to_string(_TEMPLATE, common | {"state": state, "why": None}))

    return mark_safe("".join(map(shown, groups)))  # Rendered by templates, which escape what people write.
