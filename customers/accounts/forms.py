"""Forms of signing in and up, of passwords, and of the customer's own particulars."""

from allauth.account import forms as allauth
from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text.forms import LineField, PersonNameField
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


class PlainWords(forms.Form):
    """allauth's fields in the words of the shop, without words inside the fields."""

    LABELS = {
        "login": gettext_lazy("Your e-mail address"),
        "email": gettext_lazy("Your e-mail address"),
        "password": gettext_lazy("Password"),
        "oldpassword": gettext_lazy("Your password until now"),
        "password1": gettext_lazy("New password"),
        "password2": gettext_lazy("The new password once more"),
    }
    HINTS = {"password1": gettext_lazy("At least 10 characters. A short sentence is good.")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HINTS.get(name, field.help_text)


class LoginForm(PlainWords, allauth.LoginForm):
    """E-mail address and password."""


class AddEmailForm(PlainWords, allauth.AddEmailForm):
    """One more address of an account."""

    LABELS = PlainWords.LABELS | {"email": gettext_lazy("Another e-mail address")}


class ChangePasswordForm(PlainWords, allauth.ChangePasswordForm):
    """A new password for somebody who knows the old one."""


class SetPasswordForm(PlainWords, allauth.SetPasswordForm):
    """A first password."""


class ResetPasswordKeyForm(PlainWords, allauth.ResetPasswordKeyForm):
    """A new password by the link of a letter."""


class ReauthenticateForm(PlainWords, allauth.ReauthenticateForm):
    """The password once more, before something that matters."""


class SignupForm(PlainWords, allauth.SignupForm):
    """Name, e-mail address and password; news only if asked for."""

    name = PersonNameField(
        label=gettext_lazy("Your name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)

    field_order = ("name", "email", "password1", "news")
    LABELS = PlainWords.LABELS | {"password1": gettext_lazy("Password")}
    HINTS = PlainWords.HINTS | {"email": gettext_lazy("We write to it, to see that it is yours.")}

    def clean(self) -> dict:
        values = super().clean()
        ask_limit("sign-up")
        return values

    def save(self, request: HttpRequest) -> User:
        user = super().save(request)
        signed_up(user, name=self.cleaned_data["name"], news=self.cleaned_data["news"])
        return user


class ResetPasswordForm(PlainWords, allauth.ResetPasswordForm):
    """The address a new password is asked for; whether it is known is not said."""

    def clean_email(self) -> str:
        ask_limit("password-reset")
        return super().clean_email()


class ParticularsForm(forms.ModelForm):
    """What a customer may change about themselves."""

    class Meta:
        model = Customer
        fields = ["name", "phone"]
        field_classes = {"name": PersonNameField, "phone": LineField}


class ConsentForm(forms.Form):
    """Letters with news, or not."""

    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)
