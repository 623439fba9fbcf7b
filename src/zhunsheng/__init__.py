"""准绳: every act of a law-based government is a step of a declared procedure."""

__version__ = "0.1.0"
