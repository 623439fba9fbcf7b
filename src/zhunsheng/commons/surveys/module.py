"""What this commons brings: the table of contents."""

from zhunsheng.kernel.modules import Module

MODULE = Module(code="surveys", title="评价问卷", provides=(), order=854)
