"""The sheet of a product's variants: article numbers, prices and stock in one table, typed by hand.

Each cell carries its initial value (Django's ``show_hidden_initial``). Only edited cells are saved, and refused if
another process has changed the same cell meanwhile. Stock is saved as a count.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text.forms import LineField, WholeNumberField
from store.catalogue.contents import check_content
from store.catalogue.models import Product, Variant
from store.money.fields import MoneyFormField
from store.stock.forms import MAX_COUNT
from store.stock.models import StockLevel, Warehouse

#: Variants on one sheet; products with more come by import. Warehouses with a column.
MAX_VARIANTS, MAX_WAREHOUSES = 200, 5
#: Columns of the variant itself.
OWN = ("sku", "name", "options", "active", "counts_stock", "lead_days", "weight", "length", "content")
_STOCK = "stock_"


def _number(label: str | Promise, *, max_value: int, **options) -> WholeNumberField:
    """A whole number, typed as text: what is no number reaches us, and is not sent as an empty cell."""
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return WholeNumberField(label=label, min_value=0, max_value=max_value, widget=widget, **options)


class VariantForm(forms.Form):
    """One row of the sheet; the empty one at its end is for a new variant."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sku = LineField(label=gettext_lazy("Article number"), max_length=80)
    name = LineField(label=gettext_lazy("Name"), max_length=200, required=False)
    options = LineField(label=gettext_lazy("Sizes and colours"), max_length=400, required=False)
    price = MoneyFormField(
        label=gettext_lazy("Price"), min_value=0, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    lead_days = _number(gettext_lazy("Days to make"), max_value=365, initial=0)
    weight = _number(gettext_lazy("Grams"), max_value=10**7, initial=0)
    length = _number(gettext_lazy("Longest cm"), max_value=10**5, initial=0)
    content = LineField(label=gettext_lazy("Content"), max_length=20, required=False, validators=[check_content])
    active = forms.BooleanField(label=gettext_lazy("Sold"), required=False, initial=True)
    counts_stock = forms.BooleanField(label=gettext_lazy("Stock counts"), required=False)

    def __init__(self, *args, product: Product, warehouses: Sequence[Warehouse], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.product = product
        self.houses = {f"{_STOCK}{house.pk}": house for house in warehouses}
        for name, house in self.houses.items():
            label = _("In %(warehouse)s") % {"warehouse": house.name}
            self.fields[name] = _number(label, max_value=MAX_COUNT, required=False)
        for name, field in self.fields.items():
            field.show_hidden_initial = name != "pk"

    @property
    def typed(self) -> list[str]:
        """The cells that somebody changed."""
        return [name for name in self.changed_data if name != "pk"]

    def initial_value(self, name: str) -> object:
        """The value of a cell when the sheet was opened."""
        sent = self._widget_data_value(self.fields[name].hidden_widget(), self[name].html_initial_name)
        try:
            return self.fields[name].to_python(sent)
        except forms.ValidationError:
            return None

    def read(self, name: str, value: object) -> object:
        """A database value, converted as ``initial_value`` is."""
        field = self.fields[name]
        return field.to_python("" if value is None else str(field.prepare_value(value)))

    def add_conflict(self, name: str, value: object) -> None:
        """Add the current value of a cell as an error, and make it the initial value."""
        sentence = _("By now it says “%(now)s”. Check it, then save again.")
        self.add_error(name, sentence % {"now": in_words(value)})
        self.data = self.data.copy()
        self.data[self[name].html_initial_name] = "" if value is None else str(self.fields[name].prepare_value(value))

    def clean_sku(self) -> str:
        """An article number names one variant of the whole shop."""
        sku = self.cleaned_data["sku"].strip()
        if Variant.objects.filter(sku=sku).exclude(pk=self.cleaned_data.get("pk")).exists():
            raise forms.ValidationError(_("Another variant has this article number."))
        return sku

    def clean_options(self) -> dict[str, str]:
        """``Size: 350 ml, Colour: red`` as a dictionary."""
        parts = [part for part in self.cleaned_data["options"].split(",") if part.strip()]
        pairs = [part.partition(":") for part in parts]
        if any(not colon or not key.strip() or not value.strip() for key, colon, value in pairs):
            raise forms.ValidationError(_("Write it like this: Size: 350 ml, Colour: red"))
        return {key.strip(): value.strip() for key, _colon, value in pairs}

    def clean(self) -> None:
        """What is typed as stock counts, or is refused."""
        counts_stock = self.cleaned_data.get("counts_stock")
        numbers = {name: self.cleaned_data.get(name) for name in self.houses if name not in self.errors}
        for name, number in numbers.items():
            if number is None and self.initial_value(name) is not None:
                self.add_error(name, _("Write 0 if none are there."))
            elif number is not None and name in self.typed and not counts_stock:
                self.add_error(name, _("Stock does not count here. Tick “Stock counts”, or leave this as it was."))
        begins_to_count = counts_stock and "counts_stock" in self.typed
        if begins_to_count and numbers and not self.errors and set(numbers.values()) == {None}:
            self.add_error(next(iter(numbers)), _("Write how many are there, 0 if none."))


class BaseSheet(forms.BaseFormSet):
    """All rows; no article number twice."""

    def clean(self) -> None:
        skus = [sku for form in self.forms if (sku := form.cleaned_data.get("sku"))]
        if len(set(skus)) != len(skus):
            raise forms.ValidationError(_("Two rows have the same article number."))


class WrongCell(NamedTuple):
    """A cell, or with no ``label`` a whole row, and what is wrong with it."""

    row: int
    label: str
    sentence: str
    address: str


def wrong_cells(sheet: forms.BaseFormSet) -> Iterator[WrongCell]:
    """Everything that must be put right, row by row; rows are numbered from 1."""
    for number, form in enumerate(sheet.forms, start=1):
        for name, sentences in form.errors.items() if form.is_bound else ():
            known = name in form.fields
            field = form[name if known else "sku"]
            yield WrongCell(number, str(field.label) if known else "", " ".join(sentences), f"#{field.id_for_label}")


def sheet_of(product: Product, data=None) -> forms.BaseFormSet:
    """The sheet as it stands, or as it was sent: then each row says itself which variant it is."""
    kind = forms.formset_factory(
        VariantForm, formset=BaseSheet, extra=1, max_num=MAX_VARIANTS, absolute_max=MAX_VARIANTS
    )
    warehouses = list(Warehouse.objects.not_archived()[:MAX_WAREHOUSES])
    initial = rows(product) if data is None else None
    return kind(data, initial=initial, form_kwargs={"product": product, "warehouses": warehouses})


def rows(product: Product) -> list[dict]:
    """Every variant as its row shows it, by field, with its ``pk``."""
    stock: dict[int, dict[str, int]] = {}
    for level in StockLevel.objects.filter(variant__product=product):
        stock.setdefault(level.variant_id, {})[f"{_STOCK}{level.warehouse_id}"] = level.on_hand
    return [
        {name: getattr(variant, name) for name in OWN}
        | {
            "pk": variant.pk,
            "options": options_in_words(variant.options),
            "price": variant.price.amount.amount if hasattr(variant, "price") else None,
        }
        | stock.get(variant.pk, {})
        for variant in product.variants.select_related("price")[:MAX_VARIANTS]
    ]


def in_words(value: object) -> str:
    """A value of a cell, for a sentence."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


def options_in_words(options: dict[str, str]) -> str:
    """As they are typed: ``Size: 350 ml, Colour: red``."""
    return ", ".join(f"{key}: {value}" for key, value in options.items())
