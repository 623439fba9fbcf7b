"""Full text over matters: number, title, participants and pinyin initials."""

from __future__ import annotations

from zhunsheng.kernel.database import fulltext

INDEX = fulltext.Index("matters_search")
index = INDEX.index
find = INDEX.find
after_migrate = fulltext.after_migrate(INDEX)
