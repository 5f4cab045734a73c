"""The contact form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import EmailField, LineField, PersonNameField

from .attachments import AskForFilesAgain, FilesField
from .order_reference import OrderReference

#: Lines of an order to choose from.
MAX_LINES = 30


class ContactForm(AskForFilesAgain, forms.Form):
    """A question. The name and address of a signed-in customer, and the order of a link, are known already."""

    name = PersonNameField(
        label=_("Your name"),
        max_length=150,
        error_messages={"required": _("Please write your name.")},
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
        help_text=_("You find it in our e-mails."),
    )
    line = forms.ChoiceField(label=_("Which item?"), required=False, widget=forms.RadioSelect)
    message = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        error_messages={"required": _("Write your question here.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    files = FilesField()
    #: The token of an order, from its link.
    order = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    #: A hidden field that only spam bots fill in.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args, user, about: OrderReference, **kwargs) -> None:
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
    def is_spam(self) -> bool:
        """Whether the hidden field was filled in."""
        return bool(self.cleaned_data.get("website"))
