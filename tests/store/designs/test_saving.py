"""A design is saved from the page of a product, under a link, with all its versions."""

import pytest

from store.configurator.models import Configuration
from store.designs import services
from store.designs.models import Design

pytestmark = pytest.mark.django_db


def save(client, mug, **fields):
    return client.post("/designs/save/", {"variant": mug.variants.get().pk, "choice-glaze": "chalk", **fields})


def test_a_guest_saves_a_design_and_finds_it_under_its_link(client, mug):
    answer = save(client, mug, **{"choice-words": "Für Zoë", "quantity": "3"})
    page = client.get(answer["location"]).content.decode()

    design = Design.objects.get()
    assert answer["location"] == f"/designs/{design.token}/"
    assert (design.customer, design.quantity, len(design.token)) == (None, 3, 32)
    assert "Für Zoë" in page
    assert f"http://localhost:8000/designs/{design.token}/" in page or design.token in page


def test_who_is_signed_in_saves_to_the_account(client, mug, alice):
    client.force_login(alice.user)

    save(client, mug)

    assert alice.designs.get().name == "Straight mug"
    assert "Straight mug" in client.get("/account/designs/").content.decode()


def test_what_cannot_be_made_is_refused_with_the_reason_and_nothing_is_saved(client, mug):
    answer = save(client, mug, **{"choice-rim": "gold"})

    assert answer.status_code == 422
    assert "This is not saved: Gold does not stay on chalk." in answer.content.decode()
    assert not Design.objects.exists()
    assert not Configuration.objects.exists()


@pytest.mark.parametrize("variant", ["", "x", "0", "99999999999999999999", "1\x00"])
def test_a_forged_thing_does_not_exist(client, mug, variant):
    assert client.post("/designs/save/", {"variant": variant}).status_code == 404


def test_saving_very_often_has_to_wait(client, mug, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"design": (1, settings.RATE_LIMITS["design"][1])}
    save(client, mug)

    assert save(client, mug).status_code == 429
    assert Design.objects.count() == 1


def test_saving_an_own_design_again_makes_its_next_version(client, mug, alice, saved):
    client.force_login(alice.user)
    design = saved(alice)

    save(client, mug, **{"choice-words": "Second", "design": design.token})

    design.refresh_from_db()
    assert design.version == 2
    assert design.configuration.content["choices"]["words"] == "Second"
    assert [each.number for each in design.versions.all()] == [2, 1]


def test_the_same_again_is_no_new_version(client, mug, alice, saved):
    client.force_login(alice.user)
    design = saved(alice)

    save(client, mug, design=design.token)

    assert design.versions.count() == 1


def test_saving_another_persons_design_makes_one_of_ones_own(client, mug, alice, bob, saved):
    design = saved(alice)
    client.force_login(bob.user)

    save(client, mug, **{"choice-words": "Mine", "design": design.token})

    design.refresh_from_db()
    assert design.version == 1
    assert bob.designs.get().configuration.content["choices"]["words"] == "Mine"


def test_an_own_design_can_be_saved_as_another_one(client, mug, alice, saved):
    client.force_login(alice.user)
    design = saved(alice)

    save(client, mug, **{"choice-words": "Other", "design": design.token, "anew": "1"})

    assert alice.designs.count() == 2


def test_an_older_version_is_looked_at_and_restored(client, mug, alice, saved, configured):
    design = saved(alice, words="First")
    services.save_version(design, configuration=configured(words="Second"), variant=design.variant)
    client.force_login(alice.user)

    older = client.get(f"/designs/{design.token}/versions/1/").content.decode()
    client.post(f"/designs/{design.token}/restore/", {"version": "1"})

    design.refresh_from_db()
    assert "First" in older
    assert "Second" not in older
    assert (design.version, design.configuration.content["choices"]["words"]) == (3, "First")


@pytest.mark.parametrize("number", ["", "0", "9", "x", "99999999999", "1\x00"])
def test_a_version_that_never_was_is_not_found(client, alice, saved, number):
    client.force_login(alice.user)
    design = saved(alice)

    assert client.post(f"/designs/{design.token}/restore/", {"version": number}).status_code == 404


def test_the_number_of_designs_is_bounded(client, mug, alice, saved, settings):
    settings.MAX_DESIGNS = 1
    client.force_login(alice.user)
    saved(alice)

    answer = save(client, mug)

    assert answer.status_code == 422
    assert "Delete one that you do not need any more" in answer.content.decode()


def test_the_oldest_versions_go_first(alice, saved, configured, monkeypatch):
    monkeypatch.setattr(services, "MAX_VERSIONS", 2)
    design = saved(alice)
    for words in ("a", "b", "c"):
        services.save_version(design, configuration=configured(words=words), variant=design.variant)

    assert [each.number for each in design.versions.all()] == [4, 3]


def test_a_guests_designs_join_the_account_at_sign_in(client, mug, alice):
    save(client, mug)

    client.post("/account/login/", {"login": alice.email, "password": "correct horse battery"})

    assert alice.designs.count() == 1
    assert "Straight mug" in client.get("/account/designs/").content.decode()


def test_the_page_of_the_product_can_save_the_design_that_is_being_changed(client, mug, alice, saved):
    client.force_login(alice.user)
    design = saved(alice, name="Birthday")
    address = client.get(f"/designs/{design.token}/").context["current"].change

    page = client.get(address).content.decode()

    assert "Save as the next version of “Birthday”" in page


def test_what_a_design_leaves_unanswered_is_not_filled_with_a_default(client, mug, alice, saved):
    made = mug.made_to_order
    made.defaults = {"glaze": ["ink"], "rim": ["gold"]}
    made.save()
    design = saved(alice, glaze=["ink"], rim=[])
    client.force_login(alice.user)

    page = client.get(client.get(f"/designs/{design.token}/").context["current"].change)

    assert page.context["configured"].answers == {"glaze": ["ink"]}
