"""What every page is compared with."""

from django.http import HttpRequest, HttpResponse


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing, through the same server and middleware."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "public"})
