"""5b: the one desk (综合受理台): intake, triage, branches, queue numbers, campaigns."""
