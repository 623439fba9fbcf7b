"""Every kind of finding, in the words of the clerk who reads them."""

from __future__ import annotations

from zhunsheng.lib.outgoing.findings import Kind, Severity

_SEEN_BY_ALL = "公开以后，任何人打开文件都能看到。"
_KEPT = "看不见，但仍在文件里，取消隐藏就能看到。"
_PERSONAL = "属于个人信息，公开前应当去除。"
_OFFICE = "请在 Word、WPS 或者 Excel 里处理后重新上传。"
_MASK = "请删去，或者用×号遮去中间几位后重新上传。"
_CLEAN = "公开时勾选“清除文件属性”，系统会另存一份不带属性的文件。"


def _error(code: str, title: str, why: str, remedy: str) -> Kind:
    return Kind(code, title, Severity.ERROR, why, remedy)


def _hint(code: str, title: str, why: str, remedy: str) -> Kind:
    return Kind(code, title, Severity.HINT, why, remedy)


# --- Hidden content ---
HIDDEN_SHEET = _error(
    "hidden_sheet", "隐藏的工作表", _KEPT, f"不公开的删去，要公开的取消隐藏。{_OFFICE}"
)
EMPTY_HIDDEN_SHEET = _hint(
    "empty_hidden_sheet", "隐藏的空工作表", "没有内容，但会引起疑问。", "可以删去。"
)
HIDDEN_ROWS = _error("hidden_rows", "隐藏的行", _KEPT, f"不公开的删去，要公开的取消隐藏。{_OFFICE}")
FILTERED_ROWS = _error(
    "filtered_rows",
    "被筛选隐藏的行",
    "清除筛选就能看到。",
    f"把要公开的行复制到新工作簿。{_OFFICE}",
)
HIDDEN_COLUMNS = _error(
    "hidden_columns", "隐藏的列", _KEPT, f"不公开的删去，要公开的取消隐藏。{_OFFICE}"
)
HIDDEN_FORMAT = _error(
    "hidden_format",
    "数字格式使内容不显示的单元格",
    "点开单元格就能看到内容。",
    f"删去内容或者改回常规格式。{_OFFICE}",
)
HIDDEN_NAME = _hint("hidden_name", "隐藏的名称", "可能指向不公开的数据。", "在名称管理器中核对。")
TINY_TEXT = _error(
    "tiny_text", "小到看不清的文字", "放大或者复制就能看到。", f"不公开的删去。{_OFFICE}"
)
WHITE_TEXT = _error(
    "white_text", "与底色相同的白色文字", "选中或者复制就能看到。", f"不公开的删去。{_OFFICE}"
)
HIDDEN_TEXT = _error("hidden_text", "隐藏文字", _KEPT, f"不公开的删去。{_OFFICE}")
INVISIBLE_TEXT = _hint(
    "invisible_text",
    "看不见的文字层",
    "扫描识别的文字可以复制；遮盖图片时它仍然在。",
    "核对能复制出来的文字。",
)
COVERED_TEXT = _error(
    "covered_text",
    "黑色色块下面的文字",
    "色块只是盖住，复制就能看到下面的文字。",
    "在原件里删去文字，重新导出 PDF。",
)
HIDDEN_LAYER = _error(
    "hidden_layer", "关闭的图层", "打开图层就能看到。", "删去图层或者重新导出 PDF。"
)
HIDDEN_ELEMENT = _error(
    "hidden_element", "网页里隐藏的内容", "查看源代码就能看到。", "删去后重新上传。"
)

