"""Files that shoppers and staff send: checked by their content, rewritten, private."""
