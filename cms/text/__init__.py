"""Normalizes what people type. Pure functions and form fields; no models, no database."""
