"""Forms of the catalogue in the back office."""

from django.forms import CheckboxSelectMultiple, MultipleChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from .colours import NAMES
from .models import Category, Colour
from .services import place_category


class CategoryForm(WagtailAdminModelForm):
    """A category; its path and those of all categories in it follow its place."""

    def clean(self) -> dict:
        """A category cannot be inside itself, nor beside another with the same address."""
        values = super().clean()
        above = parent = values.get("parent")
        while above:
            if above.pk == self.instance.pk:
                self.add_error("parent", _("A category cannot stand inside itself."))
                return values
            above = above.parent
        same = Category.objects.filter(parent=parent, slug=values.get("slug")).exclude(pk=self.instance.pk)
        if same.exists():
            self.add_error("slug", _("Another category in the same place has this address. Choose another one."))
        return values

    def save(self, commit: bool = True) -> Category:
        category = super().save(commit=False)
        place_category(category)
        self.save_m2m()
        return category


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
