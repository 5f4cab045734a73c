"""The sign-up page, safe for concurrent sign-ups with the same address."""

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from django.db import IntegrityError, transaction
from django.http import HttpResponse

from customers.people.models import User

from .forms import SignupForm


class SignupView(allauth_views.SignupView):
    """allauth's page. The account, its customer and its mail are created in one transaction."""

    def form_valid(self, form: SignupForm) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError:
            # Somebody else opened the account after the form had checked the address.
            if not User.objects.filter(email=form.cleaned_data["email"]).exists():
                raise
            form.add_error("email", get_adapter().validation_error("email_taken"))
            return self.form_invalid(form)
