"""The page behind the link of a confirmation mail."""

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from . import confirming
from .forms import TakeOverForm

#: What the page offers: to confirm, to sign in or take the account over, to sign in, or nothing.
OWN, TAKE_OVER, SIGN_IN, TAKEN, USED = "own", "take_over", "sign_in", "taken", "used"


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ConfirmEmailView(allauth.ConfirmEmailView):
    """allauth's page, which would confirm an address for whoever follows the link.

    Here only the account's own session confirms it. Who follows the link without that proves the mailbox alone: they
    sign in to the account, or take it over if nobody has confirmed it before.
    """

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            self.object = self.get_object()
        except Http404:
            self.object = None
        return self._page()

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.object = self.get_object()
        offer = self._offer()
        if offer == OWN:
            return super().post(request, *args, **kwargs)
        if offer == TAKE_OVER:
            return self._take_over(TakeOverForm(request.POST, user=self.object.email_address.user))
        return self._page(status=409)

    def _take_over(self, form: TakeOverForm) -> HttpResponse:
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            confirming.take_over(self.object.email_address, password=form.cleaned_data["password1"])
        except confirming.ConfirmedMeanwhile:
            return self._page(status=409)
        if self.request.user.is_authenticated:
            self.logout()
        messages.success(self.request, _("The account is yours. Sign in with the password you chose."))
        return redirect("account_login")

    def _offer(self) -> str:
        """What this visitor may do with the address."""
        if self.object is None:
            return USED
        address: EmailAddress = self.object.email_address
        if not address.can_set_verified():
            return TAKEN
        if self.request.user.pk == address.user_id:
            return OWN
        return SIGN_IN if confirming.is_confirmed(address.user) else TAKE_OVER

    def _page(self, form: TakeOverForm | None = None, *, status: int = 200) -> HttpResponse:
        offer = self._offer()
        if offer == TAKE_OVER and form is None:
            form = TakeOverForm(user=self.object.email_address.user)
        context = self.get_context_data(offer=offer, form=form, sign_in=self._sign_in_address())
        return self.render_to_response(context, status=status)

    def _sign_in_address(self) -> str:
        """Where one signs in, to come back here; somebody else who is signed in signs out first."""
        door = "account_logout" if self.request.user.is_authenticated else "account_login"
        return f"{reverse(door)}?next={self.request.path}"

    def get_redirect_url(self) -> str:
        return get_adapter(self.request).get_email_verification_redirect_url(self.object.email_address)
