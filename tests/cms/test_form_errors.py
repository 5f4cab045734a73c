"""What is wrong with a form is said in sentences that name the field."""

import pytest
from django import forms
from django.template.loader import render_to_string


@pytest.mark.django_db
def test_an_empty_field_is_named_beside_it_and_in_the_list_above(client):
    page = client.post("/account/login/", {"login": "", "password": ""}).content.decode()

    assert "This field is required" not in page
    assert page.count("“Password” is missing. Please fill it in.") == 2


def test_a_form_with_a_sentence_of_its_own_keeps_it():
    class Form(forms.Form):
        day = forms.CharField(error_messages={"required": "Choose a day."})

    assert "Day: Choose a day." in render_to_string("components/form_errors.html", {"form": Form({})})
