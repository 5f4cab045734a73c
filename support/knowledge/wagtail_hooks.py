"""Registers the report of votes in the menu of support, and answers in the search of the shop."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .reports import VotesReport
from .services import answers_beside_products

hooks.register("register_search_answers", answers_beside_products)


class VotesMenuItem(MenuItem):
    """Visible to users who may view votes."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm("knowledge.view_vote")


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("answers/votes/", VotesReport.as_view(), name="faq_votes"),
        path("answers/votes/results/", VotesReport.as_view(results_only=True), name="faq_votes_results"),
    ]


@hooks.register("register_support_menu_item")
def register_menu_item() -> MenuItem:
    return VotesMenuItem(_("Votes on answers"), reverse("faq_votes"), icon_name="help", order=40)
