"""Who may do what with the data of a person."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from customers.people.models import Customer

CORRECT, MERGE = "people.change_customer", "people.merge_customer"
EXPORT, ERASE = "people.export_personal_data", "people.erase_customer"


def customer_view(permission: str) -> Callable:
    """A view of one customer for GET and POST. It needs ``permission``, and the right to see customers."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def wrapped(request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
            if not request.user.has_perms(["people.view_customer", permission]):
                raise PermissionDenied
            customer = get_object_or_404(Customer.objects.select_related("user"), pk=pk, erased_at=None)
            return view(request, customer, **kwargs)

        return never_cache(require_http_methods(["GET", "HEAD", "POST"])(wrapped))

    return decorate


def registered_permissions() -> QuerySet[Permission]:
    """The permissions that the screen of a role offers."""
    codes = [name.partition(".")[2] for name in (MERGE, EXPORT, ERASE)]
    return Permission.objects.filter(content_type__app_label="people", codename__in=codes)
