"""Saves the sheet of variants: only edited cells, and none that changed since the sheet was opened."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import User
from store.catalogue.models import Product, Variant
from store.catalogue.services import refresh_cards
from store.pricing.services import set_price, write_price_from
from store.stock.models import StockLevel
from store.stock.services import CountRefused, count, level_of

from .sheet import OWN, VariantForm, rows


class SheetRefused(Exception):
    """Nothing was saved; the cells of the sheet say why."""


def save_sheet(product: Product, sheet: forms.BaseFormSet, *, actor: User) -> int:
    """Save the edited cells of a valid sheet; returns the number of edited rows.

    Raises:
        SheetRefused: a cell was changed meanwhile, or a count is below what is held.
    """
    typed = [form for form in sheet.forms if form.cleaned_data and form.typed]
    _write(product, typed, actor)
    return len(typed)


@atomic_with_retry
def _write(product: Product, typed: list[VariantForm], actor: User) -> None:
    known = {row.pk: row for row in product.variants.select_for_update(of=("self",), no_key=True).order_by("pk")}
    now = {row["pk"]: row for row in rows(product)}
    refused = [form for form in typed if _moved(form, now) or _sku_is_used(form)]
    if refused:
        raise SheetRefused
    place = len(known)
    for form in typed:
        _write_row(product, form, known, place)
    for level, form, name in sorted(_counts(typed), key=lambda each: each[0].pk):
        _count(level, form, name, actor)
    write_price_from(product)
    refresh_cards([product.pk])


def _moved(form: VariantForm, now: dict[int, dict]) -> bool:
    """Whether an edited cell has changed meanwhile; the form then names its current value."""
    key = form.cleaned_data["pk"]
    if key and key not in now:
        form.add_error(None, _("This variant was deleted meanwhile."))
        return True
    stands = now[key] if key else {}
    moved = [name for name in form.typed if key and form.initial_value(name) != form.read(name, stands.get(name))]
    for name in moved:
        form.add_conflict(name, stands.get(name))
    return bool(moved)


def _sku_is_used(form: VariantForm) -> bool:
    """Whether another variant got the article number after it was checked; the form then says so."""
    if "sku" not in form.typed:
        return False
    try:
        form.clean_sku()
    except forms.ValidationError as problem:
        form.add_error("sku", problem)
    return bool(form.errors)


def _write_row(product: Product, form: VariantForm, known: dict[int, Variant], place: int) -> None:
    """Save variant and price of one row; sets ``form.variant``."""
    key, values = form.cleaned_data["pk"], form.cleaned_data
    if key:
        form.variant = known[key]
        changes = {name: values[name] for name in form.typed if name in OWN}
        Variant.objects.filter(pk=key).update(**changes) if changes else None
    else:
        own = {name: values[name] for name in OWN}
        form.variant = Variant.objects.create(product=product, position=place, **own)
    if "price" in form.typed:
        set_price(form.variant, amount=values["price"])


def _counts(typed: list[VariantForm]) -> Iterator[tuple[StockLevel, VariantForm, str]]:
    for form in typed:
        for name in form.typed:
            if name in form.houses and form.cleaned_data[name] is not None:
                yield level_of(form.variant, form.houses[name]), form, name


def _count(level: StockLevel, form: VariantForm, name: str, actor: User) -> None:
    seen = form.initial_value(name)
    try:
        count(level, counted=form.cleaned_data[name], seen=seen if isinstance(seen, int) else 0, actor=actor)
    except CountRefused as problem:
        form.add_error(name, str(problem))
        raise SheetRefused from None
