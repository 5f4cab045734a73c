"""The policy of the shop: drafts, versions, its page, and the version of an order."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from cms.policies.models import Policy, PolicyVersion
from cms.policies.services import current_policy, policy_of
from cms.policies.terms import PolicyTerms
from tests.makers import make_order, make_staff, publish_policy

pytestmark = pytest.mark.django_db


def read(client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_shop_without_a_policy_has_the_default_terms_and_no_page(client, alice):
    order = make_order(alice)

    assert current_policy().terms == order.agreed_policy.terms == PolicyTerms()
    assert client.get("/policies/").status_code == 404
    assert "/policies/" not in read(client, "/search/")


def test_publishing_freezes_a_version_that_stays_when_revisions_are_purged(client):
    first = publish_policy(return_days=14, text="<p>Old words.</p>")
    publish_policy(return_days=30, text="<p>New words.</p>")
    Policy.objects.get().revisions.all().delete()

    assert [version.number for version in PolicyVersion.objects.all()] == [2, 1]
    assert current_policy().terms.return_days == 30
    assert policy_of(first.pk).terms.return_days == 14
    old = read(client, first.get_absolute_url())
    assert "Old words." in old
    assert "within 14 days" in old
    assert "This is an older version." in old


def test_a_draft_changes_nothing_and_the_same_again_makes_no_version():
    version = publish_policy()
    draft = Policy.objects.get()
    draft.return_days = 1
    draft.save_revision()

    assert current_policy().terms.return_days == 14

    publish_policy(return_days=14)
    assert PolicyVersion.objects.get() == version


def test_a_version_planned_for_later_does_not_apply_yet():
    publish_policy(return_days=14)
    policy = Policy.objects.get()
    policy.return_days, policy.go_live_at = 30, timezone.now() + timedelta(days=1)
    policy.save_revision().publish()

    assert current_policy().terms.return_days == 14


def test_a_policy_that_is_taken_back_does_not_apply_to_new_orders(client, alice):
    publish_policy(return_days=99)
    Policy.objects.get().unpublish()

    assert current_policy().terms == PolicyTerms()
    assert make_order(alice).policy is None
    assert client.get("/policies/1/").status_code == 200


def test_an_order_points_to_the_version_it_was_placed_under(alice):
    first = publish_policy(return_days=14)
    order = make_order(alice)
    publish_policy(return_days=30)

    assert order.policy == first
    assert order.agreed_policy.terms.return_days == 14
    with pytest.raises(ProtectedError):
        first.delete()


def test_the_page_shows_text_and_a_table_of_the_rules_and_stands_in_the_footer(client):
    publish_policy(text="<h2>Why</h2><p>Because.</p>", return_days=30, return_condition="unused", warranty_months=0)

    page = read(client, "/policies/")

    for words in ("Because.", "within 30 days, unused", "until work begins", "Version 1", "none"):
        assert words in page
    assert 'href="/policies/"' in read(client, "/search/")


@pytest.mark.parametrize("address", ["/policies/0/", "/policies/2/", "/policies/999999999999/", "/policies/x/"])
def test_versions_that_do_not_exist_are_not_found(client, address):
    publish_policy()

    assert client.get(address).status_code == 404


def test_editors_write_it_and_see_it_before_it_is_published(client):
    client.force_login(make_staff("Editor"))
    publish_policy()
    edit = reverse("wagtailsnippets_policies_policy:edit", args=[Policy.objects.get().pk])

    page = read(client, edit)

    assert "a shopper can cancel" in page.lower()
    assert "action-publish" in page
    draft = Policy(title="A draft", text="<p>Words of a draft.</p>")
    assert "Words of a draft." in draft.make_preview_request().rendered_content


def test_a_form_with_places_that_nobody_fills_in_is_refused(client, owner):
    client.force_login(owner)
    form = {"title": "Ours", "say_cancel": "Until {moon}.", "photo_reasons": ["wrong"], "return_paid_by": "customer"}
    form |= dict.fromkeys(("return_days", "withdrawal_days", "warranty_months"), "14") | {"text": "null"}
    form |= dict.fromkeys(("cancel_until", *(f"change_{each}" for each in CHANGED)), "sent")

    refused = client.post(reverse("wagtailsnippets_policies_policy:add"), form)
    assert "Only these places are filled in: {lines}, {days}, {months}." in refused.content.decode()

    client.post(reverse("wagtailsnippets_policies_policy:add"), form | {"say_cancel": "", "action-publish": "1"})
    assert current_policy().terms.photo_reasons == ("wrong",)
    assert current_policy().terms.cancel_until == "sent"


CHANGED = ("address", "delivery", "words", "options", "quantity")


def test_there_is_one_policy_and_it_is_not_deleted(client, owner):
    client.force_login(owner)
    publish_policy()
    key = Policy.objects.get().pk

    client.get(reverse("wagtailsnippets_policies_policy:add"))
    client.post(reverse("wagtailsnippets_policies_policy:delete", args=[key]))

    assert Policy.objects.filter(pk=key).exists()
    assert client.get(reverse("wagtailsnippets_policies_policy:add")).status_code == 302
