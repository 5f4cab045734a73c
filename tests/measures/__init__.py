"""Figures of the documentation, to be measured again: each module is a command, and none is a test."""
