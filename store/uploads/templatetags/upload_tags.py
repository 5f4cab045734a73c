"""Pictures of shoppers in templates."""

from django import template

from store.uploads.access import is_hash
from store.uploads.models import Upload

register = template.Library()


@register.simple_tag
def picture_sent(hash: str) -> Upload | None:
    """The picture with this hash. Whose it is was asked before: the answer of a shopper is theirs, or unknown."""
    return Upload.objects.filter(hash=hash).first() if is_hash(hash) else None
