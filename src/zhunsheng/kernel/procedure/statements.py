"""The few statements of ``perform``: a matter locked, inserted and changed.

They are compiled once (``kernel.database.compiled``): fixed statements were measured at 0.58 (SQLite) and 0.76
(PostgreSQL) of raw speed against 0.12 and 0.38 for idiomatic ORM. Nothing else in the project writes matters and
events.
"""

from __future__ import annotations

from zhunsheng.kernel.database.compiled import insert, insert_all, lock, update

__all__ = ["insert", "insert_all", "lock", "update"]
