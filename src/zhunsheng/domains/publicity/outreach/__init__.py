"""6d: responsibility lists, plans, events, lecturers, series, posts, summer camp."""
