"""The second step of signing in: its codes cannot be guessed by trying."""

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base import forms as mfa
from django import forms

from .limits import allow, forgive


class CountedCode(forms.Form):
    """Wrong codes are counted by account; too many have to wait, whoever tries. Each code works once."""

    def clean_code(self) -> str:
        account = f"user:{self.user.pk}"
        if not allow("second-step", account):  # Counted first, so that many at once are counted, too.
            raise get_adapter().validation_error("too_many_login_attempts")
        code = super().clean_code()
        # allauth remembers used codes in the cache of one process; another one would take the same code again.
        if not allow("code-used", f"{account} {normalize_user_code(code)}"):
            raise get_adapter().validation_error("incorrect_code")
        forgive("second-step", account)
        return code


class AuthenticateForm(CountedCode, mfa.AuthenticateForm):
    """Signing in."""


class ReauthenticateForm(CountedCode, mfa.ReauthenticateForm):
    """Proving it again before something that matters."""
