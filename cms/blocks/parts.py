"""Parts of pages that know nothing of the shop: steps, running text, a short pair of words."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

#: What an editor may do with words.
WRITING = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PairBlock(StructBlock):
    """A short title and a sentence to it."""

    title = CharBlock(label=_("Title"), max_length=60)
    text = TextBlock(label=_("Text"), max_length=300, rows=2)


class StepsBlock(StructBlock):
    """What happens one after the other, numbered."""

    heading = CharBlock(label=_("Heading"), max_length=80)
    steps = ListBlock(PairBlock(), label=_("Steps"), min_num=2, max_num=8)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "cms/blocks/steps.html"


class TextPartBlock(StructBlock):
    """Running text, with a heading if one is given."""

    heading = CharBlock(label=_("Heading"), max_length=80, required=False)
    text = RichTextBlock(label=_("Text"), features=WRITING)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cms/blocks/text.html"
