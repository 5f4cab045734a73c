"""What people type, in one spelling. Pure functions and form fields; no models, no database."""
