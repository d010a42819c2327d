"""Money as people write it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.money import LIMIT, ReadMoney, read_money
from flows.reading.unread import Reason, Unread
from tests.reading.anything import ANYTHING, LONG
from tests.reading.spelling import chinese, english, formal_chinese, short_chinese, traditional

EXACT = """
3500 = 3500
3,500元 = 3500
3，500元 = 3500
３５００ = 3500
３，５００元 = 3500
¥3500 = 3500
￥3,500 = 3500
RMB 3500 = 3500
3500rmb = 3500
3500 yuan = 3500
3500人民币 = 3500
人民币3500元整 = 3500
3 500 = 3500
3 500 000 = 3500000
3'500 = 3500
3500.50 = 3500.50
3,500.50元 = 3500.50
1.350,50 = 1350.50
1.234.567 = 1234567
1,234,567.89 = 1234567.89
三千五 = 3500
三千五百 = 3500
三千零五十 = 3050
三千零五 = 3005
一万二 = 12000
一萬二 = 12000
两万 = 20000
兩萬五 = 25000
二千 = 2000
廿 = 20
廿五 = 25
卅 = 30
三万八 = 38000
三萬八千六 = 38600
三万零八百 = 30800
三八六零零 = 38600
叁万 = 30000
叄萬捌仟陸佰圓整 = 38600
參萬 = 30000
万二 = 12000
千五 = 1500
十二万三千四百五十六块七毛八 = 123456.78
一百五 = 150
两百五 = 250
三十八万六 = 386000
一亿 = 100000000
1.2万 = 12000
1.2萬 = 12000
1.350万 = 13500
38,6万 = 386000
1万5 = 15000
1万5千 = 15000
1万2千5 = 12500
1万零500 = 10500
1万500 = 10500
1w = 10000
1W2 = 12000
1.5w = 15000
3个w = 30000
三个w = 30000
.5w = 5000
3.5k = 3500
3.5 K = 3500
3k5 = 3500
3wan = 30000
3点5万 = 35000
三点五万 = 35000
三块五 = 3.5
12元3角5分 = 12.35
五块钱 = 5
五 = 5
欠了38600块 = 38600
我欠38600块钱，3笔 = 38600
38600元（三万八千六） = 38600
5000元，700美元那笔不算 = 5000
月薪6000 = 6000
6000一个月 = 6000
一个月6000 = 6000
2万一个月 = 20000
1200/月 = 1200
12期，每期1200 = 1200
分12期每期一千二 = 1200
9月15还3500 = 3500
2025年3月借的，还剩38600 = 38600
周三要还三千五 = 3500
我有两个孩子，工资5000 = 5000
年利率18%，欠3万 = 30000
打过13800138000，欠5000 = 5000
三千五人民币 = 3500
3500蚊 = 3500
three thousand five hundred = 3500
Three Thousand and Fifty = 3050
thirty-eight thousand six hundred = 38600
one hundred and twenty thousand = 120000
3.5 thousand = 3500
38 thousand 600 yuan = 38600
35 hundred = 3500
three and a half thousand = 3500
half a million = 500000
twenty five k = 25000
I owe 5 grand = 5000
a thousand = 1000
3500 a month = 3500
没有 = 0
沒有收入 = 0
目前没有收入 = 0
现在没工资了 = 0
没别的债了 = 0
无 = 0
零 = 0
0 = 0
0元 = 0
冇 = 0
不欠别人钱 = 0
一分钱没有 = 0
none = 0
Nothing. = 0
no income at the moment = 0
I have no other debts = 0
¥0.01 = 0.01
1000000000 = 1000000000
"""

ROUGH = """
about 3500 = 3500
around 3.5 thousand = 3500
roughly 38,000 = 38000
maybe 50 = 50
3500ish = 3500
over 3000 = 3000
3000 or so = 3000
a couple of thousand = 2000
8千多 = 8000
3000多 = 3000
38600多块 = 38600
三千左右 = 3000
三万八左右吧 = 38000
大概五千 = 5000
差唔多五千 = 5000
约5000 = 5000
快三万了 = 30000
不到3500 = 3500
二十来万 = 200000
十几万 = 100000
三十多万 = 300000
三万几千 = 30000
千把块 = 1000
五百来块 = 500
~3500 = 3500
6000底薪+提成 = 6000
"""

RANGES = """
大概三四千 = 3000 4000
三四千 = 3000 4000
三五千 = 3000 5000
一两万 = 10000 20000
两三百块 = 200 300
十五六万 = 150000 160000
三万五六 = 35000 36000
3000-4000 = 3000 4000
3000 — 4000元 = 3000 4000
3000～4000 = 3000 4000
3000到4000 = 3000 4000
3000元至4000元 = 3000 4000
3000或者4000 = 3000 4000
3到4千 = 3000 4000
3-5万 = 30000 50000
三到四千 = 3000 4000
三、四千 = 3000 4000
2k-3k = 2000 3000
500到1千 = 500 1000
between 3000 and 4000 = 3000 4000
two or three thousand = 2000 3000
3 to 4 thousand = 3000 4000
from 2,000 to 3,000 = 2000 3000
"""

UNREAD = """
好几万吧 : nothing
几千块 : nothing
quite a lot : nothing
a few thousand : nothing
several hundred : nothing
不知道 : nothing
没多少 : nothing
没钱 : nothing
no money : nothing
没有固定收入 : nothing
一起还 : nothing
万一还不上 : nothing
千万别 : nothing
十分困难 : nothing
thousand : nothing
2025年3月15日 : nothing
2025-03-15 : nothing
15/03/2025 : nothing
20250315 : nothing
11/30 : nothing
15 March : nothing
March 15th, 2025 : nothing
since 2024 : nothing
2025年 : nothing
二〇二五年 : nothing
3月 : nothing
15号 : nothing
22:00 : nothing
3点半 : nothing
13800138000 : nothing
138 0013 8000 : nothing
+86 138-0013-8000 : nothing
400-821-1215 : nothing
440301199001011234 : nothing
44030119900101123X : nothing
6222 0212 3456 7890 123 : nothing
尾号3500 : nothing
3期 : nothing
十二期 : nothing
两个孩子 : nothing
三个月 : nothing
three months : nothing
36% : nothing
百分之三十六 : nothing
年化18 : nothing
:  nothing
😀😀 : nothing
-500 : negative
¥-500 : negative
－500 : negative
负500 : negative
minus 500 : negative
1000000001 : too_large
100亿 : too_large
99999999999999 : too_large
$500 : foreign
US$ 500 : foreign
500 USD : foreign
HK$3000 : foreign
3000港幣 : foreign
3000港纸 : foreign
NT$500 : foreign
五百美金 : foreign
500 euros : foreign
€500 : foreign
3万日元 : foreign
1.350 : ambiguous 1.35 1350
38.600 : ambiguous 38.6 38600
38,6 : ambiguous 38.6 38600
1w25 : ambiguous 10025 12500
3千50 : ambiguous 3050 3500
工资6000，欠38600 : ambiguous 6000 38600
欠500，200是利息 : ambiguous 500 200
本金38600利息2000 : ambiguous 38600 2000
从8000降到5000 : ambiguous 8000 5000
2000+1500 : ambiguous 2000 1500
two fifty : ambiguous 2 50
不是3500 : ambiguous 3500
每天200 : ambiguous 200
200一天 : ambiguous 200
200 a day : ambiguous 200
年薪10万 : ambiguous 100000
"""


def _rows(table: str, sign: str) -> list[tuple[str, str]]:
    rows = (line.rpartition(sign) for line in table.strip().splitlines())
    return [(typed.strip(), meant.strip()) for typed, _, meant in rows]


@pytest.mark.parametrize(("typed", "yuan"), _rows(EXACT, "="))
def test_an_amount_is_read_to_the_cent(typed: str, yuan: str) -> None:
    assert read_money(typed) == ReadMoney(Decimal(yuan))


@pytest.mark.parametrize(("typed", "yuan"), _rows(ROUGH, "="))
def test_a_rough_amount_says_that_it_is_rough(typed: str, yuan: str) -> None:
    assert read_money(typed) == ReadMoney(Decimal(yuan), approximate=True)


@pytest.mark.parametrize(("typed", "ends"), _rows(RANGES, "="))
def test_a_range_takes_its_lower_end_and_keeps_both(typed: str, ends: str) -> None:
    low, high = (Decimal(end) for end in ends.split())
    assert read_money(typed) == ReadMoney(low, approximate=True, range=(low, high))


@pytest.mark.parametrize(("typed", "why"), _rows(UNREAD, ":"))
def test_what_is_no_amount_says_why_and_what_it_might_be(typed: str, why: str) -> None:
    reason, *candidates = why.split()
    read = read_money(typed)
    assert isinstance(read, Unread)
    assert read.reason == reason
    assert read.candidates == tuple(Decimal(value) for value in candidates)


def test_at_most_three_amounts_are_suggested() -> None:
    assert read_money("1000，2000，3000，4000") == Unread("ambiguous", (Decimal(1000), Decimal(2000), Decimal(3000)))


YUAN = st.integers(min_value=0, max_value=int(LIMIT))
SPELLINGS = {
    "digits": str,
    "commas": "{:,}".format,
    "currency": "¥{:,}".format,
    "zh_Hans": chinese,
    "zh_Hans, said": short_chinese,
    "zh_Hans, formal": formal_chinese,
    "zh_Hant": lambda number: traditional(chinese(number)) + "元",
    "zh_Hant, formal": lambda number: traditional(formal_chinese(number)) + "圓整",
    "en": english,
    "en, rough": lambda number: f"about {english(number)} yuan",
    "full width": lambda number: str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)}),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(number=YUAN | st.integers(min_value=0, max_value=200) | st.integers(1, 9999).map(lambda n: n * 1000))
def test_every_amount_survives_being_spelled_out(spelling: str, number: int) -> None:
    read = read_money(SPELLINGS[spelling](number))
    if _looks_like_something_else(str(number)):
        assert isinstance(read, Unread | ReadMoney)
    else:
        assert isinstance(read, ReadMoney)
        assert read.value == number


def _looks_like_something_else(digits: str) -> bool:
    """Eight digits that are a date are taken for one."""
    return (
        len(digits) == 8 and digits[:2] in ("19", "20") and "01" <= digits[4:6] <= "12" and "01" <= digits[6:] <= "31"
    )


@given(st.decimals(min_value=0, max_value=LIMIT, places=2, allow_nan=False))
def test_cents_are_kept(amount: Decimal) -> None:
    assert read_money(f"¥{amount:,}") == ReadMoney(amount)


@given(ANYTHING)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(read_money(text), ReadMoney | Unread)


@pytest.mark.parametrize("text", LONG)
def test_ten_thousand_characters_are_read_in_one_go(text: str) -> None:
    assert isinstance(read_money(text), ReadMoney | Unread)


def test_the_reason_is_one_of_those_that_are_documented() -> None:
    documented: tuple[Reason, ...] = ("nothing", "ambiguous", "negative", "too_large", "foreign")
    assert {why.split()[0] for _, why in _rows(UNREAD, ":")} == set(documented)
