"""What merchants teach the search."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import Cached


class SynonymGroup(Cached):
    """Words and phrases that mean the same to shoppers, in any language."""

    SUBJECT = "synonyms"

    words: models.TextField = models.TextField(
        _("words"),
        max_length=1000,
        help_text=_("Words and phrases for the same thing, with commas between them: cushion, pillow, Kissen, 枕头."),
    )

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words
