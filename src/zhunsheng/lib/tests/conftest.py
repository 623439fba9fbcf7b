"""Property tests of plain functions: how long one example takes says nothing on a busy machine."""

from hypothesis import settings

settings.register_profile("lib", deadline=None)
settings.load_profile("lib")
