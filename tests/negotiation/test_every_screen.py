"""What holds on every screen of the negotiation, whoever walks through it and in whichever language
(the checks of CONVERSATION 6 that a machine can make on words)."""

from __future__ import annotations

import re
from functools import cache

import opencc
import pytest

from bot.wording import Wording
from flows.model import LOCALES, Block, Copy, Line, Show, Spoken
from flows.negotiation.flow import NEGOTIATION
from flows.negotiation.papers import options
from tests.negotiation.wandering import wander
from tests.talking import Chat

SEEDS = range(60)
PATHS = ("prepare", "call_soon", "court", "")

Seen = tuple[str, Show, tuple[Block, ...]]


@cache
def _corpus(locale: str, wording: Wording) -> tuple[tuple[str, Show | None, tuple[Block, ...]], ...]:
    """(state, screen, blocks kept) of every event of many lives."""
    seen = []
    for seed in SEEDS:
        kept = 0
        for chat in wander(seed, locale, wording, path=PATHS[seed % len(PATHS)]):
            blocks = tuple(block for message in chat.kept[kept:] for block in message.blocks)
            kept = len(chat.kept)
            seen.append((chat.state, chat.screen, blocks))
    return tuple(seen)


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _texts(locale: str, wording: Wording) -> set[str]:
    """Every text that was shown: screens, buttons, what was kept, what copy buttons hold."""
    texts: set[str] = set()
    for _, screen, kept in _corpus(locale, wording):
        if screen:
            texts.add(wording.plain(screen.blocks, locale))
            buttons = [button for row in screen.keyboard for button in row]
            texts.update(wording.words(button.label, locale) for button in buttons)
            texts.update(wording.copy(button.what, locale) for button in buttons if isinstance(button, Copy))
        if kept:
            texts.add(wording.plain(kept, locale))
    return texts


def test_no_slot_no_gap_and_nothing_raw_is_ever_sent(locale: str, wording: Wording) -> None:
    raw = re.compile(r"\{\w*\}|Decimal|=None|Text\(|\bunknown\b(?! QR)|  \S*_\w+|因为[，。]|¥[^\d−]")
    assert not [text for text in _texts(locale, wording) if raw.search(text)]


def test_nothing_is_promised_and_nobody_is_judged(locale: str, wording: Wording) -> None:
    """CONVERSATION 1.5 and check 12."""
    words = {
        "en": r"\bguarantee[ds]?\b(?! to|or)|don't worry|you should have|\beasy\b|\bgreat\b|will win|!",
        "zh_Hans": r"一定(?!要)|保证能|肯定能|包过|放心|上岸|老赖|应该早点|加油|不会坐牢|会赢|您不欠|您欠|！",
        "zh_Hant": r"一定(?!要)|保證能|肯定能|包過|放心|上岸|老賴|應該早點|加油|不會坐牢|會贏|您不欠|您欠|！",
    }
    allowed = re.compile(r"代办包过|代辦包過|“agents”|不保证|不保證|guarantee, membership or service fees")
    found = [text for text in _texts(locale, wording) if re.search(words[locale], allowed.sub("", text))]
    assert found == []


def test_none_of_the_wrong_statements_of_other_pages_appears(locale: str, wording: Wording) -> None:
    """Traces of facts 1.14."""
    wrong = re.compile(r"第十三条|第13条|第四十二条|第42条|7个工作日|7 working days|12381|21:00|三年后.{0,6}不用还")
    assert not [text for text in _texts(locale, wording) if wrong.search(text)]


def test_progress_is_never_a_percentage(locale: str, wording: Wording) -> None:
    lines = [text.splitlines()[0] for text in _texts(locale, wording) if text]
    assert not [line for line in lines if re.search(r"(第 \d+ 步|Step \d+).*%", line)]


def test_a_breach_never_stands_without_the_debt(locale: str, wording: Wording) -> None:
    """Check 11: a screen that names what is not allowed says that the debt remains."""
    names = re.compile(r"不得|不允许|不允許|not allowed|违规|違規|barred|\bbreach\b")
    stays = re.compile(r"不影响欠款|不影響欠款|does not cancel the debt|债不会消失|債不會消失|debt does not vanish")
    for _, screen, _ in _corpus(locale, wording):
        text = wording.plain(screen.blocks, locale) if screen else ""
        if names.search(text):
            assert stays.search(text), text


