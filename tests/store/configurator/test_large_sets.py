"""A set of many hundred options and rules is saved from the form, in a few statements."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import TooManyFieldsSent
from django.urls import reverse

from cms.foundation.large_forms import LargeFormMiddleware
from customers.people.models import User
from store.configurator.models import Option, OptionSet, Rule

from .test_editing import edit, excludes, form, group, merchandiser

__all__ = ["merchandiser"]
pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_configurator_optionset:add"


def large(options: int, rules: int) -> dict:
    """A form: groups of ten options, and rules between options of neighbours."""
    keys = [f"o{number}" for number in range(10)]
    groups = [group(f"g{number}", *keys) for number in range(options // 10)]
    places = [(number % (len(groups) - 1), number % 9 + 1, number // 9 % 9 + 1) for number in range(rules)]
    return form(*groups, rules=[excludes(f"g{at}.o{one}", f"g{at + 1}.o{other}") for at, one, other in places])


def send(client, address: str, data: dict):
    """As a browser sends a form without files."""
    return client.post(address, urlencode(data), content_type="application/x-www-form-urlencoded")


def test_310_options_and_520_rules_are_saved_with_more_fields_than_other_forms_may_have(
    client, merchandiser, django_assert_max_num_queries
):
    data = large(310, 520) | {f"more-{number}": "" for number in range(3000)}

    with django_assert_max_num_queries(120):
        send(client, reverse(ADD), data)

    assert len(data) > 10_000
    assert OptionSet.objects.get().live
    assert (Option.objects.count(), Rule.objects.count()) == (310, 520)


def test_a_set_that_is_too_large_is_refused_with_a_sentence(client, merchandiser):
    page = send(client, reverse(ADD), large(20, 1001)).content.decode()

    assert "This set has 1001 rules; at most 1000 can be saved. Split it into several sets." in page
    assert not OptionSet.objects.exists()


def test_more_fields_than_even_a_large_form_has_end_in_a_sentence(client, merchandiser):
    response = send(client, reverse(ADD), {f"more-{number}": "" for number in range(40_001)})

    assert response.status_code == 413
    assert "Nothing was saved." in response.content.decode()


@pytest.mark.parametrize(("address", "status"), [("made_to_order_admin:add", 413), ("contact", 400)])
def test_other_forms_may_not_have_so_many_fields(client, merchandiser, address, status):
    path = reverse(address) if ":" in address else "/contact/"

    assert send(client, path, {f"more-{number}": "" for number in range(10_001)}).status_code == status


def test_nobody_else_may_send_so_many_fields_to_a_large_form(rf):
    clerk = User.objects.create_user("clerk@example.com", "correct horse battery", name="Cleo", is_staff=True)
    clerk.groups.add(Group.objects.get(name="Order clerk"))
    request = rf.post("/admin/option-sets/add/", {f"more-{number}": "" for number in range(10_001)})
    request.user = clerk

    with pytest.raises(TooManyFieldsSent):
        LargeFormMiddleware(lambda request: request.POST)(request)


def test_rows_are_changed_added_and_taken_out_in_one_go(client, merchandiser):
    option_set = OptionSet.objects.create(name="Table", code="table")
    send(client, edit(option_set), form(group("wood", "oak", "ash"), group("use", "in")))
    option_set = OptionSet.objects.get().get_latest_revision_as_object()
    wood = option_set.groups.get(key="wood")
    oak = wood.options.get(key="oak")
    wood.options.set([Option(key="elm", name="Elm"), oak])
    oak.name = "Old oak"
    option_set.groups.set([wood])

    option_set.save_revision().publish()

    assert [(each.key, each.name) for each in Option.objects.order_by("pk")] == [("oak", "Old oak"), ("elm", "Elm")]
    assert [each.key for each in OptionSet.objects.get().groups.all()] == ["wood"]
    assert OptionSet.objects.get().groups.get().pk == wood.pk


def test_a_draft_whose_picture_and_font_are_gone_still_opens(client, merchandiser):
    option_set = OptionSet.objects.create(name="Table", code="table")
    send(client, edit(option_set), form(group("wood", "oak")))
    revision = OptionSet.objects.get().get_latest_revision()
    revision.content["groups"][0]["font"] = 4711
    revision.content["groups"][0]["options"][0]["picture"] = 4711
    revision.save()

    page = client.get(edit(option_set))

    assert page.status_code == 200
    assert "4711" not in page.content.decode()
