"""Two who edit the same row: the second is told what moved, and nothing that either of them typed is lost.

A form that saves a whole row carries a hash of each value it was shown with. Where one is another value by now,
nothing is saved: the form comes back with what was typed and a sentence at each field that moved. Saving once more
writes it. Columns that are no part of the form, such as the uses of a voucher, are read anew before the row is saved.
"""

import json
from hashlib import sha256

from django import forms
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import localize
from django.utils.text import Truncator
from django.utils.translation import gettext as _

#: The hidden field with the hashes.
SEEN = "seen"


def carry_what_is_shown(form: forms.ModelForm) -> None:
    """Let the form of a saved row carry hashes of its values. Call it before the form is validated."""
    row = form.instance
    form.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput)
    form.initial[SEEN] = json.dumps(_hashes(form, row))
    form.values_read = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def refuse_what_moved(form: forms.ModelForm) -> bool:
    """Compare the row, locked, with what the form carries; call it for a valid form, in the transaction that saves it.

    Says whether something moved. Then each such field has an error, and the form carries the values of now.

    Raises:
        Http404: the row was deleted meanwhile.
    """
    row = type(form.instance)._base_manager.select_for_update(of=("self",)).filter(pk=form.instance.pk).first()
    if row is None:
        raise Http404
    seen, now = _decoded(form.data.get(form.add_prefix(SEEN), "")), _hashes(form, row)
    moved = [name for name, value in now.items() if seen.get(name) != value]
    if not moved:
        _take_over_other_columns(form, row)
        return False
    for name in moved:
        form.add_error(name if name in form.fields else None, _sentence(row, name))
    form.data = form.data.copy()
    form.data[form.add_prefix(SEEN)] = json.dumps(now)
    return True


class ConflictFormMixin:
    """For a form that a view of Wagtail's own saves, such as settings: the same, without the status 409."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            carry_what_is_shown(self)

    def clean(self) -> dict:
        values = super().clean()
        if self.instance.pk and not self.errors:
            with transaction.atomic():
                refuse_what_moved(self)
        return values


class EditConflictMixin:
    """For an edit view of Wagtail whose form saves a whole row: refuses with 409 what would undo another's change."""

    has_conflict = False

    def get_form(self, form_class: type[forms.ModelForm] | None = None) -> forms.ModelForm:
        form = super().get_form(form_class)
        carry_what_is_shown(form)
        return form

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The row stays locked from the comparison until it is saved."""
        with transaction.atomic():
            return super().post(request, *args, **kwargs)

    def is_valid(self, form: forms.ModelForm) -> bool:
        if not super().is_valid(form):
            return False
        self.has_conflict = refuse_what_moved(form)
        if self.has_conflict:
            self.produced_error_message = _(
                "Nothing is saved yet: somebody changed this meanwhile. Look at the fields that say so and save again."
            )
        return not self.has_conflict

    def form_invalid(self, form: forms.ModelForm) -> HttpResponse:
        response = super().form_invalid(form)
        if self.has_conflict:
            response.status_code = 409
        return response


class RevisionConflictMixin:
    """The same for what has drafts: Wagtail says whether a newer version was saved since the form was opened."""

    has_conflict = False

    def is_valid(self, form: forms.ModelForm) -> bool:
        if not super().is_valid(form):
            return False
        sent = self.request.POST
        says_which = sent.get("loaded_revision_id") or sent.get("overwrite_revision_id")
        self.has_conflict = self.is_out_of_date or bool(self.latest_revision and not says_which)
        if self.has_conflict:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = _(
                "Nothing is saved yet: somebody saved a newer version meanwhile, which the history shows. "
                "Save again to make yours the newest."
            )
        return not self.has_conflict

    def form_invalid(self, form: forms.ModelForm) -> HttpResponse:
        response = super().form_invalid(form)
        if self.has_conflict and not self.expects_json_response:
            response.status_code = 409
        return response


def _take_over_other_columns(form: forms.ModelForm, row: models.Model) -> None:
    """What is no part of the form, and was not set by it, is saved as it is now."""
    for name, read in form.values_read.items():
        if name not in form.fields and getattr(form.instance, name) == read:
            setattr(form.instance, name, getattr(row, name))


def _hashes(form: forms.ModelForm, row: models.Model) -> dict[str, str]:
    """A short hash of every column, relation and list of child rows that the form edits."""
    fields = {field.name: field for field in (*row._meta.concrete_fields, *row._meta.many_to_many)}
    values = {name: _value(row, fields[name]) for name in form.fields if name in fields}
    values |= {name: _children(formset, row) for name, formset in getattr(form, "formsets", {}).items()}
    return {name: sha256(repr(value).encode()).hexdigest()[:12] for name, value in values.items()}


def _value(row: models.Model, field: models.Field) -> object:
    if field.many_to_many:
        return sorted(getattr(row, field.name).values_list("pk", flat=True))
    value = field.value_from_object(row)
    return value.name if isinstance(field, models.FileField) else value


def _children(formset: forms.BaseFormSet, row: models.Model) -> list:
    kind = formset.model
    return list(kind._base_manager.filter(**{formset.fk.name: row.pk}).order_by("pk").values_list())


def _decoded(sent: str) -> dict:
    """What the form carried; forged or missing, it fits no value."""
    try:
        seen = json.loads(sent)
    except (ValueError, RecursionError):
        return {}
    return seen if isinstance(seen, dict) else {}


def _sentence(row: models.Model, name: str) -> str:
    fields = {field.name: field for field in row._meta.concrete_fields}
    if name not in fields:
        return _("Somebody changed these rows meanwhile. Open this page once more in another tab to see them.")
    value = getattr(row, name)
    shown = getattr(row, f"get_{name}_display", lambda: value)()
    if isinstance(shown, bool):
        shown = _("yes") if shown else _("no")
    if isinstance(shown, list):
        shown = ", ".join(map(str, shown))
    words = Truncator("" if shown is None else str(localize(shown))).chars(80)
    return _("By now it says “%(now)s”.") % {"now": words}
