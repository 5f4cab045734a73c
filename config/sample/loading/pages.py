"""Home page, written pages, questions and answers, and who the shop is."""

import json

from django.utils.text import slugify
from wagtail.models import Page, Site

from cms.faq.models import FaqEntry, FaqIndex, FaqSection
from cms.foundation.models import ShopSettings
from cms.pages.models import ContentPage, HomePage
from config.sample.loading import designs
from config.sample.words.pages import PAGES
from config.sample.words.questions import SECTIONS
from customers.people.models import User
from store.catalogue.models import Product

#: Products on the home page, by address.
CHOSEN = ("harbour-hoodie", "linen-notebook", "paddle-board", "writing-desk", "city-bicycle", "key-tag", "cone-lamp", "bakers-apron")  # fmt: skip
STEPS = [
    ("You choose", "Colour, material, size, and the words. The picture and the price follow every choice."),
    ("We make it", "One person makes it and signs its sheet. You see when work begins."),
    ("It comes on a day", "A weekday with a date, from the product page to the door."),
]
FACTS = [
    ("Made after you order", "Nothing lies in a warehouse."),
    ("A day, not a span", "Every page names the day it is there."),
    ("Your words, exactly", "Letter by letter, with every accent."),
]


def load(editor: User) -> None:
    """The pages below the root, published, each with its first revision by the editor."""
    _write_shop()
    home = _home()
    for slug, title, footer, lead, body in PAGES:
        page = ContentPage(
            title=title,
            slug=slug,
            footer=footer,
            lead=lead,
            parts=_stream([("text", {"heading": "", "text": body.replace("\n", "")})]),
        )
        _publish(home.add_child(instance=page), editor)
    _questions(home, editor)
    _publish(home, editor)


def _write_shop() -> None:
    settings = ShopSettings.load()
    settings.name, settings.claim = "Alder & Finch", "Things made for you, in Dresden, one at a time."
    settings.street, settings.town = "Lindenwerk 4", "01099 Dresden, Germany"
    settings.email, settings.phone = "hello@alderandfinch.example", "+49 351 5550 140"
    settings.account_holder, settings.bank = "Alder & Finch GmbH", "Sample Bank Dresden"
    settings.iban, settings.bic = "DE89 3704 0044 0532 0130 00", "COBADEFFXXX"
    settings.save()


def _home() -> HomePage:
    """The home page in the place of the one that every new Wagtail has."""
    root = Page.get_first_root_node()
    hero = Product.objects.get(slug="straight-mug")
    home = root.add_child(
        instance=HomePage(
            title="Alder & Finch",
            slug="alder-and-finch",
            seo_title="Things made for you",
            search_description="Mugs, shirts, notebooks, desks and bicycles, made to order with your words on them.",
            headline="Made after you ask.",
            lead="Mugs, shirts, desks and a hundred other things. You choose colour, material and words; we make one, "
            "for you, and tell you the day it will be at your door.",
            hero_product=hero,
            button="Make this mug yours",
            callouts=_stream([("callout", {"title": title, "text": text}) for title, text in FACTS]),
            parts=_stream(_parts()),
        )
    )
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    old, site.root_page, site.site_name = site.root_page_id, home, "Alder & Finch"
    site.save()
    Page.objects.filter(pk=old, depth=2).exclude(pk=home.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _parts() -> list[tuple[str, dict]]:
    found = Product.objects.in_bulk(CHOSEN, field_name="slug")
    chosen = [found[slug].pk for slug in CHOSEN]
    return [
        ("categories", {"heading": "What we make"}),
        ("steps", {"heading": "How it works", "steps": [{"title": title, "text": text} for title, text in STEPS]}),
        ("designs", {"heading": "Made by us, to begin with", "lead": "Open one, change what you like, and it is yours.", "designs": [made.get_absolute_url() for made in designs.load()]}),
        ("products", {"heading": "From all over the house", "products": chosen, "number": 8}),
        ("products", {"heading": "Best sellers", "products": [], "number": 4}),
        ("questions", {"heading": "Frequently asked", "lead": "More answers stand under Help, and we answer within a working day."}),
    ]  # fmt: skip


def _stream(blocks: list[tuple[str, dict]]) -> str:
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def _questions(home: HomePage, editor: User) -> None:
    intro = "Answers to what we are asked most. If yours is not among them, ask us."
    index = home.add_child(instance=FaqIndex(title="Help", slug="faq", intro=intro))
    for name, summary, entries in SECTIONS:
        section = index.add_child(instance=FaqSection(title=name, slug=slugify(name), summary=summary))
        for asked, answer in entries:
            title = asked.rstrip("*")
            entry = FaqEntry(title=title, slug=slugify(title)[:80], answer=answer, is_frequent=asked.endswith("*"))
            _publish(section.add_child(instance=entry), editor)
        _publish(section, editor)
    _publish(index, editor)


def _publish(page: Page, editor: User) -> None:
    """Write the first revision, so that editors see the history of a page."""
    page.save_revision(user=editor, log_action=True).publish(user=editor, log_action=False)
