"""Numbers at the windows: taken without saying who one is, called, shown in the waiting room; anew every day."""
