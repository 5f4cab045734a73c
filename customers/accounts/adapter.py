"""How allauth sends mail and counts tries in this shop."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from customers.messaging.services import write_letter
from customers.people.models import Customer, User

from .limits import allow, client_address, is_over
from .mails import read_mail

#: What stands in allauth's mails and lets somebody in.
_SECRETS = ("activate_url", "password_reset_url", "key", "code", "login_url")
#: Mails that a stranger can make us send to anybody; one mailbox gets only so many of them.
_ASKED_FOR = (
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/password_reset_key",
    "account/email/account_already_exists",
    "account/email/unknown_account",
)


class AccountAdapter(DefaultAccountAdapter):
    """allauth's mails become letters; its limits are counted in the database."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many failed tries. Wait a quarter of an hour, then try again."),
        "email_password_mismatch": _("The address and the password do not fit. Type them once more."),
        "incorrect_password": _("This is not your password. Type it once more."),
        "incorrect_code": _("This code does not fit. Type the one that is shown now."),
        "email_taken": _("There is an account with this address already. Sign in, or ask for a new password."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Store the mail as a letter; the worker sends it. Nobody can fill another one's mailbox with them."""
        if template_prefix in _ASKED_FOR and not allow("account-letter", email):
            return
        mail = read_mail(template_prefix, context | {"email": email})
        user = context.get("user") or User.objects.filter(email=email).first()
        write_letter(
            "account",
            occasion=mail.occasion,
            to=email,
            customer=Customer.objects.filter(user=user).first() if user else None,
            context={"mail": mail},
            secrets=[str(context[name]) for name in _SECRETS if context.get(name)],
        )

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Only failures are counted, by mailbox and by address, so nobody is locked out by signing in often."""
        if is_over("sign-in", _mailbox(credentials)) or is_over("sign-in-address", client_address(request)):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        allow("sign-in", _mailbox(credentials))
        allow("sign-in-address", client_address(request))

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth would take its own count back; there is none."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)


def _mailbox(credentials: dict) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")[:254]
