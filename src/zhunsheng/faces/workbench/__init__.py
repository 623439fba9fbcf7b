"""The workbench: where clerks, lawyers, respondents and leaders work all day."""
