"""Users and groups in the back office: one name, and whoever has a role works here."""

from typing import ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import GroupForm, UserCreationForm, UserEditForm
from wagtail.users.views.groups import EditView as GroupEditView
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import EditView as UserEditView
from wagtail.users.views.users import UserViewSet

from cms.foundation.conflicts import EditConflictMixin
from cms.text.forms import LineField, PersonNameField
from customers.accounts.addresses import is_confirmed
from customers.people.models import User

from .lists import StaffFilterSet, StaffIndexView

MAX_NAME = User._meta.get_field("name").max_length


class _NamedForm(forms.ModelForm):
    """Wagtail asks for two names; we store one."""

    first_name = PersonNameField(label=_("First Name"), max_length=MAX_NAME)
    last_name = PersonNameField(label=_("Last Name"), max_length=MAX_NAME, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        first, _space, last = self.instance.name.partition(" ")
        self.initial |= {"first_name": first, "last_name": last}

    def clean(self) -> dict:
        values = super().clean()
        wanted = values.get("is_superuser") or values.get("groups")
        if wanted and self.instance.pk and not is_confirmed(self.instance):
            self.add_error("groups", _("Nobody has confirmed this address. Whoever opened the account may not own it."))
        if len(_full_name(values)) > MAX_NAME:
            sentence = _("Both names together can have %(max)d characters at most.") % {"max": MAX_NAME}
            self.add_error("last_name", sentence)
        return values

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=False)
        user.name = _full_name(self.cleaned_data)
        user.is_staff = bool(user.is_superuser or self.cleaned_data["groups"])
        if commit:
            user.save()
            self.save_m2m()
        return user

    def related_values(self, row: User) -> dict[str, object]:
        """The stored name, which the form shows as two fields."""
        return {"name": row.name}


def _full_name(values: dict) -> str:
    return f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()


class StaffCreationForm(_NamedForm, UserCreationForm):
    """Form for a new user."""


class StaffEditForm(_NamedForm, UserEditForm):
    """Form for an existing user."""


class StaffEditView(EditConflictMixin, UserEditView):
    """A form that was opened before a colleague's change, such as a deactivation, does not undo it."""


class StaffViewSet(UserViewSet):
    """Wagtail's screens with our forms and our list."""

    menu_label = _("Staff")
    index_view_class = StaffIndexView
    filterset_class = StaffFilterSet
    edit_view_class = StaffEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return StaffEditForm if for_update else StaffCreationForm


class RoleForm(GroupForm):
    """The name and permissions of a role."""

    class Meta(GroupForm.Meta):
        field_classes: ClassVar = {"name": LineField}

    def related_values(self, row: Group) -> dict[str, object]:
        """The permissions for pages and collections, which Wagtail's screen saves with the form."""
        return {
            "page_permissions": sorted(row.page_permissions.values_list("page", "permission")),
            "collection_permissions": sorted(row.collection_permissions.values_list("collection", "permission")),
        }


class RoleEditView(EditConflictMixin, GroupEditView):
    """A form that was opened before a colleague's change does not undo it."""


class RoleViewSet(GroupViewSet):
    """Wagtail's screens with our form."""

    edit_view_class = RoleEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return RoleForm
