"""Forms of the catalogue in the back office."""

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, MultipleChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from cms.foundation.slugs import SlugForm
from cms.text.spelling import clean_line

from .colours import NAMES
from .models import Attribute, AttributeValue, Category, Colour
from .services import place_category

#: Characters of a value.
MAX_VALUE_LENGTH = AttributeValue._meta.get_field("text").max_length


class CategoryForm(SlugForm):
    """A category; its path and those of all categories in it follow its place."""

    def clean(self) -> dict:
        """A category cannot be inside itself, nor beside another with the same address."""
        values = super().clean()
        above = values.get("parent")
        while above:
            if above.pk == self.instance.pk:
                self.add_error("parent", _("A category cannot stand inside itself."))
                return values
            above = above.parent
        same = self.slug_rows(values).filter(slug=values.get("slug")).exclude(pk=self.instance.pk)
        if same.exists():
            self.add_error("slug", _("Another category in the same place has this address. Choose another one."))
        return values

    def slug_rows(self, values: dict) -> QuerySet:
        return Category.objects.filter(parent=values.get("parent"))

    def save(self, commit: bool = True) -> Category:
        category = super().save(commit=False)
        place_category(category)
        self.save_m2m()
        return category


class AttributeForm(SlugForm):
    """An attribute; products that have it keep its kind."""

    slug_field = "key"

    def clean(self) -> dict:
        values = super().clean()
        kind, choices = values.get("kind"), values.get("choices") or ""
        lines = list(dict.fromkeys(filter(None, map(clean_line, choices.splitlines()))))
        if lines and kind != Attribute.Kind.CHOICE:
            self.add_error("choices", _("Only “One of several” has choices. Empty this, or change the kind."))
        if values.get("unit") and kind != Attribute.Kind.NUMBER:
            self.add_error("unit", _("Only a number has a unit. Empty this, or change the kind."))
        if too_long := next((line for line in lines if len(line) > MAX_VALUE_LENGTH), ""):
            self.add_error("choices", _("“%(line)s” is too long.") % {"line": too_long[:40]})
        self._check_kind()
        return values | {"choices": "\n".join(lines)}

    def _check_kind(self) -> None:
        if not self.instance.pk or "kind" not in self.changed_data:
            return
        if count := AttributeValue.objects.filter(attribute=self.instance.pk)[:1000].count():
            sentence = _("Products have %(count)d values of this kind. Take them out first, or add an attribute.")
            self.add_error("kind", sentence % {"count": count})


class ColourForm(WagtailAdminModelForm):
    """A colour with its families; none ticked: they follow from its value."""

    families = MultipleChoiceField(
        label=gettext_lazy("Families"),
        choices=[(family.value, name) for family, name in NAMES.items()],
        widget=CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Shoppers find the colour under these. Tick none, and they follow from its value."),
    )

    class Meta:
        model = Colour
        fields = ("name", "value", "families")
