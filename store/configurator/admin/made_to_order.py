"""How one product is made: which set, which picture, and its usual choices, written a line each."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from store.configurator.definition import ProductDefinition
from store.configurator.models import Drawing, OptionSet
from store.configurator.rows import definition_from_draft
from store.drawing import UnreadableDrawing, features_of
from store.rules.definition import Group
from store.rules.terms import Answer

from .loading import load_whole
from .references import unknown_option

#: Between the names of a list.
_BETWEEN = " | "


class LinesField(forms.CharField):
    """Choices as lines, ``glaze: ink`` each; several options stand with commas between them, names with ``|``."""

    def __init__(self, **options) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        return "\n".join(
            f"{key}: {', '.join(map(str, answer)) if isinstance(answer, list) else answer}"
            for key, answer in value.items()
        )


class MadeToOrderForm(WagtailAdminModelForm):
    """Usual choices must exist: in the option set, else as a feature of the drawing."""

    defaults = LinesField(
        label=gettext_lazy("Usual choices"),
        required=False,
        help_text=gettext_lazy(
            "One a line, as “glaze: ink” or “words: For Ada”. They are chosen when a shopper arrives and shown in the "
            "catalogue; what no question asks for is a fixed feature of the drawing."
        ),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "drawing" in self.fields:
            current = Drawing.objects.filter(pk=self.instance.drawing_id)  # One that was archived since stays.
            self.fields["drawing"].queryset = Drawing.objects.not_archived() | current

    def clean(self) -> dict:
        cleaned = super().clean()
        lines = [line for line in str(cleaned.get("defaults") or "").splitlines() if line.strip()]
        definition = _definition(cleaned.get("option_set"))
        choices: dict[str, Answer] = {}
        wrong = []
        for line in lines:
            key, colon, answer = (part.strip() for part in line.partition(":"))
            problem, choices[key] = _read(definition, _features(cleaned.get("drawing")), key, answer)
            wrong += [problem if colon else _("“%(line)s” is not written as “glaze: ink”.") % {"line": line}]
        if wrong := list(filter(None, wrong)):
            self.add_error("defaults", wrong)
        cleaned["defaults"] = choices
        return cleaned


def _definition(option_set: OptionSet | None) -> ProductDefinition:
    return definition_from_draft(load_whole(option_set)) if option_set else ProductDefinition(product=0)


def _features(drawing: Drawing | None) -> set[str]:
    """The features of a drawing, by name."""
    with suppress(UnreadableDrawing):
        found = features_of(drawing.source) if drawing else None
        if found:
            options = (option for each in found.options.values() for option in each)
            return {*found.options, *options, *found.colours, *found.texts, *found.ranges, *found.defaults}
    return set()


def _read(definition: ProductDefinition, features: set[str], key: str, answer: str) -> tuple[str, list[str] | str]:
    """Why a line cannot be meant, if so, and the answer it gives."""
    group = definition.by_key.get(key)
    if group is None:
        sentence = _("Neither a question nor the drawing has “%(key)s”.") % {"key": key}
        return ("" if key in features else sentence), answer
    if group.kind == "names":
        return "", [name.strip() for name in answer.split(_BETWEEN.strip()) if name.strip()]
    if not group.has_options:
        return "", answer
    keys = [each.strip() for each in answer.split(",") if each.strip()]
    return next(_missing(group, keys), ""), keys


def _missing(group: Group, keys: list[str]) -> Iterator[str]:
    return (unknown_option(group, key) for key in keys if key not in group.by_key)
