"""The HTML of a mail, and sending it again."""

from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from cms.foundation.back_office import back_from

from . import services
from .masking import mask_for_staff
from .models import OutgoingMail

#: A mail may have inline styles and our pictures, but no scripts and no other sources.
_POLICY = {
    "default-src": ["'none'"],
    "img-src": ["'self'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
}


@require_GET
@xframe_options_sameorigin
@csp(_POLICY)
def mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a mail, for the iframe on its screen."""
    if not request.user.has_perm("messaging.view_outgoingmail"):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk)
    response = HttpResponse(mask_for_staff(mail.secrets, mail.html))
    response._csp_update = {}  # So that the policy of the admin is not added.
    return response


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the same mail again."""
    if not request.user.has_perm("messaging.change_outgoingmail"):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk)
    if mail.secrets or mail.lost_its_codes:
        messages.error(
            request, _("An e-mail with a code or a sign-in link is not sent again. A new one must be asked for.")
        )
    else:
        services.resend(mail, actor=request.user)
        messages.success(
            request, _("“%(subject)s” goes to %(to)s once more.") % {"subject": mail, "to": mail.recipient}
        )
    return back_from(request, "mails_admin:inspect", mail.pk)
