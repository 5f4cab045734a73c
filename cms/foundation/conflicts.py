"""Edit conflicts: two people edit the same row, and neither overwrites the other without knowing.

A form that saves a whole row carries a hash of each value that it displayed. If a value has changed since, nothing
is saved: the form comes back with what was typed and a sentence at each changed field. Saving once more writes it.
Columns outside the form, such as the uses of a voucher, are read again before the row is saved.
"""

import json
from datetime import timedelta
from hashlib import sha256

from django import forms
from django.contrib import messages
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Revision

#: The hidden field with the hashes.
SEEN = "seen"
#: An autosave that was on its way when its person pressed Publish is not older than this.
AUTOSAVE_TIME = timedelta(seconds=10)


def carry_seen_values(form: forms.ModelForm) -> None:
    """Let the form of a saved row carry hashes of its values. Call it before the form is validated."""
    row = form.instance
    form.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput)
    form.initial[SEEN] = json.dumps(_hashes(form, row))
    form.values_read = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def add_conflict_errors(form: forms.ModelForm) -> bool:
    """Lock the row and compare it with the hashes in the form.

    Call it for a valid form, in the transaction that saves it. Returns whether a value has
    changed. Then each such field has an error, and the form carries the current hashes.

    Raises:
        Http404: the row was deleted.
    """
    row = type(form.instance)._base_manager.select_for_update(of=("self",)).filter(pk=form.instance.pk).first()
    if row is None:
        raise Http404
    seen, now = _decoded(form.data.get(form.add_prefix(SEEN), "")), _hashes(form, row)
    changed = [name for name, value in now.items() if seen.get(name) != value]
    if not changed:
        _refresh_other_columns(form, row)
        return False
    for name in changed:
        form.add_error(name if name in form.fields else None, _sentence(row, name))
    form.data = form.data.copy()
    form.data[form.add_prefix(SEEN)] = json.dumps(now)
    return True


class ConflictFormMixin:
    """For a form that one of Wagtail's own views saves, such as settings: the same, without the status 409."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            carry_seen_values(self)

    def clean(self) -> dict:
        values = super().clean()
        if self.instance.pk and not self.errors:
            with transaction.atomic():
                add_conflict_errors(self)
        return values


class EditConflictMixin:
    """For an edit view of Wagtail whose form saves a whole row: answers 409 if it would undo another's change."""

    has_conflict = False

    def get_form(self, form_class: type[forms.ModelForm] | None = None) -> forms.ModelForm:
        form = super().get_form(form_class)
        carry_seen_values(form)
        return form

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The row stays locked from the comparison until it is saved."""
        with transaction.atomic():
            return super().post(request, *args, **kwargs)

    def is_valid(self, form: forms.ModelForm) -> bool:
        if not super().is_valid(form):
            return False
        self.has_conflict = add_conflict_errors(form)
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
    """The same for rows with drafts: Wagtail knows whether a newer version was saved since the form was opened."""

    has_conflict = False

    def is_valid(self, form: forms.ModelForm) -> bool:
        if not super().is_valid(form):
            return False
        self.has_conflict = _has_newer_revision(self)
        if self.has_conflict:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = _newer_revision_sentence()
        return not self.has_conflict

    def form_invalid(self, form: forms.ModelForm) -> HttpResponse:
        response = super().form_invalid(form)
        if self.has_conflict and not self.expects_json_response:
            response.status_code = 409
        return response


class PageConflictMixin:
    """The same for Wagtail's edit view of pages, which is not one of its generic views."""

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        if not _has_newer_revision(self):
            return super().form_valid(form)
        if self.expects_json_response:
            return self.json_error_response("invalid_revision", _newer_revision_sentence())
        messages.error(self.request, _newer_revision_sentence())
        self.has_unsaved_changes = True
        response = self.render_to_response(self.get_context_data())
        response.status_code = 409
        return response


def _has_newer_revision(view: View) -> bool:
    """Whether a revision was saved since the form was opened, or the form does not say which one it displayed."""
    data, newest = view.request.POST, view.latest_revision
    names_revision = data.get("loaded_revision_id") or data.get("overwrite_revision_id")
    if newest is None or not (view.is_out_of_date or not names_revision):
        return False
    return not (names_revision and _is_own_autosave(view, newest))


def _is_own_autosave(view: View, newest: Revision) -> bool:
    """Whether the browser saved the newest revision itself a moment ago, so that the form does not know it yet."""
    is_recent = timezone.now() - newest.created_at < AUTOSAVE_TIME
    return is_recent and newest.user_id == view.request.user.pk and not view.expects_json_response


def _newer_revision_sentence() -> str:
    return _(
        "Nothing is saved yet: somebody saved a newer version meanwhile, which the history shows. "
        "Save again to make yours the newest."
    )


def _refresh_other_columns(form: forms.ModelForm, row: models.Model) -> None:
    """Columns that the form neither has nor has set keep their current values."""
    for name, read in form.values_read.items():
        if name not in form.fields and getattr(form.instance, name) == read:
            setattr(form.instance, name, getattr(row, name))


def _hashes(form: forms.ModelForm, row: models.Model) -> dict[str, str]:
    """A short hash of every column, relation and list of child rows that the form edits.

    A form may name more values in its method ``related_values(row)``.
    """
    fields = {field.name: field for field in (*row._meta.concrete_fields, *row._meta.many_to_many)}
    values = {name: _value(row, fields[name]) for name in form.fields if name in fields}
    values |= {name: _children(formset, row) for name, formset in getattr(form, "formsets", {}).items()}
    values |= form.related_values(row) if hasattr(form, "related_values") else {}
    return {name: sha256(repr(value).encode()).hexdigest()[:12] for name, value in values.items()}


def _value(row: models.Model, field: models.Field) -> object:
    if field.many_to_many:
        return sorted(getattr(row, field.name).values_list("pk", flat=True))
    value = field.value_from_object(row)
    return value.name if isinstance(field, models.FileField) else value


def _children(formset: forms.BaseFormSet, row: models.Model) -> list:
    kind = formset.model
    return list(kind._base_manager.filter(**{formset.fk.name: row.pk}).order_by("pk").values_list())


def _decoded(text: str) -> dict:
    """The hashes in the form; empty if missing or forged, which then match no value."""
    try:
        seen = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return seen if isinstance(seen, dict) else {}


def _sentence(row: models.Model, name: str) -> str:
    fields = {field.name: field for field in row._meta.concrete_fields}
    if name not in fields:
        return _("Somebody changed these rows meanwhile. Open this page once more in another tab to see them.")
    value = getattr(row, name)
    label = getattr(row, f"get_{name}_display", lambda: value)()
    if isinstance(label, bool):
        label = _("yes") if label else _("no")
    if isinstance(label, list):
        label = ", ".join(map(str, label))
    text = Truncator("" if label is None else str(localize(label))).chars(80)
    return _("By now it says “%(now)s”.") % {"now": text}
