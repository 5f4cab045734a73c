"""Finding written answers, and keeping what readers say of them."""

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.rich_text import expand_db_html

from cms.faq.models import FaqEntry, FaqSection
from cms.foundation.caching import cached
from cms.foundation.site_pages import open_to_all

from .answers import Answer, Found, Shelf
from .models import Vote

#: Answers suggested to somebody who asks, and how many characters of a message are read for them.
SUGGESTIONS, READ = 3, 400
#: Written answers that are looked through; the oldest of more are left out.
MOST_ANSWERS = 2000


def find_answers(words: str, limit: int = 5) -> list[Answer]:
    """Published answers that fit the words, the best first; slips are set right."""
    return look_up(words, limit).answers


def suggestions_for(text: str) -> list[Answer]:
    """Answers that may spare a question, the best first."""
    return find_answers(text, SUGGESTIONS)


def look_up(words: str, limit: int = 20) -> Found:
    """As ``find_answers``, and the words as they should have been typed."""
    return _shelf(settings.LANGUAGE_CODE).find(words, limit)


def frequent_questions(limit: int = 5) -> tuple[Answer, ...]:
    """The questions that editors marked as asked often."""
    return _often()[:limit]


@cached("pages")
def _shelf(language: str) -> Shelf:
    return Shelf((_answer(entry, section) for entry, section in _open()), language)


@cached("pages")
def _often() -> tuple[Answer, ...]:
    return tuple(_answer(entry, section) for entry, section in _open(is_frequent=True))


def _open(**which) -> list[tuple[FaqEntry, FaqSection]]:
    """Entries that everybody may open, with their sections."""
    sections = {section.path: section for section in FaqSection.objects.all()}
    entries = open_to_all(FaqEntry.objects.filter(**which)).order_by("path")[:MOST_ANSWERS]
    pairs = ((entry, sections.get(entry.path[: -entry.steplen])) for entry in entries)
    return [(entry, section) for entry, section in pairs if section]


def _answer(entry: FaqEntry, section: FaqSection) -> Answer:
    html = expand_db_html(entry.answer)
    text = " ".join(strip_tags(html.replace("<", " <")).split())
    return Answer(entry.pk, entry.title, text, entry.url or "", section.title, html)


@transaction.atomic
def vote(entry: FaqEntry, *, reader: str, helpful: bool) -> None:
    """Keep what a reader says of an answer; said again, the last word counts."""
    Vote.objects.bulk_create(
        [Vote(entry=entry, reader=reader, helpful=helpful, at=timezone.now())],
        update_conflicts=True,
        unique_fields=["entry", "reader"],
        update_fields=["helpful", "at"],
    )


def votes_of(entry: FaqEntry) -> dict[str, int]:
    """How many readers said yes, and how many spoke at all."""
    return entry.votes.aggregate(yes=Count("pk", filter=Q(helpful=True)), all=Count("pk"))
