"""What this commons brings: the table of contents."""

from zhunsheng.kernel.modules import Module

MODULE = Module(code="exams", title="考试答题", provides=(), order=852)
