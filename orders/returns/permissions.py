"""Who may do what with withdrawals."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied


def may_see(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this member of staff may look at withdrawals."""
    return user.has_perm("returns.view_withdrawal")


def may_act(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this member of staff may join, grant and reject withdrawals."""
    return user.has_perm("returns.change_withdrawal")


def may_pay_back(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this member of staff may pay a withdrawal back."""
    return may_act(user) and user.has_perm("payment.change_payment")


def require_permission_to_act(user: AbstractBaseUser | AnonymousUser) -> None:
    """Refuse users who may only look.

    Raises:
        PermissionDenied: the admin displays it as a sentence.
    """
    if not may_act(user):
        raise PermissionDenied