# --- What was written for colleagues ---
COMMENTS = _error("comments", "批注", _SEEN_BY_ALL, f"删去全部批注。{_OFFICE}")
REVISIONS = _error(
    "revisions",
    "修订痕迹",
    "改前的文字和修改人都能看到。",
    f"接受或者拒绝全部修订，并关闭修订。{_OFFICE}",
)
TRACKING = _hint("tracking", "修订处于打开状态", "下一次修改会留下痕迹。", "关闭修订。")
ANNOTATIONS = _error("annotations", "PDF 注释", _SEEN_BY_ALL, "删去注释，或者由原件重新导出 PDF。")
UNAPPLIED_REDACTION = _error(
    "redaction", "标记了但没有执行的涂黑", "下面的文字还在。", "执行涂黑，或者由原件重新导出 PDF。"
)
HEADERS = _hint("headers", "页眉页脚", "可能写着内部编号或者“内部资料”。", "核对是否可以公开。")
INTERNAL_MARK = _error(
    "internal_mark",
    "“内部”“秘密”一类的标记",
    "标有密级或者内部标记的文件不得公开。",
    "核对能否公开；可以公开的，去掉标记。",
)
FORM_VALUES = _hint("form_values", "表单里填写的内容", _SEEN_BY_ALL, "核对是否可以公开。")

# --- Where it came from and what it carries ---
AUTHOR = _hint("author", "文件属性里的人名、单位", _SEEN_BY_ALL, _CLEAN)
CUSTOM_PROPERTIES = _hint("custom_properties", "自定义属性", "可能有内部系统的编号。", _CLEAN)
DOCUMENT_INFO = _hint(
    "document_info", "PDF 属性", _SEEN_BY_ALL, "重新导出 PDF 时不写属性，或者核对后保留。"
)
EMBEDDED = _error(
    "embedded", "嵌入的文件", "双击就能打开整份原文件。", f"改为图片或者删去。{_OFFICE}"
)
ATTACHMENTS = _error(
    "attachments", "PDF 里的附件", "读者可以取出整份附件。", "删去附件后重新导出。"
)
SOURCE_DATA = _error(
    "source_data",
    "数据透视表的原始数据",
    "即使删去原表，双击汇总数也能看到明细。",
    f"把汇总结果粘贴为数值。{_OFFICE}",
)
EXTERNAL = _hint(
    "external",
    "指向其他文件或者内网的链接",
    "会露出内部的文件夹和文件名。",
    "断开链接或者粘贴为数值。",
)
SCRIPT = _error("script", "脚本", "打开文件时会自动运行。", "删去脚本，或者由原件重新导出。")
THUMBNAIL = _hint("thumbnail", "缩略图", "可能是修改以前的样子。", "另存时不保存缩略图。")
LOCATION = _error(
    "location", "照片里的拍摄位置", "能查到拍照的地点。", "用截图或者“去除位置信息”另存后上传。"
)
DEVICE = _hint(
    "device", "照片里的设备、作者信息", "能看出由谁、用什么设备拍摄。", "另存为不带信息的图片。"
)

# --- Personal data ---
IDENTITY = _error("identity", "身份证号码", _PERSONAL, _MASK)
MOBILE = _error("mobile", "手机号码", _PERSONAL, f"{_MASK}确属公布的办公号码的，写明理由。")
LANDLINE = _hint(
    "landline", "固定电话", "办公电话可以公开，家庭电话不可以。", "核对是不是办公电话。"
)
BANK_CARD = _error("bank_card", "银行卡号", _PERSONAL, _MASK)
ADDRESS = _hint("address", "写到门牌、房号的地址", "可能是个人住址。", "个人住址只写到县（区）。")
NUMBERS = _hint(
    "numbers",
    "证件号码、账号的列",
    "号码输错一位，系统就认不出来。",
    "核对这一列，删去或者遮去中间几位。",
)
NAME = _hint("name", "姓名", "普通当事人、未成年人的姓名不公开。", "核对是否依法需要公开。")

# --- Limits ---
NOT_CHECKED = _error(
    "not_checked",
    "系统不能检查这种文件",
    "里面有没有隐藏内容，系统看不到。",
    "请另存为 docx、xlsx 或者 PDF 后上传。",
)
NO_TEXT = _hint(
    "no_text", "只有图片、没有文字的页", "图片上的内容系统看不到。", "请逐页看一遍有没有个人信息。"
)
