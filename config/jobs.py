"""Jobs that ask every app."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from cms.foundation.books import Finding, check_books, save_findings
from customers.messaging.services import write_mail
from customers.people.models import User
from customers.timeline.schedule import every


@every(hours=24)
def check_books_nightly() -> None:
    """Check the books; the owners get a mail if a rule does not hold. Idempotent: one mail a day."""
    findings = check_books()
    save_findings(findings)
    if wrong := [each for each in findings if each.wrong]:
        tell_owners(wrong)


def tell_owners(wrong: list[Finding]) -> None:
    """Write a mail about the rules that do not hold to everybody who owns the shop."""
    context = {"findings": wrong, "link": settings.BASE_URL + reverse("books_admin")}
    occasion = f"books_wrong:{timezone.localdate():%Y-%m-%d}"
    for owner in User.objects.filter(is_active=True, groups__name="Owner").order_by("pk"):
        write_mail("config/mails/books_wrong", occasion=occasion, to=owner.email, context=context)
