"""The page behind the link of a confirmation mail."""

from allauth.account import views as allauth_views
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

#: What the visitor can do: confirm, take the account over or sign in, only sign in, or nothing (two reasons).
CONFIRM, TAKE_OVER, SIGN_IN, IN_USE, EXPIRED = "confirm", "take_over", "sign_in", "in_use", "expired"


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ConfirmEmailView(allauth_views.ConfirmEmailView):
    """allauth's page, which would confirm an address for anybody who follows the link.

    Here only the account's own session confirms it. A visitor without that session proves only the mailbox: they sign
    in to the account, or take it over if it was never confirmed.
    """

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            self.object = self.get_object()
        except Http404:
            self.object = None
        return self._page()

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.object = self.get_object()
        action = self._action()
        if action == CONFIRM:
            return super().post(request, *args, **kwargs)
        if action == TAKE_OVER:
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

    def _action(self) -> str:
        """What this visitor may do with the address."""
        if self.object is None:
            return EXPIRED
        address: EmailAddress = self.object.email_address
        if not address.can_set_verified():
            return IN_USE
        if self.request.user.pk == address.user_id:
            return CONFIRM
        return SIGN_IN if confirming.is_confirmed(address.user) else TAKE_OVER

    def _page(self, form: TakeOverForm | None = None, *, status: int = 200) -> HttpResponse:
        action = self._action()
        if action == TAKE_OVER and form is None:
            form = TakeOverForm(user=self.object.email_address.user)
        context = self.get_context_data(action=action, form=form, sign_in=self._sign_in_address())
        return self.render_to_response(context, status=status)

    def _sign_in_address(self) -> str:
        """The address to sign in and come back; another user who is signed in signs out first."""
        url_name = "account_logout" if self.request.user.is_authenticated else "account_login"
        return f"{reverse(url_name)}?next={self.request.path}"

    def get_redirect_url(self) -> str:
        return get_adapter(self.request).get_email_verification_redirect_url(self.object.email_address)
