"""The panel of mails on the screen of a customer."""

from wagtail.admin.ui.components import Component

from customers.people.models import Customer

#: Mails in the panel.
MAX_MAILS = 6


class MailsPanel(Component):
    """The last mails to a customer."""

    order = 60
    template_name = "customers/messaging/admin/mails.html"

    def __init__(self, customer: Customer) -> None:
        self.customer = customer

    def get_context_data(self, parent_context) -> dict:
        return {
            "mails": self.customer.mails.defer("text", "html").newest_first()[:MAX_MAILS],
            "customer": self.customer,
        }
