"""FAQ pages: an index, sections below it, questions below those. Editors write them with drafts and previews."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class FaqIndex(Page):
    """All sections, and the search box."""

    intro = models.CharField(_("in one line"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["faq.FaqSection"]
    parent_page_types = ["wagtailcore.Page", "pages.HomePage"]
    max_count = 1
    template = "cms/faq/index.html"

    class Meta:
        verbose_name = _("questions and answers")


class FaqSection(Page):
    """Questions about one subject."""

    summary = models.CharField(_("in one line"), max_length=250, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    subpage_types = ["faq.FaqEntry"]
    parent_page_types = ["faq.FaqIndex"]
    template = "cms/faq/section.html"

    class Meta:
        verbose_name = _("section of questions")


class FaqEntry(Page):
    """One question and its answer; the title is the question."""

    answer = RichTextField(_("answer"), features=["bold", "italic", "ol", "ul", "link"])
    often = models.BooleanField(_("asked often"), default=False, help_text=_("Stands on the home page."))

    content_panels = [*Page.content_panels, FieldPanel("answer"), FieldPanel("often")]
    search_fields = [*Page.search_fields, index.SearchField("answer")]
    subpage_types = []
    parent_page_types = ["faq.FaqSection"]
    template = "cms/faq/entry.html"

    class Meta:
        verbose_name = _("question")
