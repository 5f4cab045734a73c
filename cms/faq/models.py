"""FAQ pages: an index, sections below it, questions below those. Editors write them with drafts and previews."""

from itertools import groupby

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.search import index

from cms.foundation.caching import cached
from cms.foundation.site_pages import SitePage, open_below

from .questions import Question, Section


class FaqIndex(SitePage):
    """All sections, and the search box."""

    intro = models.CharField(_("in one line"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["faq.FaqSection"]
    parent_page_types = ["wagtailcore.Page", "pages.HomePage"]
    max_count = 1
    template = "cms/faq/index.html"

    class Meta:
        verbose_name = _("questions and answers")

    def sections(self) -> tuple[Section, ...]:
        """Sections that have questions, as far as readers of the index may open them."""
        return _sections(self.pk) if self.pk else ()

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        query = request.GET.get("q", "")[:200].replace("\x00", "").strip()
        context = super().get_context(request, *args, **kwargs)
        help_page = (_("Help"), self.url if query else "")
        crumbs = [help_page, (query, "")] if query else [help_page]
        return context | {"sections": self.sections(), "query": query, "crumbs": crumbs}

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Search results are not cached."""
        response = super().serve(request, *args, **kwargs)
        if "q" in request.GET:
            response.headers["Cache-Control"] = "private, no-cache"
        return response


class FaqSection(SitePage):
    """Questions about one subject."""

    summary = models.CharField(_("in one line"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    subpage_types = ["faq.FaqEntry"]
    parent_page_types = ["faq.FaqIndex"]
    template = "cms/faq/section.html"

    class Meta:
        verbose_name = _("section of questions")

    def entries(self) -> models.QuerySet:
        """The questions that readers of the section may open, in the editors' order."""
        return open_below(self, FaqEntry.objects.child_of(self)).order_by("path")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | {
            "index": self.get_parent() if self.path else None,
            "crumbs": breadcrumbs(self, self.get_parent()) if self.path else (),
            "questions": [entry.as_question() for entry in self.entries()],
        }


class FaqEntry(SitePage):
    """One question and its answer; the title is the question."""

    answer = RichTextField(_("answer"), features=["bold", "italic", "ol", "ul", "link"])
    is_frequent = models.BooleanField(
        _("frequently asked"), default=False, help_text=_("Also on the home page and the contact page.")
    )

    content_panels = [*Page.content_panels, FieldPanel("answer"), FieldPanel("is_frequent")]
    search_fields = [*Page.search_fields, index.SearchField("answer")]
    subpage_types = []
    parent_page_types = ["faq.FaqSection"]
    template = "cms/faq/entry.html"

    class Meta:
        verbose_name = _("question")

    def as_question(self) -> Question:
        """The question as a plain value for other pages."""
        return Question(self.pk, self.title, self.slug, self.url or "", expand_db_html(self.answer))

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Adds the other questions of the section; the preview of a new question has none."""
        context = super().get_context(request, *args, **kwargs)
        section = FaqSection.objects.filter(path=self.path[: -self.steplen]).first() if self.path else None
        if section is None:
            return context | {"crumbs": breadcrumbs(self)}
        others = [entry for entry in section.entries() if entry.pk != self.pk]
        crumbs = breadcrumbs(self, section.get_parent(), section)
        return context | {"section": section, "others": others, "crumbs": crumbs}


@cached("pages")
def _sections(index_key: int) -> tuple[Section, ...]:
    index_page = FaqIndex.objects.get(pk=index_key)
    entries = open_below(index_page, FaqEntry.objects.all()).order_by("path")
    below = {parent: tuple(found) for parent, found in groupby(entries, key=lambda each: each.path[: -each.steplen])}
    sections = open_below(index_page, FaqSection.objects.all()).order_by("path")
    return tuple(
        Section(each.title, each.slug, each.summary, tuple(entry.as_question() for entry in below[each.path]))
        for each in sections
        if each.path in below
    )


def breadcrumbs(page: Page, index: Page | None = None, section: Page | None = None) -> list[tuple[str, str]]:
    """The breadcrumbs of a page below the index, as (name, address); the page itself has no address."""
    above = [(_("Help"), index.url or "")] if index else []
    above += [(section.title, section.url or "")] if section else []
    return [*above, (page.title, "")]
