"""Every spoken line can be said by somebody who cannot read it."""

from __future__ import annotations

import json
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
SPELLINGS: dict[str, str] = json.loads((ROOT / "locales" / "pinyin.json").read_text("utf-8"))
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff，。？：、“”]")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The generator, which is no part of the product."""
    spec = spec_from_file_location("pinyin_tool", ROOT / "tools" / "pinyin.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_generator_makes_of_the_catalogues(tool: ModuleType) -> None:
    assert {words: tool.spelling(words) for words in tool.spoken(ROOT / "locales")} == SPELLINGS


def test_no_chinese_is_left_and_the_slots_are_the_same() -> None:
    for words, spelled in SPELLINGS.items():
        assert not _HAN.search(spelled)
        assert re.findall(r"\{\w+\}", spelled) == re.findall(r"\{\w+\}", words)
        assert spelled == spelled.strip()
        assert "  " not in spelled


def test_only_particles_are_without_a_tone() -> None:
    words = {word for spelled in SPELLINGS.values() for word in re.findall(r"\w+", re.sub(r"\{\w+\}", "", spelled))}
    toneless = {word.lower() for word in words if word.isalpha() and not _TONE.search(word)}
    assert toneless == {"app", "lpr", "de", "le", "ma", "bu", "yi", "zhe", "zi"}


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("您好，这次通话我会录音，方便双方核对。", "Nín hǎo, zhè cì tōnghuà wǒ huì lùyīn, fāngbiàn shuāngfāng héduì."),
        (
            "核实之前，我不提供身份证号、银行卡号和验证码。",
            "Héshí zhīqián, wǒ bù tígōng shēnfènzhèng hào, yínháng kǎhào hé yànzhèngmǎ.",
        ),
        (
            "我申请延长期限：每月{X}元，每月{day}日还，共{N}，从{start}起。",
            "Wǒ shēnqǐng yáncháng qīxiàn: měi yuè {X} yuán, měi yuè {day} rì huán, gòng {N}, cóng {start} qǐ.",
        ),
        ("这笔还没到期", "zhè bǐ hái méi dàoqī"),
        ("先对清还剩多少", "xiān duì qīng hái shèng duōshao"),
        ("因为{cause}，我现在还款有困难。", "Yīnwèi {cause}, wǒ xiànzài huánkuǎn yǒu kùnnan."),
        ("您定不了没关系。", "Nín dìng bu liǎo méi guānxi."),
        ("{X}元我守得住。", "{X} yuán wǒ shǒu de zhù."),
        ("有更长期限吗？", "Yǒu gèng cháng qīxiàn ma?"),
        ("书面方案", "shūmiàn fāng'àn"),
        ("不视为新违约", "bù shìwéi xīn wéiyuē"),
        ("您刚才说“{words}”。", 'Nín gāngcái shuō "{words}".'),
    ],
)
def test_what_depends_on_the_meaning_is_read_right(tool: ModuleType, words: str, spelled: str) -> None:
    assert tool.spelling(words) == spelled


def test_every_word_of_the_readings_is_said_somewhere(tool: ModuleType) -> None:
    said = "\n".join(SPELLINGS)
    assert not [word for word in tool.lexicon() if word not in said]
