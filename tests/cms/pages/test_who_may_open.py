"""One truth about which pages a reader may open: at their address, in lists, sitemap, search and footer."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.faq.models import FaqIndex, FaqSection
from cms.pages.models import ContentPage
from support.knowledge.services import find_answers, frequent_questions

from .conftest import published

SECRET = "The code of the back door is 4711"


@pytest.fixture
def question(ask_frequently):
    return ask_frequently("How do members open the door?", f"<p>{SECRET}.</p>")


@pytest.fixture
def section(question) -> FaqSection:
    return FaqSection.objects.get()


def close(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


PLACES = ["/faq/", "/faq/?q=members+door", "/contact/", "/contact/suggest/?text=members+door", "/sitemap-pages.xml"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("how", ["restricted", "unpublished"])
def test_answers_of_a_closed_section_are_found_nowhere(client, question, section, place, how):
    before = client.get(place).content.decode()
    assert "members" in before or question.slug in before
    close(section) if how == "restricted" else section.unpublish()

    page = client.get(place).content.decode()
    assert SECRET not in page
    assert question.title not in page
    assert f"/{question.slug}/" not in page


def test_a_question_below_an_unpublished_section_is_not_served(client, question, section):
    address = question.url
    assert client.get(address).status_code == 200
    section.unpublish()

    assert client.get(address).status_code == 404
    assert client.get(f"/helpful/{question.pk}/").status_code == 404


def test_it_is_back_with_its_section(client, question, section):
    section.unpublish()
    section.save_revision().publish()

    assert client.get(question.url).status_code == 200
    assert find_answers("members door")


def test_only_who_may_read_an_answer_votes_on_it(client, question, section, alice):
    close(section)
    assert client.get(f"/helpful/{question.pk}/").status_code == 404
    client.force_login(alice.user)

    assert client.get(f"/helpful/{question.pk}/").status_code == 200


def test_who_signs_in_finds_the_closed_section_at_its_address(client, question, section, alice):
    close(section)
    client.force_login(alice.user)
    page = client.get(section.url)

    assert SECRET in page.content.decode()
    assert "private" in page.headers["Cache-Control"]


def test_help_that_is_closed_as_a_whole_still_lists_itself_to_members(client, question, alice):
    close(FaqIndex.objects.get())
    client.force_login(alice.user)

    assert question.title in client.get("/faq/").content.decode()
    assert not frequent_questions()


def test_the_footer_does_not_lead_below_an_unpublished_page(client, home, write_page):
    about = write_page("About", "about")
    published(
        about,
        ContentPage(
            title="Our dogs", slug="dogs", parts=[("text", {"heading": "", "text": "<p>Two.</p>"})], footer="workshop"
        ),
    )
    assert "Our dogs" in client.get("/").content.decode()
    about.unpublish()

    assert "Our dogs" not in client.get("/").content.decode()
    assert client.get("/about/dogs/").status_code == 404
