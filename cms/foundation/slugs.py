"""Addresses and codes that follow from a name, each its own."""

from itertools import count

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.coreutils import string_to_ascii


def free_text(rows: models.QuerySet, field: str, text: str) -> str:
    """``text``, or ``text-2``, ``text-3`` …, as long as the field allows, that no row has. One query.

    Capital and small letters count as the same: of two such article numbers one would be taken for the other.
    """
    length = rows.model._meta.get_field(field).max_length
    start = text[: length - 8]
    taken = {each.lower() for each in rows.filter(**{f"{field}__istartswith": start}).values_list(field, flat=True)}
    endings = ("" if number == 1 else f"-{number}" for number in count(1))
    names = (f"{text[: length - len(ending)]}{ending}" for ending in endings)
    return next(name for name in names if name.lower() not in taken)


def slug_of(name: str, field: models.SlugField) -> str:
    """The name as this field writes it: ``Große Tasse`` is ``große-tasse``, 杯子 is itself, or ``beizi`` in ASCII.

    Empty if the name has neither letters nor digits.
    """
    text = slugify(name, allow_unicode=True) if field.allow_unicode else slugify(string_to_ascii(name))
    return text.strip("-_")[: field.max_length]


class SlugForm(WagtailAdminModelForm):
    """A form whose address or code follows from the name, if it is left empty."""

    #: The field of the name, and that of the address.
    slug_from, slug_field = "name", "slug"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.slug_field].required = False

    def clean(self) -> dict:
        values = super().clean() or self.cleaned_data
        name = values.get(self.slug_from)
        if name and not values.get(self.slug_field) and self.slug_field not in self.errors:
            values[self.slug_field] = self._free_slug(name, values)
        return values

    def _free_slug(self, name: str, values: dict) -> str:
        slug = slug_of(name, self._meta.model._meta.get_field(self.slug_field))
        if not slug:
            self.add_error(self.slug_field, _("The name has no letters for it. Please write one."))
            return ""
        return free_text(self.slug_rows(values).exclude(pk=self.instance.pk), self.slug_field, slug)

    def slug_rows(self, values: dict) -> models.QuerySet:
        """The rows among which the address is its own."""
        return self._meta.model._default_manager.all()


class RowCodeForm(SlugForm):
    """The same with a code."""

    slug_field = "code"


class RowNamePanel(TitleFieldPanel):
    """The name of a row; while a new one is typed, its address or code follows."""

    def __init__(self, field_name: str = "name", *, slug: str = "slug") -> None:
        super().__init__(field_name, targets=[slug], classname="", placeholder=False)

    def clone_kwargs(self) -> dict:
        return {"field_name": self.field_name, "slug": self.targets[0]}

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            """An address that is in use stays."""
            return not self.instance or self.instance.pk is None


class SlugPanel(FieldPanel):
    """The address or code of a row."""

    def __init__(self, field_name: str = "slug", *, allow_unicode: bool = True, **options) -> None:
        attrs = {"data-w-slug-allow-unicode-value": "true" if allow_unicode else "false"}
        options.setdefault("widget", SlugInput(attrs=attrs))
        options.setdefault("help_text", _lazy("Empty: it follows from the name."))
        super().__init__(field_name, **options)
