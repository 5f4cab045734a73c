"""Permissions on tickets."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied


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
