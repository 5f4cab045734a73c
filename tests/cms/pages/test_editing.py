"""An editor changes pages with draft and preview."""

import json

from tests.makers import make_product
from tests.pages import fields_of


def _form(home, **changed) -> dict:
    """What the editor's form sends for the home page."""
    fields = {
        "title": home.title,
        "slug": home.slug,
        "headline": home.headline,
        "lead": "",
        "button": "",
        "hero_product": "",
        "callouts-count": "0",
        "parts-count": "0",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return fields | changed


def revision(client, address: str) -> dict:
    """What the form says of the version that it displayed."""
    fields = fields_of(client.get(address).content, "#page-edit-form")
    return {name: value for name, value in fields.items() if name.startswith("loaded_revision")}


def test_the_form_opens(client, owner, home):
    client.force_login(owner)
    page = client.get(f"/admin/pages/{home.pk}/edit/").content.decode()

    assert "What is seen first" in page


def test_a_draft_is_saved_and_then_published(client, owner, home):
    client.force_login(owner)
    address = f"/admin/pages/{home.pk}/edit/"
    draft = _form(home, headline="Made after you order.")
    client.post(address, draft | revision(client, address))
    assert "Made after you order." not in client.get("/").content.decode()

    client.post(address, draft | revision(client, address) | {"action-publish": "yes"})
    assert "Made after you order." in client.get("/").content.decode()


def test_a_preview_shows_the_draft_and_is_not_cached(client, owner, home):
    client.force_login(owner)
    address = f"/admin/pages/{home.pk}/edit/preview/"
    answer = client.post(address, _form(home, headline="Only a draft."))
    assert json.loads(answer.content)["is_valid"]
    preview = client.get(address)

    assert "Only a draft." in preview.content.decode()
    assert "public" not in preview.headers["Cache-Control"]
    assert "Only a draft." not in client.get("/").content.decode()


def test_a_product_is_chosen_by_a_part_of_its_name(client, owner):
    make_product("Straight mug")
    make_product("Cone lamp")
    client.force_login(owner)
    found = client.get("/admin/chosen_product/results/", {"q": "mug"}).content.decode()

    assert "Straight mug" in found
    assert "Cone lamp" not in found
