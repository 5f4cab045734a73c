"""The policy in the back office: drafts, preview, history."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from cms.foundation.columns import LiveColumn
from cms.foundation.conflicts import RevisionConflictMixin

from .forms import PolicyForm
from .models import Policy
from .terms import ChangeKind
from .wording import SENTENCES


class PolicyPermissionPolicy(ModelPermissionPolicy):
    """A shop has one policy; orders point to its versions, so it is not deleted."""

    def user_has_permission(self, user, action: str) -> bool:
        if action == "delete" or not super().user_has_permission(user, action):
            return False
        return action != "add" or not Policy.objects.exists()


class PolicyEditView(RevisionConflictMixin, EditView):
    """The policy."""


def _fields(heading: str, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading)


class PolicyViewSet(SnippetViewSet):
    """What customers may do, as text and rule."""

    model = Policy
    icon = "clipboard-list"
    url_prefix = "policies"
    menu_label = _("Policy")
    menu_hook = "register_settings_menu_item"
    menu_order = 120
    edit_view_class = PolicyEditView
    copy_view_enabled = False
    list_display: ClassVar = ["title", LiveColumn("live", label=_("Status"))]
    search_fields: ClassVar = ["title"]
    search_backend_name = None
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("title"), FieldPanel("lead"), FieldPanel("text"), PublishingPanel()], heading=_("Text")
            ),
            ObjectList(
                [
                    _fields(_("Cancelling"), "cancel_until"),
                    _fields(_("Changing"), *(f"change_{each}" for each in ChangeKind)),
                    _fields(
                        _("Sending back"),
                        *("return_days", "return_condition", "return_made_to_order", "return_paid_by", "photo_reasons"),
                    ),
                    _fields(_("Withdrawal"), "withdrawal_days", "withdraw_made_to_order"),
                    _fields(_("Warranty"), "warranty_months"),
                ],
                heading=_("Rules"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel(f"say_{key}") for key in SENTENCES],
                        _("In your own words"),
                        help_text=_(
                            "Leave a field empty for the sentence of the shop. {lines} becomes the names of the lines, "
                            "{days} the days to send back, {months} the months of warranty."
                        ),
                    )
                ],
                heading=_("Sentences"),
            ),
        ],
        base_form_class=PolicyForm,
    )
