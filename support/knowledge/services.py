"""Finding help answers, and saving votes on them."""

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.rich_text import expand_db_html

from cms.faq.models import FaqEntry, FaqSection
from cms.foundation.caching import cached
from cms.foundation.site_pages import open_to_all
from store.storefront.answers import SearchAnswer

from .answers import HelpAnswer, HelpIndex, HelpResult
from .models import Vote

#: Suggested answers, and how many characters of a message are searched.
MAX_SUGGESTIONS, MAX_READ = 3, 400
#: Answers in the index; more are left out.
MAX_ANSWERS = 2000


def find_answers(words: str, limit: int = 5) -> list[HelpAnswer]:
    """Published answers that match the text, best first; typing errors are corrected."""
    return look_up(words, limit).answers


def suggestions_for(text: str) -> list[HelpAnswer]:
    """Answers that may make a question unnecessary, best first."""
    return find_answers(text, MAX_SUGGESTIONS)


def look_up(words: str, limit: int = 20) -> HelpResult:
    """As ``find_answers``, with the corrected text."""
    return _index(settings.LANGUAGE_CODE).find(words, limit)


def answers_beside_products(words: str, limit: int) -> list[SearchAnswer]:
    """Answers for the search of the shop."""
    return search_answers(look_up(words, limit))


def search_answers(found: HelpResult) -> list[SearchAnswer]:
    """Help answers as the search of the shop shows them."""
    return [SearchAnswer(each.question, each.url, each.text, each.share, each.in_title) for each in found.answers]


def frequent_questions(limit: int = 5) -> tuple[HelpAnswer, ...]:
    """The questions that editors chose as frequent."""
    return _frequent()[:limit]


@cached("pages")
def _index(language: str) -> HelpIndex:
    return HelpIndex((_answer(entry, section) for entry, section in _open_entries()), language)


@cached("pages")
def _frequent() -> tuple[HelpAnswer, ...]:
    return tuple(_answer(entry, section) for entry, section in _open_entries(is_frequent=True))


def _open_entries(**filters: object) -> list[tuple[FaqEntry, FaqSection]]:
    """Entries that everybody may open, with their sections."""
    sections = {section.path: section for section in FaqSection.objects.all()}
    entries = open_to_all(FaqEntry.objects.filter(**filters)).order_by("path")[:MAX_ANSWERS]
    pairs = ((entry, sections.get(entry.path[: -entry.steplen])) for entry in entries)
    return [(entry, section) for entry, section in pairs if section]


def _answer(entry: FaqEntry, section: FaqSection) -> HelpAnswer:
    html = expand_db_html(entry.answer)
    text = " ".join(strip_tags(html.replace("<", " <")).split())
    return HelpAnswer(entry.pk, entry.title, text, entry.url or "", section.title, html)


@transaction.atomic
def vote(entry: FaqEntry, *, reader: str, helpful: bool) -> None:
    """Save a reader's vote on an answer; it replaces the reader's earlier one."""
    Vote.objects.bulk_create(
        [Vote(entry=entry, reader=reader, helpful=helpful, at=timezone.now())],
        update_conflicts=True,
        unique_fields=["entry", "reader"],
        update_fields=["helpful", "at"],
    )


def votes_of(entry: FaqEntry) -> dict[str, int]:
    """Counts of votes: yes, and all."""
    return entry.votes.aggregate(yes=Count("pk", filter=Q(helpful=True)), all=Count("pk"))
