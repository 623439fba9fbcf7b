"""The workbench's views, one file for each kind of page."""
