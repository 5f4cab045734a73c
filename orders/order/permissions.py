"""Who may do what with orders."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied


def may_act(user: AbstractBaseUser) -> bool:
    """Whether this member of staff may confirm, cancel and note."""
    return user.has_perm("order.change_order")


def require_permission_to_act(user: AbstractBaseUser) -> None:
    """Refuse users who may only view orders.

    Raises:
        PermissionDenied: shown by the admin as a sentence.
    """
    if not may_act(user):
        raise PermissionDenied
