"""The sheet of a product's variants: article numbers, prices and stock in one table, typed by hand."""

from collections.abc import Sequence

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.catalogue.models import Product, Variant
from store.catalogue.services import card_changed
from store.money.amounts import Money
from store.money.fields import MoneyFormField
from store.pricing.services import set_price
from store.stock.models import StockLevel, Warehouse
from store.stock.services import set_stock

#: Variants on one sheet; products with more come by import. Warehouses with a column.
MOST_VARIANTS, MOST_WAREHOUSES = 200, 5
_PLAIN = ("sku", "name", "active", "counts_stock", "lead_days", "weight")


class VariantForm(forms.Form):
    """One row of the sheet; the empty one at its end is for a new variant."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sku = forms.CharField(label=gettext_lazy("Article number"), max_length=80)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    options = forms.CharField(label=gettext_lazy("Sizes and colours"), max_length=400, required=False)
    price = MoneyFormField(label=gettext_lazy("Price"), min_value=0)
    lead_days = forms.IntegerField(label=gettext_lazy("Days to make"), min_value=0, max_value=365, initial=0)
    weight = forms.IntegerField(label=gettext_lazy("Grams"), min_value=0, max_value=10**7, initial=0)
    active = forms.BooleanField(label=gettext_lazy("Sold"), required=False, initial=True)
    counts_stock = forms.BooleanField(label=gettext_lazy("Stock counts"), required=False)

    def __init__(self, *args, product: Product, warehouses: Sequence[Warehouse], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.product = product
        for house in warehouses:
            label = _("In %(warehouse)s") % {"warehouse": house.name}
            self.fields[f"stock_{house.pk}"] = forms.IntegerField(
                label=label, min_value=0, max_value=10**8, required=False
            )

    def clean_sku(self) -> str:
        """An article number names one variant of the whole shop."""
        sku = self.cleaned_data["sku"].strip()
        if Variant.objects.filter(sku=sku).exclude(pk=self.initial.get("pk")).exists():
            raise forms.ValidationError(_("Another variant has this article number."))
        return sku

    def clean_options(self) -> dict[str, str]:
        """``Size: 350 ml, Colour: red`` as a dictionary."""
        parts = [part for part in self.cleaned_data["options"].split(",") if part.strip()]
        pairs = [part.partition(":") for part in parts]
        if any(not colon or not key.strip() or not value.strip() for key, colon, value in pairs):
            raise forms.ValidationError(_("Write it like this: Size: 350 ml, Colour: red"))
        return {key.strip(): value.strip() for key, _colon, value in pairs}


class BaseSheet(forms.BaseFormSet):
    """All rows; no article number twice."""

    def clean(self) -> None:
        skus = [form.cleaned_data.get("sku") for form in self.forms if form.cleaned_data]
        if len(set(skus)) != len(skus):
            raise forms.ValidationError(_("The same article number stands on two rows."))


def sheet_of(product: Product, data=None) -> forms.BaseFormSet:
    """The sheet as it stands, or as it was sent."""
    kind = forms.formset_factory(
        VariantForm, formset=BaseSheet, extra=1, max_num=MOST_VARIANTS, absolute_max=MOST_VARIANTS
    )
    warehouses = list(Warehouse.objects.all()[:MOST_WAREHOUSES])
    return kind(data, initial=_rows(product), form_kwargs={"product": product, "warehouses": warehouses})


def _rows(product: Product) -> list[dict]:
    stock: dict[int, dict[str, int]] = {}
    for level in StockLevel.objects.filter(variant__product=product):
        stock.setdefault(level.variant_id, {})[f"stock_{level.warehouse_id}"] = level.on_hand
    return [
        {name: getattr(variant, name) for name in _PLAIN}
        | {
            "pk": variant.pk,
            "options": ", ".join(f"{key}: {value}" for key, value in variant.options.items()),
            "price": variant.price.amount.amount if hasattr(variant, "price") else None,
        }
        | stock.get(variant.pk, {})
        for variant in product.variants.select_related("price")[:MOST_VARIANTS]
    ]


@transaction.atomic
def save_sheet(product: Product, sheet: forms.BaseFormSet) -> int:
    """Write the rows that differ; returns how many did. Rows of other products are not reached."""
    changed = [(place, form) for place, form in enumerate(sheet.forms) if form.has_changed() and form.cleaned_data]
    for place, form in changed:
        _save_row(product, form, place)
    card_changed([product.pk])
    return len(changed)


def _save_row(product: Product, form: VariantForm, place: int) -> None:
    values = {name: form.cleaned_data[name] for name in (*_PLAIN, "options")}
    key = form.initial.get("pk")
    if key:
        product.variants.filter(pk=key).update(**values)
    variant = product.variants.get(pk=key) if key else Variant.objects.create(product=product, position=place, **values)
    if "price" in form.changed_data:
        set_price(variant, amount=Money(form.cleaned_data["price"].amount))
    for name in form.changed_data:
        if name.startswith("stock_") and form.cleaned_data[name] is not None:
            house = Warehouse.objects.get(pk=int(name.removeprefix("stock_")))
            set_stock(variant, on_hand=form.cleaned_data[name], warehouse=house)
