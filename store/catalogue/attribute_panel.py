"""Attributes of a product, each typed as its kind asks for."""

from collections.abc import Mapping

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from .models import Attribute, AttributeValue

#: The fields in which a value of each kind is written.
FIELDS: Mapping[str, tuple[str, ...]] = {
    Attribute.Kind.TEXT: ("text",),
    Attribute.Kind.CHOICE: ("text",),
    Attribute.Kind.NUMBER: ("number",),
    Attribute.Kind.YES_NO: ("yes",),
    Attribute.Kind.COLOUR: ("text", "colour"),
    Attribute.Kind.DATE: ("date",),
}
#: What a field that is empty asks for.
_MISSING = {
    "text": gettext_lazy("Write “%(attribute)s” here."),
    "number": gettext_lazy("Write “%(attribute)s” as a number, such as 12.5."),
    "yes": gettext_lazy("Say yes or no for “%(attribute)s”."),
    "colour": gettext_lazy("Write the colour as # and six hexadecimal digits, such as #8f9f8c."),
    "date": gettext_lazy("Choose a day for “%(attribute)s”."),
}


class AttributeSelect(forms.Select):
    """Each option says in which fields its value is written, for the script that shows only these."""

    kinds: Mapping[int, Attribute] = {}

    def create_option(self, name, value, *args, **kwargs) -> dict:
        option = super().create_option(name, value, *args, **kwargs)
        if attribute := self.kinds.get(value):
            option["attrs"]["data-fields"] = " ".join(FIELDS[attribute.kind])
            option["attrs"]["data-unit"] = attribute.unit
            option["attrs"]["data-choices"] = "\n".join(attribute.choice_list)
        return option


class AttributeValueForm(WagtailAdminModelForm):
    """One value: the fields of its kind are filled, and no others."""

    def clean(self) -> dict:
        values = super().clean() or self.cleaned_data
        attribute = values.get("attribute")
        if attribute is not None and not self.is_deferred_validation:
            for name in _MISSING:
                if name not in self.errors:
                    self._check(attribute, name, values.get(name))
        return values

    def _check(self, attribute: Attribute, name: str, value: object) -> None:
        is_wanted, is_empty = name in FIELDS[attribute.kind], value in (None, "")
        words = {"attribute": attribute.name, "kind": attribute.get_kind_display(), "value": value}
        choices = attribute.choice_list if name == "text" else []
        if is_wanted and is_empty:
            self.add_error(name, str(_MISSING[name]) % words)
        elif not is_wanted and not is_empty:
            self.add_error(name, _("“%(attribute)s” is of the kind “%(kind)s”. Empty this field.") % words)
        elif choices and is_wanted and value not in choices:
            sentence = _("“%(value)s” is none of the choices of “%(attribute)s”: %(choices)s.")
            self.add_error(name, sentence % (words | {"choices": ", ".join(choices)}))


class AttributesFormSet(BaseChildFormSet):
    """All values of a product; the attributes are read once."""

    @cached_property
    def kinds(self) -> dict[int, Attribute]:
        return {row.pk: row for row in Attribute.objects.all()}

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        field, widget = form.fields["attribute"], AttributeSelect()
        widget.kinds, field.widget = self.kinds, widget
        field.choices = [("", "---------"), *((key, row.name) for key, row in self.kinds.items())]


class AttributesPanel(InlinePanel):
    """The rows; the script shows the fields of each row's kind."""

    def __init__(self, relation_name: str = "attribute_values", **options) -> None:
        options.setdefault("panels", [FieldPanel(name) for name in ("attribute", *_MISSING)])
        super().__init__(relation_name, **options)

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        own = options["formsets"][self.relation_name]
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        own["formset"] = AttributesFormSet
        own["form"] = get_form_for_model(
            AttributeValue, form_class=AttributeValueForm, defer_required_on_fields=deferred
        )
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        @property
        def media(self) -> forms.Media:
            return super().media + forms.Media(js=["back_office/attribute-rows.js"])
