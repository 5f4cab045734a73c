"""The merchant's own photographs, stacked, with places for words and pictures dragged over them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import Media
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel

from store.configurator.models import Option, OptionGroup

from .panels import FieldGroup, RowsPanel

_LAYER = [
    FieldGroup(("image",)),
    FieldGroup(("conditions",), gettext_lazy("Shown with"), gettext_lazy("Empty: always."), helper="all"),
]
_PLACE = [
    FieldGroup(("group",), gettext_lazy("For"), gettext_lazy("The text or picture of the shopper that stands here.")),
    FieldGroup(("x", "y", "width", "height", "angle", "curve", "size", "colour")),
    FieldGroup(("conditions",), gettext_lazy("Shown with"), gettext_lazy("Empty: always."), helper="all"),
]
#: Sets whose groups are offered; of more, the keys are typed.
_MAX_GROUPS = 200


class LayeredPhotoForm(WagtailAdminModelForm):
    """All photographs must have the size of the first, and places must lie on it."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        wrong = [*self._wrong_sizes(), *self._wrong_places()]
        for form, name, sentence in wrong:
            form.add_error(name, sentence)
        return not wrong

    def _wrong_sizes(self) -> Iterator[tuple]:
        rows = [form for form in self.formsets["layers"].forms if form not in self.formsets["layers"].deleted_forms]
        rows = [form for form in rows if form.cleaned_data.get("image")]
        for form in rows[1:]:
            first, image = rows[0].cleaned_data["image"], form.cleaned_data["image"]
            if (image.width, image.height) != (first.width, first.height):
                values = {"width": image.width, "height": image.height, "first": f"{first.width} × {first.height}"}
                sentence = _("This one has %(width)s × %(height)s pixels, the first one %(first)s.")
                yield form, "image", sentence % values

    def _wrong_places(self) -> Iterator[tuple]:
        places = self.formsets["places"]
        for form in (form for form in places.forms if form not in places.deleted_forms):
            values = form.cleaned_data
            for start, length in (("x", "width"), ("y", "height")):
                if values and values[start] + values[length] > 1.0001:
                    yield form, length, _("The place reaches beyond the photograph.")


@dataclass(frozen=True)
class Step:
    """One thing to do before the photographs can be used."""

    text: str
    is_done: bool
    url: str = ""


class Stage(Panel):
    """The photographs laid over each other, with each place as a box to drag."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "store/configurator/admin/stage.html"

        @property
        def groups(self) -> list[dict]:
            """The questions of the sets whose products show these photographs, for the script to offer."""
            rows = OptionGroup.objects.filter(option_set__products__photo=self.instance.pk) if self.instance.pk else ()
            groups = {row.pk: row for row in rows[:_MAX_GROUPS]} if rows != () else {}
            options: dict[int, list[dict]] = {}
            for option in Option.objects.filter(group__in=groups) if groups else ():
                options.setdefault(option.group_id, []).append({"key": option.key, "name": option.name})
            known = {
                row.key: {
                    "key": row.key,
                    "name": row.name,
                    "kind": row.kind,
                    "unit": row.unit,
                    "options": options.get(row.pk, []),
                }
                for row in groups.values()
            }
            return list(known.values())

        @cached_property
        def steps(self) -> list[Step]:
            """What to do, in order; nothing once all of it is done."""
            photo = self.instance
            layers, is_joined = list(photo.layers.all()), bool(photo.pk) and photo.products.exists()
            made_to_order = reverse("made_to_order_admin:index") if photo.pk else ""
            steps = [
                Step(_("Prepare PNG or WebP files: all of one size, clear around what they show."), bool(layers)),
                Step(_("Add them below under “Photographs”, the lowest first, and save."), bool(layers)),
                Step(
                    _("Join them to a product under “Made to order”: then its options can be chosen here."),
                    is_joined,
                    made_to_order,
                ),
                Step(
                    _("Say for each photograph with which option it is shown. Empty: always."),
                    any(each.conditions for each in layers),
                ),
                Step(
                    _("Add a place for each text or picture of the shopper, and drag its box."),
                    bool(photo.places.all()),
                ),
            ]
            return [] if all(step.is_done for step in steps) else steps

        @property
        def words(self) -> str:
            """What the script says, as JSON."""
            values = {"place": _("Place for %(group)s"), "corner": _("Resize"), "turn": _("Turn")}
            return json.dumps(values)

        @property
        def media(self) -> Media:
            return Media(css={"all": ["configurator/admin/sets.css"]}, js=["configurator/admin/stage.js"])


def _line_of_layer(layer) -> str:
    condition = ", ".join(layer.conditions.splitlines())
    return " · ".join(filter(None, (getattr(getattr(layer, "image", None), "title", ""), condition)))


def _line_of_place(place) -> str:
    return place.group


def edit_handler() -> ObjectList:
    """The form: the stage above, its rows below."""
    layers = RowsPanel(
        "layers",
        _LAYER,
        line=_line_of_layer,
        heading=gettext_lazy("Photographs, the lowest first"),
        label=gettext_lazy("photograph"),
    )
    places = RowsPanel(
        "places", _PLACE, line=_line_of_place, heading=gettext_lazy("Places"), label=gettext_lazy("place")
    )
    handler = ObjectList([FieldPanel("name"), Stage(heading=gettext_lazy("As it looks")), layers, places])
    handler.base_form_class = LayeredPhotoForm
    return handler
