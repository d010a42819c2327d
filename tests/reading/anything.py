"""Anything that somebody may type: for the tests that a reader is total and does not hang."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    "0 1 3 9 15 30 3500 2025 万 千 百 十 亿 w k 一 二 三 五 零 半 几 多 来 点 . , - + ~ / : % ¥ $ 元 块 毛 分 厘"
    " 天 日 号 月 年 周 星期 个 期 前 后 上 下 底 去 今 明 昨 到 至 没有 不 死 想 吗 什么 😀 ﷺ Ⅷ ٣ é"
    " a the half three thousand hundred and to in ago next last month week day year 1st march may about"
)
ANYTHING = st.text(max_size=60) | st.lists(
    st.sampled_from([*_PIECES.split(), " ", "\n", "\x00", "\u202e"]), max_size=30
).map("".join)

LONG = [
    (piece * 10_000)[:10_000]
    for piece in (
        *(
            "9",
            "万",
            "三",
            "1,",
            "1.",
            " 1",
            "十万",
            "a hundred and ",
            "大概",
            "-",
            "3元",
            "1w",
            "٣",
            "😀",
            "\x00",
            "3到",
            "3年",
        ),
        *(
            "3/",
            "11月",
            "3天前",
            "上",
            "下周",
            "march ",
            "the 3rd of ",
            "半",
            "1年零",
            "不",
            "死",
            "想",
            "会不会",
            "is ",
            "? ",
            "月息",
        ),
        *("没有", "大", "3-", "0", "1'", "近", "快", "还", "a", "ab ", "1 000", "零", "点", "三点", "个", "分"),
    )
]
