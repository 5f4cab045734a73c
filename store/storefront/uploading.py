"""A shopper sends a picture for a question of a product, or removes it; the answer is the changed page."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.foundation.storage import StorageUnavailable
from customers.accounts.limits import allow, client_address
from store.catalogue.models import Product
from store.configurator.services import Choices, configure, definition_of, limits_of
from store.rules.definition import FILE, Group
from store.uploads.access import owner_of, remember, uploads_of
from store.uploads.checks import UploadRefused
from store.uploads.editing import KEEP, TURN, PictureEdit
from store.uploads.limits import MAX_BYTES, too_heavy
from store.uploads.receiving import is_skipped
from store.uploads.services import edited_upload, store_upload

from .choosing import own_choices, quantity_from, variant_from, variants_of
from .pages import product_page

#: With a longer address the page is rendered at once instead of a redirect.
_MAX_ADDRESS = 2000


class NothingSent(Exception):
    """The form came without a file."""


def answer(request: HttpRequest, product: Product, key: str) -> HttpResponse:
    """Store or remove the picture for one question. A refused one changes nothing, and a sentence says why."""
    group = definition_of(product).by_key.get(key)
    if group is None or group.kind != FILE:
        raise Http404
    choices = own_choices(request, product, request.POST)
    problem, status = "", 200
    try:
        choices = choices.with_answers({key: _answer(request, product, group, choices)})
    except NothingSent:
        pass  # The picture before stays.
    except UploadRefused as refusal:
        problem, status = str(refusal), 422
    except StorageUnavailable as unavailable:
        problem, status = str(unavailable), 507
    if request.htmx:
        return _field(request, product, group, choices, problem)
    return _page(request, product, group, choices, problem, status)


def _answer(request: HttpRequest, product: Product, group: Group, choices: Choices) -> str:
    """The hash of the picture that came, or of the one before, turned or cropped; empty if it is removed.

    Raises:
        NothingSent, UploadRefused, StorageUnavailable: as ``_received``.
    """
    if "drop" in request.POST:
        return ""
    edit = _edit(request, product, group, choices)
    if edit is None:
        return _received(request, group)
    upload = uploads_of(request).filter(hash=str(choices.get(group.key, ""))).first()
    if upload is None:
        raise NothingSent
    owner = owner_of(request)
    found = edited_upload(upload, edit, limits_of(group), owner=owner)
    remember(request, owner)
    return found.hash


def _edit(request: HttpRequest, product: Product, group: Group, choices: Choices) -> PictureEdit | None:
    """How the picture is to be turned or cropped; None if it is not."""
    if request.POST.get("turn") in TURN:
        return PictureEdit(quarters=TURN[request.POST["turn"]])
    if request.POST.get("keep") in KEEP:
        variant = variant_from(request.POST, variants_of(product))
        states = configure(product, choices, variant=variant).groups
        ratio = next(state.ratio for state in states if state.group.key == group.key)
        return PictureEdit(ratio=ratio, keep=KEEP[request.POST["keep"]])
    return None


def _received(request: HttpRequest, group: Group) -> str:
    """The hash of the picture that came.

    Raises:
        NothingSent: no file was chosen, as when the enter key sent the form.
        UploadRefused: the message says why.
        StorageUnavailable: the disk takes no files.
    """
    file = request.FILES.get(f"file-{group.key}")
    if is_skipped(request) or (file is not None and (file.size or 0) > MAX_BYTES):
        raise UploadRefused(too_heavy(limits_of(group), MAX_BYTES + 1))
    if file is None:
        raise NothingSent
    if not allow("upload", _visitor(request)):
        sentence = _("We take at most %(max)s pictures a day from one visitor. Please send this one tomorrow.")
        raise UploadRefused(sentence % {"max": settings.RATE_LIMITS["upload"][0]})
    owner = owner_of(request)
    upload = store_upload(file.read(), limits_of(group), owner=owner, name=file.name or "")
    remember(request, owner)
    return upload.hash


def _visitor(request: HttpRequest) -> str:
    """Whose pictures of a day are counted: a customer's by the account, a guest's by the address."""
    return f"user {request.user.pk}" if request.user.is_authenticated else client_address(request)


def _field(request: HttpRequest, product: Product, group: Group, choices: Choices, problem: str) -> HttpResponse:
    """The changed question; it then loads what else the picture changes. htmx shows a refusal only with 422."""
    states = configure(product, choices).groups
    state = next(each for each in states if each.group.key == group.key)
    context = {"state": state, "product": product, "asked": True, "problem": problem, "just_sent": not problem}
    return render(request, "store/configurator/_file.html", context, status=422 if problem else 200)


def _page(
    request: HttpRequest, product: Product, group: Group, choices: Choices, problem: str, status: int
) -> HttpResponse:
    """Without a script: the product's page, at an address that holds the choices."""
    address = f"{product.get_absolute_url()}?{_query(request.POST, group, choices)}#option-{group.key}"
    if not problem and len(address) < _MAX_ADDRESS:
        return redirect(address)
    page = product_page(product, data=request.POST, choices=choices, quantity=quantity_from(request.POST))
    sentence = _("“%(group)s”: %(problem)s") % {"group": group.name, "problem": problem} if problem else ""
    return render(request, "store/storefront/product.html", vars(replace(page, problem=sentence)), status=status)


def _query(data: QueryDict, group: Group, choices: Choices) -> str:
    """The fields of the form about the product, with the new picture."""
    fields = QueryDict(mutable=True)
    for name, values in data.lists():
        if name in {"variant", "quantity", "design", "line"} or name.startswith(("choice-", "quantity-")):
            fields.setlist(name, values)
    fields[group.field_name] = str(choices.get(group.key, ""))
    return fields.urlencode()
