"""Who may do what with tickets."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied


def may_act(user: AbstractBaseUser) -> bool:
    """Whether this member of staff may answer, note, assign, close and reopen."""
    return user.has_perm("tickets.change_ticket")


def ask_to_act(user: AbstractBaseUser) -> None:
    """Refuse whoever may only look.

    Raises:
        PermissionDenied: shown by the admin as a sentence.
    """
    if not may_act(user):
        raise PermissionDenied
