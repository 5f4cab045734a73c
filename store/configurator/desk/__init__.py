"""The back office of what is made to order: its forms, the rows they are made of, checks, and trying a set."""
