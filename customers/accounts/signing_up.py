"""Opening an account, while others may open one with the same address."""

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from django.db import IntegrityError, transaction
from django.http import HttpResponse

from customers.people.models import User

from .forms import SignupForm


class SignupView(allauth.SignupView):
    """allauth's page. The account, its customer and its mail are made together or not at all."""

    def form_valid(self, form: SignupForm) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError:
            # The form looked before it wrote; somebody else opened the account in between.
            if not User.objects.filter(email=form.cleaned_data["email"]).exists():
                raise
            form.add_error("email", get_adapter().validation_error("email_taken"))
            return self.form_invalid(form)
