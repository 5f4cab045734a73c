"""Who may do what with orders."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied


def may_act(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this member of staff may cancel and change orders, and write notes."""
    return user.has_perm("order.change_order")


def require_permission_to_act(user: AbstractBaseUser | AnonymousUser) -> None:
    """Refuse users who may only view orders.

    Raises:
        PermissionDenied: the admin displays it as a sentence.
    """
    if not may_act(user):
        raise PermissionDenied
