"""Pictures of shoppers, for those whose they are and for staff who may see them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from .access import uploads_of
from .models import Upload, files
from .names import name_to_save
from .previews import small_picture

#: Nothing in such an answer is run, shown as a page, or read by another site.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=3600",
}


@require_safe
def original(request: HttpRequest, hash: str) -> HttpResponseBase:
    """The picture as it is printed, to be saved."""
    upload = get_object_or_404(uploads_of(request), hash=hash)
    try:
        file = files().open(upload.path)
    except OSError:
        raise Http404 from None
    return _private(FileResponse(file, content_type=upload.content_type), upload)


@require_safe
def preview(request: HttpRequest, hash: str) -> HttpResponseBase:
    """The same, small: it stands in pages, and opened by itself it is saved, too."""
    upload = get_object_or_404(uploads_of(request), hash=hash)
    small = small_picture(upload.hash)
    if small is None:
        raise Http404
    return _private(HttpResponse(small[1], content_type=small[0]), upload)


def _private(response: HttpResponseBase, upload: Upload) -> HttpResponseBase:
    name = name_to_save(upload.name, upload.kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    for header, value in _HEADERS.items():
        response[header] = value
    return response
