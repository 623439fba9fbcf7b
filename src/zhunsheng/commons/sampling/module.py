"""What draws bring: public pages and pages of the workbench. The command is in ``management/commands/draw.py``."""

from zhunsheng.commons.sampling import desk, public
from zhunsheng.kernel.modules import Module

MODULE = Module(code="sampling", title="随机抽取", provides=(*public.PAGES, *desk.PAGES), order=850)
