"""Forms of signing in and up, of passwords, and of personal details."""

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.fields import SetPasswordField
from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text.forms import EmailField, LineField, PersonNameField
from customers.people.models import Customer, User

from .addresses import is_confirmed, is_in_use, receives_mail_at, unconfirmed_address
from .confirming import take_over
from .limits import allow, client_address
from .services import open_account


def check_limit(kind: str) -> None:
    """Count one try of this visitor.

    Raises:
        ValidationError: there were too many tries.
    """
    if not allow(kind, client_address(context.request)):
        raise forms.ValidationError(_("That was tried too often. Wait an hour, then try again."))


class ShopForm(forms.Form):
    """allauth's fields with the shop's labels, without placeholders. Mail addresses are normalized."""

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


class LoginForm(ShopForm, allauth_forms.LoginForm):
    """E-mail address and password."""


class AddEmailForm(ShopForm, allauth_forms.AddEmailForm):
    """One more address of an account, once the first one is confirmed.

    Otherwise a stranger who opened the account could keep access by an address of their own after the owner of the
    first address has taken it over.
    """

    LABELS = ShopForm.LABELS | {"email": gettext_lazy("Another e-mail address")}

    def clean_email(self) -> str:
        email = super().clean_email()
        if not self.may_add:
            raise forms.ValidationError(_("Confirm your first address, then you can add another one."))
        if is_in_use(email):
            raise get_adapter().validation_error("email_taken")
        return email

    @property
    def may_add(self) -> bool:
        return is_confirmed(self.user)


class ChangePasswordForm(ShopForm, allauth_forms.ChangePasswordForm):
    """A new password, with the old one."""


class SetPasswordForm(ShopForm, allauth_forms.SetPasswordForm):
    """A first password."""


class ResetPasswordKeyForm(ShopForm, allauth_forms.ResetPasswordKeyForm):
    """A new password by the link of a mail. The link proves the mailbox: an unconfirmed account is taken over."""

    def save(self) -> None:
        if self.takes_over:
            take_over(unconfirmed_address(self.user), password=self.cleaned_data["password1"])
        else:
            super().save()

    @property
    def takes_over(self) -> bool:
        return not is_confirmed(self.user)


class TakeOverForm(ShopForm, forms.Form):
    """A new password for an account that somebody else may have opened."""

    password1 = SetPasswordField()

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = user


class ReauthenticateForm(ShopForm, allauth_forms.ReauthenticateForm):
    """The password once more, before a sensitive change."""


class SignupForm(ShopForm, allauth_forms.SignupForm):
    """Name, e-mail address and password; news only if chosen."""

    name = PersonNameField(
        label=gettext_lazy("Your name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)

    field_order = ("name", "email", "password1", "news")
    LABELS = ShopForm.LABELS | {"password1": gettext_lazy("Password")}
    HINTS = ShopForm.HINTS | {"email": gettext_lazy("We write to it, to see that it is yours.")}

    def validate_unique_email(self, email: str) -> str:
        """An address that another account has not confirmed is free, unless that account signs in with it."""
        self.account_already_exists = False
        if is_in_use(email, by_unconfirmed=True):
            raise get_adapter().validation_error("email_taken")
        return email

    def clean(self) -> dict:
        values = super().clean()
        check_limit("sign-up")
        return values

    def save(self, request: HttpRequest) -> User:
        user = super().save(request)
        open_account(user, name=self.cleaned_data["name"], news=self.cleaned_data["news"])
        return user


class ResetPasswordForm(ShopForm, allauth_forms.ResetPasswordForm):
    """The address for a new password; the page does not say whether it is known."""

    def clean_email(self) -> str:
        check_limit("password-reset")
        email = super().clean_email()
        self.users = [user for user in self.users if receives_mail_at(user, email)]
        return email


class PersonalDetailsForm(forms.ModelForm):
    """The name and phone of a customer."""

    class Meta:
        model = Customer
        fields = ["name", "phone"]
        field_classes = {"name": PersonNameField, "phone": LineField}


class ConsentForm(forms.Form):
    """News by e-mail, or not."""

    news = forms.BooleanField(label=gettext_lazy("Write to me now and then, with news"), required=False)
