"""The second step of signing in: its codes cannot be guessed by trying."""

from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from django import forms

from .limits import allow, forgive, is_over


class CountedCode(forms.Form):
    """Wrong codes are counted by account; too many have to wait, whoever tries."""

    def clean_code(self) -> str:
        account = f"user:{self.user.pk}"
        if is_over("second-step", account):
            raise get_adapter().validation_error("too_many_login_attempts")
        allow("second-step", account)  # Counted first, so that many at once are counted, too.
        code = super().clean_code()
        forgive("second-step", account)
        return code


class AuthenticateForm(CountedCode, mfa.AuthenticateForm):
    """Signing in."""


class ReauthenticateForm(CountedCode, mfa.ReauthenticateForm):
    """Proving it again before something that matters."""
