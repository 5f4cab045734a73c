"""Registers the screen of the policy and its link in the footer."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .footer import footer_links
from .models import Policy
from .viewsets import PolicyPermissionPolicy, PolicyViewSet

register_permission_policy(Policy, PolicyPermissionPolicy(Policy))
register_snippet(PolicyViewSet)
hooks.register("register_footer_links", footer_links)
