"""Every row has a text, whatever state it is in: the back office writes it in titles and messages."""

import pytest
from django.apps import apps

OURS = {"cms", "customers", "orders", "store", "support"}
MODELS = [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_without_anything_in_it_has_a_text(model):
    assert isinstance(str(model()), str)
