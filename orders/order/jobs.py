"""Scheduled jobs of orders."""

from customers.timeline.schedule import every

from .personal_data import erase_outdated_addresses


@every(hours=24)
def erase_addresses_of_old_invoices() -> None:
    """Invoices of erased customers lose name and address once the law does not ask for them any more. Idempotent."""
    erase_outdated_addresses()
