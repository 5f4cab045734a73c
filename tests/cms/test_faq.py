"""Pages of questions and answers, as shoppers read them and editors write them."""

import json
import re

import pytest
from wagtail.models import Site

from cms.faq.models import FaqEntry
from tests.makers import make_faq

pytestmark = pytest.mark.django_db


@pytest.fixture
def faq():
    yield make_faq()
    Site.clear_site_root_paths_cache()


@pytest.fixture
def entry(faq) -> FaqEntry:
    return FaqEntry.objects.get(title__startswith="Can I send back")


def text(page) -> str:
    return page.content.decode()


def test_the_index_shows_every_section_and_answer(client, faq):
    page = client.get("/faq/")

    assert page.status_code == 200
    assert "Sending back" in text(page)
    assert "If we made a mistake, always." in text(page)


def test_it_is_the_same_for_everybody(client, faq):
    page = client.get("/faq/")

    assert page["Cache-Control"].startswith("public")
    assert page["ETag"]
    assert not page.cookies
    assert client.get("/faq/", headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_a_cached_page_reads_only_the_version_numbers(client, faq, queries_of):
    client.get("/faq/")

    assert queries_of(lambda: client.get("/faq/")) == 1


def test_an_answer_has_a_page_of_its_own(client, entry):
    page = client.get(entry.url)

    assert "<h1>Can I send back something with a name on it?</h1>" in text(page)
    assert "It broke. And now?" in text(page)


def test_a_section_has_one_too(client, entry):
    assert "It broke. And now?" in text(client.get(entry.get_parent().url))


@pytest.mark.parametrize("path", ["/faq/", "/faq/sending-back/"])
def test_search_engines_read_the_questions(client, faq, path):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text(client.get(path)), re.DOTALL)
    page = next(block for block in map(json.loads, blocks) if block["@type"] == "FAQPage")

    assert page["mainEntity"][0]["name"] == "Can I send back something with a name on it?"


def test_searching_works_without_a_script(client, faq):
    page = client.get("/faq/", {"q": "engarve"})

    assert "One answer for" in text(page)
    assert text(page).index("Which letters can you engrave?") < text(page).index("It broke. And now?")
    assert "public" not in page["Cache-Control"]
    assert not page.cookies


def test_a_search_without_an_answer_says_so(client, faq):
    page = text(client.get("/faq/", {"q": "zeppelin"}))

    assert "No answer matches “zeppelin”." in page
    assert "0 answers" not in page


@pytest.mark.parametrize("words", ["\x00", "<script>", "x" * 5000, "zeppelin", "((("])
def test_nothing_searched_for_is_an_error(client, faq, words):
    page = client.get("/faq/", {"q": words})

    assert page.status_code == 200
    assert "<script>&" not in text(page)


def test_what_is_published_shows_at_once_and_a_draft_does_not(client, entry):
    client.get("/faq/")
    entry.answer = "<p>Within fourteen days.</p>"
    revision = entry.save_revision()
    assert "fourteen days" not in text(client.get("/faq/"))

    revision.publish()
    assert "fourteen days" in text(client.get("/faq/"))
    assert "fourteen days" in text(client.get("/faq/", {"q": "send back"}))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_search_shows_the_latest_answers(client, entry):
    client.get("/faq/", {"q": "send it back"})
    entry.answer = "<p>Within fourteen days.</p>"
    entry.save_revision().publish()

    assert text(client.get("/faq/", {"q": "send these back"})).count("fourteen days") == 2


def test_unpublished_questions_are_not_found(client, entry):
    address = entry.url
    client.get(address)
    entry.unpublish()

    assert client.get(address).status_code == 404
    assert entry.title not in text(client.get("/faq/"))


def test_an_editor_sees_a_preview_that_is_not_cached(client, owner, entry):
    client.force_login(owner)
    edit = f"/admin/pages/{entry.pk}/edit/preview/"
    form = {"title": entry.title, "slug": entry.slug, "answer": json.dumps(None), "comments-TOTAL_FORMS": 0}
    client.post(edit, form | {"comments-INITIAL_FORMS": 0})
    page = client.get(edit)

    assert page.status_code == 200
    assert "public" not in page.get("Cache-Control", "")


def test_a_question_that_was_never_saved_can_be_previewed(rf, faq):
    draft = FaqEntry(title="A new question?", answer="<p>Perhaps.</p>", slug="new")
    page = draft.make_preview_request()

    assert page.status_code == 200
    assert "A new question?" in page.content.decode()
