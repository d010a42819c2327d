"""Numbers spelled out, so that the readers can be tested against a speller that knows nothing of them."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("万亿贰陆", "萬億貳陸")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"


def _group(number: int) -> str:
    """1..9999 with its zeros: 一千零五十."""
    spelled, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            spelled += ("零" if gap and spelled else "") + _DIGITS[digit] + unit
        gap = not digit
    return spelled


def chinese(number: int) -> str:
    """As it is written in full: 三万八千六百, 十二, 一万零五."""
    if number == 0:
        return "零"
    spelled = ""
    for power, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // power % 10**4
        if group:
            spelled += ("零" if spelled and group < 1000 else "") + _group(group) + unit
    return spelled[1:] if spelled.startswith("一十") else spelled


def short_chinese(number: int) -> str:
    """As it is said: the last unit goes when it follows from the one before (三千五)."""
    spelled = chinese(number)
    for unit, above in (("百", "千"), ("千", "万"), ("十", "百")):
        if spelled.endswith(unit) and len(spelled) > 3 and spelled[-3] == above:
            return spelled[:-1]
    return spelled


def formal_chinese(number: int) -> str:
    """As it is written on receipts: 叁万捌仟陆佰."""
    return chinese(number).translate(_FORMAL)


def traditional(text: str) -> str:
    return text.translate(_TRADITIONAL)


def english(number: int) -> str:
    """ "thirty-eight thousand six hundred"."""
    ones, tens = _ONES.split(), _TENS.split()
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10] + (f"-{ones[number % 10]}" if number % 10 else "")
    for power, scale in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= power:
            rest = f" {english(number % power)}" if number % power else ""
            return f"{english(number // power)} {scale}{rest}"
    raise AssertionError(number)
