"""Files of messages, for the customer and for staff."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .attachments import as_response
from .models import Attachment, Ticket


@require_safe
def customer_file(request: HttpRequest, token: str, pk: int) -> FileResponse:
    """A file of a conversation, for everybody with the link of the conversation; not of notes."""
    ticket = get_object_or_404(Ticket, token=token)
    return as_response(get_object_or_404(Attachment.objects.visible_to_customer(ticket), pk=pk))


@require_safe
def staff_file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of any message, for staff who may read tickets."""
    if not request.user.has_perm("tickets.view_ticket"):
        raise PermissionDenied
    return as_response(get_object_or_404(Attachment, pk=pk))
