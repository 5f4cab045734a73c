"""The last mails to a customer, on their screen."""

from wagtail.admin.ui.components import Component

from customers.people.models import Customer

MOST = 6


class MailsPanel(Component):
    """What we wrote."""

    order = 60
    template_name = "customers/messaging/admin/mails.html"

    def __init__(self, customer: Customer) -> None:
        self.customer = customer

    def get_context_data(self, parent_context) -> dict:
        return {"mails": self.customer.mails.defer("text", "html").newest_first()[:MOST], "customer": self.customer}
