"""The picture of a line as it was agreed, for lists and letters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from store.configurator.served import served

from .models import OrderLine

_KINDS = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
def line_picture(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The picture of the day, whatever has become of the product; the key is signed, so that nobody guesses one."""
    pk = OrderLine.picture_pk(key)
    if pk is None or kind not in _KINDS:
        raise Http404
    picture = OrderLine.objects.filter(pk=pk).values_list("picture", flat=True).first()
    return served(request, picture or "", _KINDS[kind])
