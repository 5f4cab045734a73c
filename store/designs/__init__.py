"""Saved configurations, under a name and a link, with every version that was saved."""
