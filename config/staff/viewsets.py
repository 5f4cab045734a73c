"""Users in the back office: one name, and whoever has a role works here."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from customers.accounts.addresses import is_confirmed
from customers.people.models import User


class _NamedForm(forms.ModelForm):
    """Wagtail asks for two names; we keep one."""

    last_name = forms.CharField(label=_("Last Name"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        first, _space, last = self.instance.name.partition(" ")
        self.initial |= {"first_name": first, "last_name": last}

    def clean(self) -> dict:
        values = super().clean()
        wanted = values.get("is_superuser") or values.get("groups")
        if wanted and self.instance.pk and not is_confirmed(self.instance):
            self.add_error("groups", _("Nobody has confirmed this address. Whoever opened the account may not own it."))
        return values

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=False)
        user.name = f"{self.cleaned_data['first_name']} {self.cleaned_data['last_name']}".strip()
        user.is_staff = bool(user.is_superuser or self.cleaned_data["groups"])
        if commit:
            user.save()
            self.save_m2m()
        return user


class StaffCreationForm(_NamedForm, UserCreationForm):
    """Somebody new."""


class StaffEditForm(_NamedForm, UserEditForm):
    """Somebody known."""


class StaffViewSet(UserViewSet):
    """Wagtail's screens with our forms."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return StaffEditForm if for_update else StaffCreationForm
