"""What these pages bring to the workbench."""

from zhunsheng.faces.exchange import pages
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="exchange",
    title="表格导入",
    provides=(
        Page(
            "imports",
            "表格导入",
            "p/imports/",
            pages.home,
            group="管理",
            order=60,
            offered=pages.has_sheets,
        ),
        Page(
            "import-progress", "导入进度", "p/imports/<int:pk>/progress/", pages.progress, group=""
        ),
        Page("import-run", "导入结果", "p/imports/<int:pk>/", pages.run, group=""),
        Page("import-errors", "错误文件", "p/imports/<int:pk>/errors/", pages.errors, group=""),
        Page(
            "import-template", "空表", "p/imports/<str:sheet>/template/", pages.template, group=""
        ),
        Page("import-mapping", "列对应", "p/imports/<str:sheet>/mapping/", pages.mapping, group=""),
    ),
    order=910,
)
