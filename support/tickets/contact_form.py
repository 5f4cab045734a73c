"""The form somebody asks with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import EmailField, LineField, PersonNameField

from .asking import About

#: Lines of an order to choose from.
MAX_LINES = 30


class ContactForm(forms.Form):
    """A question; a signed-in customer is known, and so is the order whose link led here."""

    name = PersonNameField(
        label=_("Your name"),
        max_length=150,
        error_messages={"required": _("Write how we may call you.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("Our answer goes there."),
        error_messages={
            "required": _("Write where our answer goes."),
            "invalid": _("An address ends like .com or .de. Is a part missing?"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    subject = LineField(
        label=_("What is it about?"), max_length=120, error_messages={"required": _("A few words are enough.")}
    )
    number = LineField(
        label=_("Order number, if there is one"),
        max_length=20,
        required=False,
        help_text=_("It stands on your confirmation."),
    )
    line = forms.ChoiceField(label=_("Which piece?"), required=False, widget=forms.RadioSelect)
    message = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        error_messages={"required": _("Write your question here.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    #: The unguessable name of an order; it comes with its link.
    order = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    #: No person sees this field: who fills it in is a machine.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args, user, about: About, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if user.is_authenticated:
            del self.fields["name"], self.fields["email"]
        if about.order is None:
            del self.fields["line"]
            return
        del self.fields["number"]
        choices = [(str(line.pk), str(line)) for line in about.order.lines.all()[:MAX_LINES]]
        self.fields["line"].choices = [("", _("The whole order")), *choices]

    @property
    def is_by_machine(self) -> bool:
        """Whether the field nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))
