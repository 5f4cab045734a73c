"""The allauth adapter: stores mails as ours and counts tries in our table."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from customers.messaging.services import write_mail
from customers.people.models import Customer, User

from .addresses import is_confirmed
from .limits import allow, client_address, ip_address, undo_try
from .mails import read_mail

#: Context variables of allauth's mails that give access.
_SECRETS = ("activate_url", "password_reset_url", "key", "code", "login_url")
#: Mails that a stranger can cause; their number per mailbox is limited.
_LIMITED = (
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/password_reset_key",
    "account/email/account_already_exists",
    "account/email/unknown_account",
)
#: Mails to an address that an account has named and not confirmed yet.
_TO_UNCONFIRMED = ("account/email/email_confirmation", "account/email/email_confirmation_signup")


class AccountAdapter(DefaultAccountAdapter):
    """allauth's mails are stored as ours; its limits are counted in the database."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many failed tries. Wait a quarter of an hour, then try again."),
        "email_password_mismatch": _("The address and the password do not fit. Type them once more."),
        "incorrect_password": _("This is not your password. Type it once more."),
        "incorrect_code": _("This code does not fit. Type the one that is shown now."),
        "email_taken": _("There is an account with this address already. Sign in, or ask for a new password."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Store the mail; the worker sends it. Limits keep strangers from flooding a mailbox."""
        user = context.get("user") or User.objects.filter(email=email).first()
        if not _may_send(template_prefix, email, user):
            return
        mail = read_mail(template_prefix, context | {"email": email})
        write_mail(
            "customers/accounts/mails/account",
            occasion=mail.occasion,
            to=email,
            customer=Customer.objects.filter(user=user).first() if user else None,
            context={"mail": mail},
            secrets=[str(context[name]) for name in _SECRETS if context.get(name)],
        )

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm the address if its account is signed in, and record that in the same transaction."""
        if request.user.pk != email_address.user_id:
            return False
        try:
            with transaction.atomic():
                return super().confirm_email(request, email_address)
        except IntegrityError:  # Another account confirmed it a moment ago.
            return False

    def set_password(self, user: User, password: str) -> None:
        """Save the new password, unless another one was saved since this request began."""
        known = user.password
        user.set_password(password)
        if not User.objects.filter(pk=user.pk, password=known).update(password=user.password):
            raise PermissionDenied(_("The password was changed a moment ago. Sign in and try again."))

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Count the try before the password is checked, so that concurrent tries count, too.

        Tries are counted by IP address: for one mailbox, and for all. They are never counted by mailbox alone, so
        nobody can lock out its owner.
        """
        here = client_address(request)
        self._counted = [("sign-in", f"{here} {_mailbox(credentials)}"), ("sign-in-address", here)]
        if not all(allow(kind, key) for kind, key in self._counted):
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth calls this when the password was right: the try does not count."""
        for kind, key in self._counted:
            undo_try(kind, key)

    def get_client_ip(self, request: HttpRequest) -> str:
        return ip_address(request)


def _may_send(template_prefix: str, email: str, user: User | None) -> bool:
    """Limits mails of one kind per mailbox, and mails that an unconfirmed account causes."""
    if template_prefix in _LIMITED and not allow("account-mail", f"{template_prefix} {email}"):
        return False
    if user is None or (template_prefix not in _TO_UNCONFIRMED and is_confirmed(user)):
        return True
    return allow("unconfirmed-mail", f"user:{user.pk}")


def _mailbox(credentials: dict) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")[:254]
