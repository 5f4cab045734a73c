"""An option set with all that belongs to it in memory, in a fixed number of queries."""

from store.configurator.models import Option, OptionGroup, OptionSet

from .widgets import pictures_of


def load_whole(option_set: OptionSet) -> OptionSet:
    """The same set; its groups, options, rules, prices and the pictures of options will not be asked for again.

    At most six queries, whether it stands in the database or comes from a draft.
    """
    for relation in ("groups", "rules", "prices"):
        getattr(option_set, relation).get_object_list()
    groups = list(option_set.groups.all())
    _load_options([group for group in groups if not group.options.is_deferring and group.pk])
    _load_pictures([option for group in groups for option in group.options.all()])
    return option_set


def _load_options(groups: list[OptionGroup]) -> None:
    options: dict[int, list[Option]] = {group.pk: [] for group in groups}
    for option in Option.objects.filter(group__in=groups) if groups else ():
        options[option.group_id].append(option)
    for group in groups:
        group.options.set(options[group.pk])


def _load_pictures(options: list[Option]) -> None:
    known = pictures_of({option.picture_id for option in options if option.picture_id})
    for option in options:
        if option.picture_id:
            option.picture = known.get(option.picture_id)
