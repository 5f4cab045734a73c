"""Inputs that are written without templates are Django's, to the letter."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from cms.foundation.widgets import LongSelect, PlainRenderer

WIDGETS = [
    forms.TextInput(attrs={"autocomplete": "name", "hx-preserve": "true"}),
    forms.EmailInput(attrs={"required": True, "disabled": False}),
    forms.PasswordInput(attrs={"minlength": 10}),
    forms.PasswordInput(render_value=True),
    forms.HiddenInput(),
    forms.NumberInput(attrs={"title": '"<it>" & more'}),
    forms.CheckboxInput(attrs={"class": "input"}),
    forms.RadioSelect(choices=[("", "All of it"), ("de", "A & B"), ("<b>", "<b>")]),
    forms.CheckboxSelectMultiple(choices=[("de", "A & B"), (12, "<b>")]),
    forms.Textarea(attrs={"rows": 2}),
    forms.Select(choices=[("", "Choose"), ("de", "Germany"), ("<b>", "A & B")]),
]
CHOICES = [("", "Please choose"), ("DE", "Germany"), ("CI", "Côte d’Ivoire"), ('"<b>', "A & 'B'")]


@pytest.mark.parametrize("value", [None, "", "de", "<b>", '"quoted" & more', 12, True, False])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_an_input_is_written_as_django_writes_it(widget, value):
    ours = widget.render("a-name", value, {"id": "id_a"}, PlainRenderer())
    assert ours == widget.render("a-name", value, {"id": "id_a"}, DjangoTemplates())


@pytest.mark.parametrize("value", [None, "", "DE", "CI", '"<b>', "<script>", "XX"])
def test_a_long_select_is_written_as_a_select_is(value):
    long, plain = (
        kind(choices=CHOICES, attrs={"autocomplete": "country"}).render("c", value, {"id": "c", "required": True})
        for kind in (LongSelect, forms.Select)
    )
    assert long.split() == plain.split()


def test_what_one_reader_chose_is_not_chosen_for_the_next():
    select = LongSelect(choices=CHOICES)
    assert select.render("c", "DE").count(" selected") == 1
    assert '"CI" selected' in select.render("c", "CI")
    assert '"DE" selected' not in select.render("c", "CI")
