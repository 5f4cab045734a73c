"""Rows of a form, folded to one line each: light enough for a set of forty groups and sixty rules."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from django.forms import BoundField, CheckboxInput, Media, NumberInput
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel

from store.catalogue.models import Variant

from .formsets import RowsFormSet
from .inspect_view import LineComparison
from .widgets import PictureInput, with_known_choices

#: Variants that conditions offer; of more, the article numbers are typed.
_MAX_VARIANTS = 200
#: Fields that name a picture of the shop's library.
_PICTURES = frozenset({"picture", "image"})


@dataclass(frozen=True)
class FieldGroup:
    """Fields of a row that belong together; ``kinds``: it is shown for these values of the row's kind only."""

    names: Sequence[str]
    heading: str | Promise = ""
    help: str | Promise = ""
    kinds: tuple[str, ...] = ()
    #: The element that helps with filling in: ``kontor-all`` for conditions joined by *and*, ``kontor-any`` by *or*.
    helper: str = ""
    #: Kinds a single field is shown for, by its name.
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Whether the rows inside stand here.
    inside: bool = False


@dataclass(frozen=True)
class FormCell:
    """One field as it is shown."""

    field: BoundField
    kinds: str

    @cached_property
    def is_box(self) -> bool:
        """Whether it is ticked, so that its name stands after it."""
        return isinstance(self.field.field.widget, CheckboxInput)

    @property
    def named(self) -> SafeString:
        """The field with an ``aria-label``, for screen readers."""
        return self.field.as_widget(attrs={"aria-label": str(self.field.label)})


class FormRow:
    """One row: what it says in a line, its parts, and the rows inside it."""

    def __init__(self, panel: "RowsPanel", form, request) -> None:
        self.form = form
        self.panel = panel
        form.fields[DELETION_FIELD_NAME].widget = CheckboxInput()
        form.fields[ORDERING_FIELD_NAME].widget = NumberInput()
        inside = panel.inside
        self.inside = inside and inside.get_bound_panel(
            instance=form.instance, request=request, form=form, prefix=form.prefix
        )

    @property
    def kind(self) -> str:
        """The kind that is chosen, which decides what else is asked."""
        return str(self.form["kind"].value() or "") if "kind" in self.form.fields else ""

    @property
    def parts(self) -> list[tuple[FieldGroup, list[FormCell]]]:
        """Its parts with their fields."""
        return [
            (part, [FormCell(self.form[name], " ".join(part.only.get(name, ()))) for name in part.names])
            for part in self.panel.parts
        ]

    @property
    def cells(self) -> list[FormCell]:
        """All its fields side by side."""
        return [cell for _part, cells in self.parts for cell in cells]

    @property
    def line(self) -> str:
        """What it says, in a line; a row that belongs to nothing yet is named by the script."""
        row, parent = self.form.instance, self.panel.db_field.field.name
        return self.panel.line(row) if self.panel.line and getattr(row, parent, None) else ""

    @property
    def has_errors(self) -> bool:
        """Whether something in it must be put right, so that it is shown unfolded."""
        own = self.form.is_bound and bool(self.form.errors)
        return own or any(row.has_errors for row in self.inside.rows) if self.inside else own

    @property
    def hidden(self) -> list[BoundField]:
        """What nobody fills in: its key."""
        return [self.form[name] for name in self.form.fields if self.form[name].is_hidden]

    @property
    def place(self) -> BoundField:
        """Its place among the others."""
        return self.form[ORDERING_FIELD_NAME]

    @property
    def out(self) -> BoundField:
        """Whether it is taken out."""
        return self.form[DELETION_FIELD_NAME]


