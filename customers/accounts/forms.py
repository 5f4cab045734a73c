"""Forms of signing in and up, of passwords, and of the customer's own particulars."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.account.fields import SetPasswordField
from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text.forms import EmailField, LineField, PersonNameField
from customers.people.models import Customer, User

from .addresses import address_to_prove, is_confirmed, is_taken, writes_with
from .confirming import take_over
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
    """allauth's fields in the words of the shop, without words inside the fields. Addresses come in one spelling."""

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
        for name in {"email", "login"} & self.fields.keys():
            widget = self.fields[name].widget
            self.fields[name] = EmailField(required=self.fields[name].required, max_length=254, widget=widget)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HINTS.get(name, field.help_text)


class LoginForm(PlainWords, allauth.LoginForm):
    """E-mail address and password."""


class AddEmailForm(PlainWords, allauth.AddEmailForm):
    """One more address of an account, once the first one is confirmed.

    Before that, whoever opened the account could keep it through an address of their own after the owner of the first
    one has taken it over.
    """

    LABELS = PlainWords.LABELS | {"email": gettext_lazy("Another e-mail address")}

    def clean_email(self) -> str:
        email = super().clean_email()
        if not self.may_add:
            raise forms.ValidationError(_("Confirm your first address, then you can add another one."))
        if is_taken(email):
            raise get_adapter().validation_error("email_taken")
        return email

    @property
    def may_add(self) -> bool:
        return is_confirmed(self.user)


class ChangePasswordForm(PlainWords, allauth.ChangePasswordForm):
    """A new password for somebody who knows the old one."""


class SetPasswordForm(PlainWords, allauth.SetPasswordForm):
    """A first password."""


class ResetPasswordKeyForm(PlainWords, allauth.ResetPasswordKeyForm):
    """A new password by the link of a mail. The link proves the mailbox: an unconfirmed account is taken over."""

    def save(self) -> None:
        if self.takes_over:
            take_over(address_to_prove(self.user), password=self.cleaned_data["password1"])
        else:
            super().save()

    @property
    def takes_over(self) -> bool:
        return not is_confirmed(self.user)


class TakeOverForm(PlainWords, forms.Form):
    """A new password for an account that somebody else may have opened."""

    password1 = SetPasswordField()

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = user


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

    def validate_unique_email(self, email: str) -> str:
        """An address that another account has only named, and not confirmed, is free."""
        self.account_already_exists = False
        if is_taken(email, by_unconfirmed=True):
            raise get_adapter().validation_error("email_taken")
        return email

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
        email = super().clean_email()
        self.users = [user for user in self.users if writes_with(user, email)]
        return email


class ParticularsForm(forms.ModelForm):
    """What a customer may change about themselves."""

    class Meta:
        model = Customer
        fields = ["name", "phone"]
        field_classes = {"name": PersonNameField, "phone": LineField}


class ConsentForm(forms.Form):
    """News by e-mail, or not."""

    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)
