"""Plain words for intro, limits, acts and stages of legal aid."""

from __future__ import annotations

from zhunsheng.faces.portal.declare import ClockWords, FileBox, PublicAct

PHOTO = "拍照就行，字要看得清。"
MATERIAL_SOFT = "没有的话，我们会打电话问你，或者请你补。"
IDENTITY = FileBox("identity", "身份证或者户口本", PHOTO, "没有身份证明，我们会请你补。")
MATERIAL = FileBox("material", "有关的材料", PHOTO)
HARDSHIP = FileBox("hardship", "困难证明", "低保证、残疾证等，没有就不传。")

INTRO = (
    (
        "什么时候可以申请",
        (
            "被欠工资、工伤、车祸、要抚养费赡养费、社保低保没给，等等。",
            "挨打、被虐待、被遗弃的，不看收入。",
            "自己或者家里人被抓了，没钱请律师的，也可以。",
        ),
    ),
    (
        "要不要钱",
        ("不要钱。律师的费用由政府出，谁都不能收你的钱，连车费都不行。",),
    ),
    (
        "要准备什么",
        (
            "身份证的照片。",
            "和这件事有关的材料，有什么传什么。",
            "缺了也可以先交，以后补。",
        ),
    ),
    (
        "怕不怕别人知道",
        (
            "申请只有法律援助中心和给你办案的人看得到，都要保密。",
            "可以让我们只发短信，可以不填住址。",
        ),
    ),
    ("要填多久", ("大约 10 分钟。每填一页自动保存，中途可以停下来。",)),
    ("现在就有危险", ("先打 110。安全了再来申请，选“我现在有危险”，我们马上联系你。",)),
)
PROMISES = (
    "你的申请只有法律援助中心和给你办案的人看，他们都要保密。对方看不到。",
    "办案不收你一分钱。",
    "决定以前不想办了，凭回执号和查询码可以在网上撤回；以后随时可以再申请。",
)
CLOCKS = {
    "aid.examine": ClockWords("告诉你给不给", "我们在{due}以前告诉你给不给援助。"),
    "aid.supplement": ClockWords(
        "你要补材料",
        "请在{due}以前补好。到期没有补，会当作你撤回申请；有困难的，到期以前打电话说。",
        mine=True,
    ),
    "aid.assign": ClockWords("派律师", "我们在{due}以前派好律师。"),
    "aid.assign_criminal": ClockWords("派律师", "我们在{due}以前派好律师。"),
    "aid.assign_notice": ClockWords("派律师", "我们在{due}以前派好律师。"),
    "aid.papers": ClockWords("你要补手续", "先给你办了，请在{due}以前把缺的补上。", mine=True),
    "aid.objection": ClockWords("答复你的异议", "司法局在{due}以前答复你。"),
}
ACTS = {
    "supplement": PublicAct(
        "补材料",
        "按通知上写的补，拍照上传就行。收到以后我们接着审查。",
        "收到你补的材料了，我们接着审查。",
        labels={
            "note": "补了什么，想说明什么",
            "household": "家里几个人（没有变就不填）",
            "income": "全家一个月收入（没有变就不填）",
            "hardship_note": "家里的困难（没有变就不填）",
            "claim": "发生了什么（要改的才填）",
        },
        files=(IDENTITY, HARDSHIP, MATERIAL),
        urgent=True,
        reads="aid_supplement",
    ),
    "complete_papers": PublicAct(
        "补手续",
        "因为事情急，先给你办了。请把决定书上写的手续和材料补上。",
        "收到了，我们会审查。",
        labels={
            "note": "补了什么，想说明什么",
            "household": "家里几个人（没有变就不填）",
            "income": "全家一个月收入（没有变就不填）",
            "hardship_note": "家里的困难（没有变就不填）",
            "claim": "发生了什么（要改的才填）",
        },
        files=(IDENTITY, HARDSHIP, MATERIAL),
        urgent=True,
        reads="aid_urgent",
    ),
    "object": PublicAct(
        "不同意，提出异议",
        "写明为什么不同意。司法局（不是法律援助中心）来审查，5 天以内答复你。",
        "收到你的异议了，司法局 5 天以内答复你。",
        labels={"grounds": "为什么不同意"},
        files=(MATERIAL,),
        reads="aid_refusal",
    ),
    "ask_change": PublicAct(
        "请求换人",
        "给你办案的人不联系你、不办事、要钱，都可以请求换。收你钱的，请一定告诉我们。",
        "收到了，我们会了解情况，再联系你。",
        labels={"reason": "为什么想换"},
    ),
    "withdraw": PublicAct(
        "撤回申请",
        "不想办了可以撤回，以后随时可以再申请。有人逼你撤回的，不要撤，打电话告诉我们。",
        "你的申请已经撤回。",
        labels={"is_voluntary": "是我自己决定的，没有人劝我或者逼我", "reason": "原因（可以不写）"},
    ),
}
STAGE_WORDS = {
    "applied": "我们正在审查",
    "supplementing": "等你补材料",
    "granted": "给你援助了，正在派律师",
    "handling": "律师正在办",
    "finished": "案子办完了",
    "filed": "案子办完了",
    "refused": "这次没有给援助",
    "terminated": "援助已经终止",
    "objecting": "正在审查你的异议",
    "ordered": "司法局支持了你",
    "ended": "申请已经结束",
    "archived": "已经办完",
}
STEP_WORDS = {
    "examine": "审查",
    "assign": "派律师",
    "handle": "律师办案",
    "close": "办完",
    "after": "归档",
}
KEYWORDS = (
    *("法律援助", "免费律师", "请律师", "律师", "打官司", "没钱", "援助", "12348"),
    *("欠薪", "欠工资", "讨薪", "农民工", "工伤", "车祸", "交通事故", "医疗事故"),
    *("离婚", "抚养费", "赡养费", "家暴", "挨打", "虐待", "遗弃", "低保", "社保"),
    *("被抓", "拘留", "刑事", "辩护", "法院", "起诉", "劳动仲裁", "国家赔偿"),
)
"""What people type when they want this."""
