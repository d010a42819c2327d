"""Everything that somebody may type or paste, meant well or not."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

fixed = settings(derandomize=True, deadline=None)
"""For a test that draws the same every time."""
LONGEST = 10_000
ANSWERS = (
    *("3500", "3万8千6", "38600", "0", "1", "2", "15", "28", "12", "半年", "昨天", "2026-11-08", "2027-02-28", "三年"),
    *("去年五月", "24%", "月息1.5%", "不知道", "没有", "跳过", "1, 3", "1 3", "完成", "银行", "被裁员", "ok", "好"),
    *("2025年3月", "about 3,500", "yesterday", "three months", "next friday", "done", "none", "don't know", "skip"),
)
OTHERS = (
    *("-5", "99999999999", "38600 或 41000", "$500", "3500块还是3600", "百分之五千", "2月30日", "农历初五", "明年"),
    *("1e9", "0x10", "NaN", "Infinity", "-0", "１２３", "٣٥٠٠", "①", "第2个", "二", "999999", "3.5.7", "1/0"),
)
QUESTIONS = (
    *(
        "会坐牢吗",
        "他们能爆通讯录吗？",
        "what is it?",
        "利息多少才合法",
        "why is the sky blue?",
        "怎么办",
        "能不能不还",
    ),
    *("Can they take my house?", "为什么问这个", "催收说要上门怎么办", "how much can they charge?", "？", "???"),
)
WORDS = (
    *("返回", "继续", "取消", "帮助", "电话来了", "改答案", "language", "English", "繁體中文", "简体", "删除我的资料"),
    *(
        "你好",
        "谢谢",
        "back",
        "continue",
        "why",
        "keep",
        "›",
        "‹",
        "next page",
        "不对",
        "写错了",
        "new",
        "隐私",
        "状态",
    ),
)
ALARMS = (
    "不想活了",
    "I want to die",
    "死",
    "他们说要杀了我",
    "他们要打断我的腿",
    "活着没意思",
    "把验证码发给我",
    "我16岁",
)
MARKUP = (
    *("<b>", "</b>", "<b><i>x</b></i>", "<a href='https://x.example'>x</a>", "&lt;", "&amp;amp;", "&#0;", "&nbsp;"),
    *("*bold*", "_x_", "`code`", "[link](https://x.example)", "{amount}", "{n}", "{}", "{0}", "%s", "%(n)s", "${x}"),
    *("<blockquote expandable>", "</blockquote>", "<tg-spoiler>x</tg-spoiler>", "<script>alert(1)</script>", "<!--"),
    *(
        "[bold red]x[/]",
        "[/]",
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3",
        "'; DROP TABLE people;--",
        "\\1",
        "\\/",
    ),
)
SIGNS = (
    *("\x00", "\x07", "\x08", "\x1b[2J", "\x1b]0;x\x07", "\x1b[31mred", "\x9b2J", "\r", "\n", "\t", "\x7f", "\x85"),
    *("\u200b", "\u200d", "\u202e", "\u2066", "\u2069", "\u061c", "\ufeff", "\u2028", "\u2029", "\u0301", "\ufe0f"),
    *("😀", "👩‍👩‍👧‍👦", "🇨🇳", "ﷺ", "𠮷", "\U0010ffff", "\uffff", "\ue000", "é", "ǅ", "ﬀ", "İ", "ß", "Ⅷ", "㊿", "½"),
)
PATHS = ("../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "con", ".", "..", ".hidden", "a/b", "~", "x\x00.txt")
PIECES = (*ANSWERS, *OTHERS, *QUESTIONS, *WORDS, *ALARMS, *MARKUP, *SIGNS, *PATHS)
HALVES = ("\ud800", "\udc00", "\udfff\ud800")
"""Half a character: JSON cannot carry one, a terminal may."""

_whole = st.characters(exclude_categories=["Cs"])
signs = st.sampled_from(SIGNS)
rubbish = st.text(_whole, max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
long = st.tuples(st.sampled_from(PIECES), st.text(_whole, max_size=3)).map(
    lambda pieces: ("".join(pieces) * LONGEST)[:LONGEST]
)
typed = st.sampled_from(PIECES) | st.sampled_from(ANSWERS) | rubbish | long
"""What Telegram can carry."""

halved = st.lists(st.sampled_from([*HALVES, *PIECES]), max_size=6).map("".join)
"""What only a terminal can carry."""