def test_traditional_screens_hold_no_simplified_sign_and_no_mainland_word(wording: Wording) -> None:
    """Check 13; spoken lines keep the words of a mainland ear."""
    to_traditional = opencc.OpenCC("s2t").convert
    own = set("吃台里群为着才只后于注征复布志准涂余几面松杯致云向迹游采范并冲雇干系斗")
    for _, screen, kept in _corpus("zh_Hant", wording):
        for block in (*(screen.blocks if screen else ()), *kept):
            text = wording.plain([block], "zh_Hant")
            odd = {sign for sign in text if to_traditional(sign) != sign and sign not in own}
            assert not odd, (odd, text)
            if isinstance(block, Line) and not re.search("[「“]|\\d{3,}", text):
                assert not re.search("短信|信息|賬戶|账户|程序", text), text


def test_english_screens_hold_no_chinese_but_papers_numbers_and_lines_to_say(wording: Wording) -> None:
    """Check 13: Chinese stands only as a gloss of a name, in quotes, or in a line to say."""
    chinese = re.compile(r"[\u4e00-\u9fff]+")
    glosses = re.compile(r"\([\u4e00-\u9fff（）、 ]+\)|[“「][^”」]*[”」]")
    names = {"低保", "特困", "支付令", "传票", "判决书", "元", "前置協商", "更生", "清算", "中文", "繁體", "简体"}
    names |= {"贷款人", "出借人", "资金方", "我的借款", "应还总额", "剩余本金", "我的合同", "解除或终止劳动合同证明"}
    papers = {word for option in options() for word in chinese.findall(wording.words(option.label, "zh_Hans"))}
    for _, screen, _ in _corpus("en", wording):
        for block in screen.blocks if screen else ():
            text = glosses.sub("", wording.plain([block], "en"))
            if isinstance(block, Spoken) or text.startswith("You can say:"):
                continue
            assert {word for word in chinese.findall(text) if word not in names} <= papers, text


@pytest.mark.parametrize("script", ["zh_Hans", "zh_Hant"])
def test_chinese_screens_hold_no_english_but_four_names(script: str, wording: Wording) -> None:
    """Check 13, and no message that nobody has translated."""
    allowed = {"App", "AI", "LPR", "Telegram", "TA", "English", "CCS", "ccs", "org", "sg", "start", "review", "delete"}
    for text in _texts(script, wording):
        words = set(re.findall(r"[A-Za-z]{2,}", text)) - allowed
        assert not words, text


def test_every_button_is_short_enough_for_telegram(locale: str, wording: Wording) -> None:
    for _, screen, _ in _corpus(locale, wording):
        for row in screen.keyboard if screen else ():
            for button in row:
                assert 1 <= len(wording.words(button.label, locale)) <= 64
                if isinstance(button, Copy):
                    assert 1 <= len(wording.copy(button.what, locale)) <= 256
                elif hasattr(button, "act"):
                    assert len(f"1.zzzz.{button.act}.{button.value}".encode()) <= 64


def test_every_message_fits_a_phone(locale: str, wording: Wording) -> None:
    """Check 4, without what folds away: 7 lines with the progress, 140 Chinese signs or 380 Latin letters, the warnings
    twice that, as the review. A question with its give-back may take half as much again."""
    limit = 380 if locale == "en" else 140
    warning = re.compile("⚠️|12348")
    for state, screen, _ in _corpus(locale, wording):
        blocks = [b for b in (screen.blocks if screen else ()) if not (isinstance(b, Line) and b.style == "quote")]
        if any(isinstance(block, Spoken) for block in blocks):
            continue
        text = wording.plain(blocks, locale)
        most = 2 * limit if warning.search(text) or state == "review" else 1.5 * limit
        assert len(text) <= most, (state, len(text), text)
        assert text.count("\n") <= 9, (state, text)


def test_the_corpus_reaches_every_question(wording: Wording) -> None:
    reached = {state for locale in LOCALES for state, _, _ in _corpus(locale, wording)}
    assert {step.key for step in NEGOTIATION.steps} <= reached


def test_the_same_life_is_the_same_in_every_language(wording: Wording) -> None:
    """Questions, their order and the number that is left do not depend on the language."""
    for seed in range(6):
        lives = [[chat.state for chat in wander(seed, locale, wording)] for locale in LOCALES]
        assert lives[0] == lives[1] == lives[2]


def test_a_chat_is_what_a_person_sees(wording: Wording) -> None:
    chat: Chat = next(wander(0, "en", wording))
    assert chat.state == "path"
