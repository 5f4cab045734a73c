"""Forms of signing up, of the forgotten password and of the customer's own particulars."""

from allauth.account.forms import ResetPasswordForm as BaseResetPasswordForm
from allauth.account.forms import SignupForm as BaseSignupForm
from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer, User

from .limits import allow, client_address
from .services import signed_up


def ask_limit(kind: str) -> None:
    """Count one try of whoever asks now.

    Raises:
        ValidationError: there were too many.
    """
    if not allow(kind, client_address(context.request)):
        raise forms.ValidationError(_("That was tried too often. Wait an hour, then try again."))


class SignupForm(BaseSignupForm):
    """Name, e-mail address and password; news only if asked for."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)

    field_order = ("name", "email", "password1", "news")

    def clean(self) -> dict:
        values = super().clean()
        ask_limit("sign-up")
        return values

    def save(self, request: HttpRequest) -> User:
        user = super().save(request)
        signed_up(user, name=self.cleaned_data["name"], news=self.cleaned_data["news"])
        return user


class ResetPasswordForm(BaseResetPasswordForm):
    """The address a new password is asked for; whether it is known is not said."""

    def clean_email(self) -> str:
        ask_limit("password-reset")
        return super().clean_email()


class ParticularsForm(forms.ModelForm):
    """What a customer may change about themselves."""

    class Meta:
        model = Customer
        fields = ["name", "phone"]


class ConsentForm(forms.Form):
    """Letters with news, or not."""

    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)
