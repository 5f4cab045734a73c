"""The back office of option sets, drawings, photographs and fonts: forms, panels, and trying a set."""
