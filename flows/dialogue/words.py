"""Commands and small talk as words: what people type where a button would do."""

from __future__ import annotations

import re

from flows.answers.matching import plain

_COMMANDS = {
    "back": "返回 上一步 回上一步 后退 回去 go_back previous",
    "cancel": "取消 先存着 先不弄了 退出 停 停下 暂停 stop quit exit save_and_leave later",
    "skip": "跳过 略过 下一个 不填 pass",
    "help": "帮助 怎么用 救命啊怎么用 使用说明",
    "review": "看看我的回答 我的回答 检查 修改 改答案 review_answers my_answers",
    "language": "语言 换语言 切换语言 languages",
    "privacy": "隐私 隐私说明",
    "delete": "删除 删掉 注销 删除我的信息 删除我的资料 删除我的数据 删除数据 delete_my_data",
    "settings": "设置",
    "export": "导出 导出资料 导出数据 export_my_data",
    "call": "电话来了 电话打来了",
    "status": "进度 我到哪了 where_am_i",
    "budget": "预算 我的预算 收支 收支表 my_budget",
    "debts": "债务 我的债务 欠款清单 债务清单 my_debts",
    "plan": "方案 我的方案 还款方案 my_plan",
    "rate": "算利率 算年化 利率计算 年化计算 计算利率 rate_calculator",
    "start": "开始 重新开始 重来 菜单 主菜单 menu start_over restart",
    "why": "为什么问 为什么要问 为什么问这个 why_do_you_ask why why_do_you_need_this",
    "keep": "保留 不改 不变 没变 keep_it unchanged",
}
_COMMAND_OF = {word.replace("_", " "): name for name, words in _COMMANDS.items() for word in (name, *words.split())}
_LOCALES = {
    "en": "english 英文 英语 in_english english_please in_english_please can_you_speak_english do_you_speak_english "
    "speak_english 说英文 说英语 用英文 用英语 可以说英文吗 可以用英文吗",
    "zh_Hans": "简体 简体中文 中文 chinese",
    "zh_Hant": "繁体 繁体中文 正体中文 traditional_chinese",
}
_LOCALE_OF = {word.replace("_", " "): locale for locale, words in _LOCALES.items() for word in words.split()}
_SMALL_TALK = (
    "你好 您好 在吗 在不在 嗨 哈喽 早上好 下午好 晚上好 hi hello hey hallo 谢谢 谢谢你 谢谢您 多谢 感谢 thanks "
    "thank_you thx 好的 好 嗯 嗯嗯 行 知道了 明白 明白了 收到 ok okay k got_it 哦 喔"
)
_GREETINGS = frozenset(word.replace("_", " ") for word in _SMALL_TALK.split())
_ONWARD = frozenset({"继续", "下一题", "接着做", "continue", "go on", "next", "我想继续", "i want to go on"})


_NOT_KNOWN = (
    "不知道 不清楚 不记得 不记得了 忘了 忘记了 记不清 记不清了 说不清 不晓得 不确定 没概念 "
    "don_t_know i_don_t_know dont_know not_sure i_m_not_sure no_idea can_t_remember i_forgot"
)
_UNKNOWN = frozenset(word.replace("_", " ") for word in _NOT_KNOWN.split())
_MISTAKE = re.compile(r"不对|不是这样|我?(?:写|打|填|说)错|错了|that s wrong|wrong|i made a mistake|mistake|correction")
_PAGES = {"›": ("›", "下一页", "下页", "翻页", "next page"), "‹": ("‹", "上一页", "上页", "previous page")}


def is_unknown(text: str) -> bool:
    """The person does not know."""
    return plain(text) in _UNKNOWN


def is_mistake(text: str) -> bool:
    """An earlier answer was wrong."""
    return bool(_MISTAKE.match(plain(text)))


def pager_of(text: str) -> str:
    """The sign of the pager's button that was typed, or ''."""
    typed = plain(text) or text.strip()
    return next((sign for sign, words in _PAGES.items() if typed in words), "")


def command_of(text: str) -> str:
    """The command that was typed as a word, or ''."""
    return _COMMAND_OF.get(plain(text), "")


def locale_of(text: str) -> str:
    """The locale whose name was typed, or ''."""
    return _LOCALE_OF.get(plain(text), "")


def is_greeting(text: str) -> bool:
    """A greeting, thanks, or a nod: neither question nor answer."""
    return plain(text) in _GREETINGS


def is_onward(text: str) -> bool:
    """The wish to go on."""
    return plain(text) in _ONWARD
