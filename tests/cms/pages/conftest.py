"""A small site: a home page, the FAQ, written pages."""

import pytest
from wagtail.models import Page, Site

from cms.faq.models import FaqEntry, FaqIndex, FaqSection
from cms.pages.models import ContentPage, HomePage


def published(parent: Page, page: Page) -> Page:
    """The page below its parent, published as an editor does it."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def home(db) -> HomePage:
    """The first page of the default site, with nothing below the headline."""
    root = Page.objects.get(depth=1)
    page = published(root, HomePage(title="Start", slug="start", headline="Nothing here exists yet."))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": page})
    return page


@pytest.fixture
def write_page(home):
    """Publishes one content page."""

    def write(title: str = "Terms", slug: str = "terms", **fields) -> ContentPage:
        text = fields.pop("text", "<p>What holds between us.</p>")
        fields.setdefault("parts", [("text", {"heading": "", "text": text})])
        return published(home, ContentPage(title=title, slug=slug, **fields))

    return write


@pytest.fixture
def ask_frequently(home):
    """Publishes one question of the FAQ."""

    def ask(title: str, answer: str = "<p>Yes.</p>", *, is_frequent: bool = True) -> FaqEntry:
        index = FaqIndex.objects.first() or published(home, FaqIndex(title="Questions", slug="faq"))
        section = FaqSection.objects.first() or published(index, FaqSection(title="Making", slug="making"))
        slug = f"q{FaqEntry.objects.count()}"
        return published(section, FaqEntry(title=title, slug=slug, answer=answer, is_frequent=is_frequent))

    return ask


@pytest.fixture
def show(home):
    """Publishes the home page with these parts."""

    def publish(*parts: tuple[str, dict], **fields) -> None:
        home.parts = list(parts)
        for name, value in fields.items():
            setattr(home, name, value)
        home.save_revision().publish()

    return publish
