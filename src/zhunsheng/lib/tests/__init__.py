"""Tests of `zhunsheng.lib`."""
