"""Page blocks that do not need the shop: steps, text, pictures, columns."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
)
from wagtail.images.blocks import ImageBlock

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


class PictureBlock(StructBlock):
    """One picture with a caption, as wide as the text or as the page."""

    picture = ImageBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), max_length=200, required=False)
    width = ChoiceBlock(
        [("text", _("As wide as text")), ("page", _("As wide as the page"))], label=_("Width"), default="text"
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class ColumnBlock(StructBlock):
    """One column: any of picture, title and text; with a page, the title is a link."""

    picture = ImageBlock(label=_("Picture"), required=False)
    title = CharBlock(label=_("Title"), max_length=60, required=False)
    page = PageChooserBlock(label=_("Page that the title leads to"), required=False)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "ol", "ul", "link"], required=False)

    def clean(self, value):
        """The value.

        Raises:
            StructBlockValidationError: the column is empty, or has a page but no title.
        """
        value = super().clean(value)
        text = strip_tags(value["text"].source if value["text"] else "").strip()  # An empty editor sends a paragraph.
        if not (value["picture"] or value["title"] or text):
            raise StructBlockValidationError(
                {"title": ValidationError(_("Write a title or a text, or choose a picture."))}
            )
        if value["page"] and not value["title"]:
            raise StructBlockValidationError({"title": ValidationError(_("The link needs a title."))})
        return value


class ColumnsBlock(StructBlock):
    """Two to four columns side by side; on a phone one below the other."""

    heading = CharBlock(label=_("Heading"), max_length=80, required=False)
    columns = ListBlock(ColumnBlock(), label=_("Columns"), min_num=2, max_num=4)

    class Meta:
        icon = "table"
        label = _("Columns")
        template = "cms/blocks/columns.html"
