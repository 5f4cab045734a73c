"""How allauth sends mail and counts tries in this shop."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from customers.messaging.services import write_letter
from customers.people.models import Customer

from .limits import allow, client_address, is_over
from .mails import read_mail

#: What stands in allauth's mails and lets somebody in.
_SECRETS = ("activate_url", "password_reset_url", "key", "code", "login_url")


class AccountAdapter(DefaultAccountAdapter):
    """allauth's mails become letters; its limits are counted in the database."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Store the mail as a letter; the worker sends it."""
        mail = read_mail(template_prefix, context | {"email": email})
        user = context.get("user")
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
