"""Reading a mail as it was sent, and sending it again."""

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
from .masking import masked
from .models import OutgoingMail

#: A mail may style itself and show our pictures; it may run nothing and lead nowhere.
_POLICY = {
    "default-src": ["'none'"],
    "img-src": ["'self'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
}


@require_GET
@xframe_options_sameorigin
@csp(_POLICY)
def as_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a mail, for the frame of its screen."""
    if not request.user.has_perm("messaging.view_outgoingmail"):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk)
    response = HttpResponse(masked(mail.secrets, mail.html))
    response._csp_update = {}  # The policy of other screens is not added to it.
    return response


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """The same mail once more."""
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
