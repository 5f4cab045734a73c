"""Permissions on tickets."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from customers.people.models import User


def users_who_may_act() -> QuerySet[User]:
    """Active staff who can open tickets and answer them."""
    permission = Permission.objects.filter(content_type__app_label="tickets", codename="change_ticket")
    allowed = Q(is_superuser=True) | Q(groups__permissions__in=permission) | Q(user_permissions__in=permission)
    return User.objects.filter(allowed, is_staff=True, is_active=True).distinct()


def may_act(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the user may answer, note, assign, close and reopen."""
    return user.has_perm("tickets.change_ticket")


def check_may_act(user: AbstractBaseUser | AnonymousUser) -> None:
    """Refuse users who may only view tickets.

    Raises:
        PermissionDenied: the admin shows it as a sentence.
    """
    if not may_act(user):
        raise PermissionDenied