class RowsPanel(InlinePanel):
    """Rows that are added, moved and taken out; ``columns`` shows them as lines of a table, else each folds."""

    def __init__(
        self,
        relation_name: str,
        parts: Sequence[FieldGroup] = (),
        *,
        inside: "RowsPanel | None" = None,
        line: Callable[[object], str] | None = None,
        columns: bool = False,
        **options,
    ) -> None:
        fields = [
            FieldPanel(name, widget=PictureInput if name in _PICTURES else None)
            for part in parts
            for name in part.names
        ]
        options.setdefault("panels", [*fields, inside] if inside else fields)
        super().__init__(relation_name, **options)
        self.parts, self.line, self.columns, self.has_inside = parts, line, columns, inside is not None

    def clone_kwargs(self) -> dict:
        return super().clone_kwargs() | {"parts": self.parts, "line": self.line, "columns": self.columns}

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = RowsFormSet
        return options

    @cached_property
    def inside(self) -> "RowsPanel | None":
        """The panel of the rows inside each row."""
        found = [child for child in self.child_edit_handler.children if isinstance(child, RowsPanel)]
        return found[0] if found else None

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "store/configurator/admin/rows.html"
        telepath_adapter_name = Panel.BoundPanel.telepath_adapter_name  # The script knows it as any panel.

        def __init__(self, **options) -> None:
            Panel.BoundPanel.__init__(self, **options)
            self.label = self.panel.label
            if self.form is not None:
                self.formset = self.form.formsets[self.panel.relation_name]

        @cached_property
        def rows(self) -> list[FormRow]:
            """All rows in their order."""
            forms = self.formset.forms
            if self.formset.is_bound and self.formset.is_valid():
                forms = sorted(forms, key=lambda form: form.cleaned_data.get(ORDERING_FIELD_NAME) or 0)
            with_known_choices(forms)
            return [FormRow(self.panel, form, self.request) for form in forms]

        @cached_property
        def empty(self) -> FormRow:
            """A row to be added."""
            form = self.formset.empty_form
            with_known_choices([form])
            return FormRow(self.panel, form, self.request)

        def get_comparison(self) -> list:
            """Where rows say something in a line, the line is compared before their fields."""
            rows = InlinePanel.BoundPanel.get_comparison(self)
            if self.panel.line:
                rows[0].args[1].insert(0, partial(LineComparison, self.panel.line))
            return rows

        @property
        def words(self) -> str:
            """What the script says, as JSON."""
            texts = {"answered": _("is answered"), "one": _("one of"), "from": _("from"), "to": _("to")}
            texts |= {"up": _("Move up"), "down": _("Move down"), "any": _("any"), "nothing": _("—"), "new": _("New")}
            texts |= {"and": _("and"), "or": _("or"), "is": _("is"), "not": _("is not"), "group": _("Question")}
            texts |= {"variant": _("Variant"), "quantity": _("Quantity")}
            texts |= {"row": _("Add a combination"), "column": _("Add a group"), "out": _("Take out")}
            return json.dumps(texts)

        @property
        def media(self) -> Media:
            scripts = [f"configurator/admin/{name}.js" for name in ("rows", "terms", "conditions", "table")]
            return Media(css={"all": ["configurator/admin/sets.css"]}, js=scripts)

        def js_opts(self) -> dict:
            return Panel.BoundPanel.js_opts(self)

        def telepath_pack(self, context) -> tuple:
            return Panel.BoundPanel.telepath_pack(self, context)


class TryPanel(Panel):
    """Trying the set as it stands in the form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "store/configurator/admin/try_panel.html"

        @property
        def variants(self) -> list[dict[str, str]]:
            """The variants of products made with this set, for the script to offer in conditions."""
            rows = Variant.objects.filter(product__made_to_order__option_set=self.instance.pk, active=True)
            found = rows.select_related("product")[:_MAX_VARIANTS] if self.instance.pk else ()
            return [{"key": each.sku.lower(), "name": str(each)} for each in found]

        @property
        def combinations(self) -> str:
            """How many combinations of the published set can be bought, in words."""
            return str(getattr(self.instance, "combination_count", "")) if self.instance.pk else ""

        @property
        def media(self) -> Media:
            return Media(css={"all": ["configurator/admin/sets.css"]}, js=["configurator/admin/try.js"])
