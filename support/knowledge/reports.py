"""The report of votes, for editors."""

from typing import ClassVar

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from cms.faq.models import FaqEntry
from cms.foundation.columns import LiveColumn
from cms.foundation.exports import ExportMixin
from cms.foundation.records import UncountedPaginator


class AnswerColumn(Column):
    """A question with a link: to the form for users who may edit it, else to the public page."""

    cell_template_name = "cms/foundation/admin/cells/screen.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        request, address = parent_context["request"], ""
        if page_permission_policy.user_has_permission_for_instance(request.user, "change", instance):
            address = reverse("wagtailadmin_pages:edit", args=[instance.pk])
        elif instance.live:
            address = instance.get_url(request) or ""
        return super().get_cell_context_data(instance, parent_context) | {"address": address}


class VotesReport(ExportMixin, ReportView):
    """All answers with their votes, the least helpful first."""

    model = FaqEntry
    page_title = _("Votes on answers")
    header_icon = "help"
    index_url_name = "faq_votes"
    index_results_url_name = "faq_votes_results"
    permission_required = "view"
    paginator_class = UncountedPaginator
    is_searchable = False
    export_headings: ClassVar = {"title": _("Question"), "no": _("Not helpful"), "yes": _("Helpful")}
    list_export: ClassVar = ["title", "no", "yes", "live"]
    has_personal_data = False
    results_template_name = "cms/foundation/admin/index_results.html"
    columns: ClassVar = [
        AnswerColumn("title", label=_("Question")),
        LiveColumn("live", label=_("State")),
        NumberColumn("no", label=_("Not helpful")),
        NumberColumn("yes", label=_("Helpful")),
    ]

    def user_has_permission(self, permission: str) -> bool:
        return self.request.user.has_perm("knowledge.view_vote")

    def get_base_queryset(self) -> QuerySet:
        votes = FaqEntry.objects.annotate(
            yes=Count("votes", filter=Q(votes__helpful=True)), no=Count("votes", filter=Q(votes__helpful=False))
        )
        return votes.order_by((F("no") - F("yes")).desc(), "-no", "title", "pk")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset
