"""问卷: ratings after a service and satisfaction rounds with anonymous codes."""
