"""The picture of a line as it was agreed, for lists and mails."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from store.configurator.services import PRIVATE_DAY, picture_response

from .models import OrderLine

_KINDS = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
def line_picture(request: HttpRequest, key: str, version: str, kind: str) -> HttpResponse:
    """The picture as ordered, even if the product was changed or deleted. The key is signed, so it cannot be guessed.

    The URL of a former picture shows that one, so that a mail stays as it was sent. An unknown one redirects to the
    current picture.
    """
    pk = OrderLine.picture_pk(key)
    line = OrderLine.objects.filter(pk=pk).only("picture", "picture_hash").first() if pk else None
    if line is None or not line.picture or kind not in _KINDS:
        raise Http404
    picture = line.picture_named(version)
    if not picture:
        return redirect(line.picture_png if kind == "png" else line.picture_address)
    return picture_response(request, picture, _KINDS[kind], cache_control=PRIVATE_DAY)
