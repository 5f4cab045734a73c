"""Printing the sheets of many jobs, or of the jobs of many orders."""

from django.utils.translation import gettext_lazy as _

from cms.foundation.bulk_actions import BulkPrint
from orders.order.models import Order

from .models import Job

VIEW = "production.view_job"


def print_sheets_of_jobs() -> BulkPrint:
    return BulkPrint("sheets", _("Print the sheets"), Job, VIEW, "jobs_admin:sheets", "job")


def print_pdf_of_jobs() -> BulkPrint:
    return BulkPrint("pdf", _("One PDF"), Job, VIEW, "jobs_admin:sheets_pdf", "job")


def print_sheets_of_orders() -> BulkPrint:
    return BulkPrint("sheets", _("Job sheets"), Order, VIEW, "jobs_admin:sheets", "order")
