"""How many withdrawals may come from one place, and how many mails they may cause."""

from django.http import HttpRequest

from customers.accounts.limits import allow, client_address
from orders.order.numbers import as_order_number


def may_state(request: HttpRequest) -> bool:
    """Count a withdrawal by the visitor's address; False if there were too many."""
    return allow("withdrawal", client_address(request))


def may_mail(*, email: str, order_number: str) -> bool:
    """Count a receipt by its recipient and by the order; False if it is one too many.

    The statement is stored all the same: nobody can use up the right of another person.
    """
    return allow("withdrawal-mailbox", email) and allow("withdrawal-order", as_order_number(order_number))
