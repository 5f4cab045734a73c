"""Page blocks that do not need the shop: steps, text, a title with a sentence."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

#: Rich text features for editors.
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PairBlock(StructBlock):
    """A short title with a sentence."""

    title = CharBlock(label=_("Title"), max_length=60)
    text = TextBlock(label=_("Text"), max_length=300, rows=2)


class StepsBlock(StructBlock):
    """Numbered steps."""

    heading = CharBlock(label=_("Heading"), max_length=80)
    steps = ListBlock(PairBlock(), label=_("Steps"), min_num=2, max_num=8)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "cms/blocks/steps.html"


class TextPartBlock(StructBlock):
    """Text with an optional heading."""

    heading = CharBlock(label=_("Heading"), max_length=80, required=False)
    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cms/blocks/text.html"
