"""The second step of signing in, with limits on wrong codes."""

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base import forms as mfa_forms
from django import forms

from .limits import allow, clear_tries


class CountedCodeForm(forms.Form):
    """Limits wrong codes per account. Each code works once."""

    def clean_code(self) -> str:
        account = f"user:{self.user.pk}"
        if not allow("second-step", account):  # Counted first, so that concurrent tries count, too.
            raise get_adapter().validation_error("too_many_login_attempts")
        code = super().clean_code()
        # allauth remembers used codes in the cache of one process; another process would accept the same code again.
        if not allow("code-used", f"{account} {normalize_user_code(code)}"):
            raise get_adapter().validation_error("incorrect_code")
        clear_tries("second-step", account)
        return code


class SecondStepForm(CountedCodeForm, mfa_forms.AuthenticateForm):
    """The code when signing in."""


class SecondStepAgainForm(CountedCodeForm, mfa_forms.ReauthenticateForm):
    """The code again, before a sensitive change."""
