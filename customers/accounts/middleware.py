"""Status codes of allauth's pages."""

from django.http import HttpRequest
from django.template.response import TemplateResponse


class RefusedFormMiddleware:
    """Invalid forms of allauth are answered with 422 as in the rest of the shop; allauth itself answers 200."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        if request.method == "POST" and request.path.startswith("/account/") and response.status_code == 200:
            form = (response.context_data or {}).get("form")
            if form is not None and form.errors:
                response.status_code = 422
        return response
