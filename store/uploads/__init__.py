"""Files that shoppers and staff send: checked by their content, written anew, kept private."""
