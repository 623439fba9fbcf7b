"""The small district of publicity."""

from zhunsheng.domains.publicity.tests.conftest import duty, house, lecturer, series

__all__ = ["duty", "house", "lecturer", "series"]
