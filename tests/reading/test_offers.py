"""What lenders offer, as people type it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.offers import Offered, read_offer
from tests.reading.anything import ANYTHING, LONG

TOLD = """
36 × 420, first 2,000 now = number=36 each=420 first=2000
他们说一次还三万八千六 = lump=38600 theirs
先还5000，剩下的分12期 = number=12 first=5000 rest
他们说一周内先付5000，剩下的分12期每期800 = number=12 each=800 first=5000 theirs
银行说先还5000，其余分24期 = number=24 first=5000 rest theirs
5000 now and the rest in 12 instalments = number=12 first=5000 rest
银行说打八折一次还清 = settles=0.8 theirs
对方同意减免30%一次性结清 = settles=0.7 theirs
they offer 30% off to settle = settles=0.7 theirs
他们说33期每期1150，另收手续费5000 = number=33 each=1150 theirs beside
33期每期1150 每期服务费300 = number=33 each=1150 beside
they offer 33 × 1150 plus 20% fee = number=33 each=1150 rate=0.2 theirs beside
他们减免利息2000，要我分24期每期1400 = number=24 each=1400 theirs
他说第一次还3000，之后每月1500，24期 = number=24 each=1500 first=3000 theirs
对方答应只还本金3万1，分36期 = number=36 total=31000 theirs
他們同意免罰息，本金31000分24個月還 = number=24 total=31000 theirs
they will settle for 25k = lump=25000 theirs
they agree to the principal of 31,000 over 24 months = number=24 total=31000 theirs
他们说分36期每期420，先付2000 = number=36 each=420 first=2000 theirs
對方提出36期，每期420元，首付2000 = number=36 each=420 first=2000 theirs
they offer 36 instalments of 420 with 2000 down = number=36 each=420 first=2000 theirs
一次性还8000结清 = lump=8000
settle for 8000 at once = lump=8000
减免后还12000，分24期 = number=24 total=12000
停3个月再每月500还24期 = number=24 each=500 pause=3
每月500还两年 = number=24 each=500
12 期每期 1,000 年化18% = number=12 each=1000 rate=0.18 beside
客服让我先还三千，剩下的分12期每期八百 = number=12 each=800 first=3000 theirs
银行同意一次性还8000结清 = lump=8000 theirs
他们要我一次性还清两万五 = lump=25000 theirs
8000结清 = lump=8000
一把还清两万 = lump=20000
欠一万一 对方主动报价七千五结清 = lump=7500 theirs
他们让我每月还2000 = each=2000 theirs
催收说减免后总共还12000，分24期 = number=24 total=12000 theirs
我跟他们说每月还500分24期 = number=24 each=500
3个月后开始每月还500，分24期 = number=24 each=500 pause=3
一次性付2000，剩下的分24期每期420 = number=24 each=420 first=2000
每个月还三百八，分36期 = number=36 each=380
平台给的方案是先付1w，再分12期每期2k = number=12 each=2000 first=10000 theirs
24期，每期五百，年利率12% = number=24 each=500 rate=0.12 beside
首付三千，每期六百，十八期 = number=18 each=600 first=3000
银行说可以分60期，每期一千二 = number=60 each=1200 theirs
机构提出三年，每月还九百三 = number=36 each=930 theirs
对方说先停三个月，然后每月还800，还36期 = number=36 each=800 pause=3 theirs
客服说延期两个月，之后每期1500共12期 = number=12 each=1500 pause=2 theirs
给我的方案是一次性还清6000 = lump=6000
分两年，每月还六百 = number=24 each=600
每期九百三，分半年 = number=6 each=930
他们只同意一次性结清9800 = lump=9800 theirs
协商员说36期，每期420 = number=36 each=420 theirs
要求我先付5000，剩下的分24期每期700 = number=24 each=700 first=5000 theirs
打折后总共还9000，分18期 = number=18 total=9000
每期1,050，77期 = number=77 each=1050
每月还800×24 = number=24 each=800
先还两千，再每月还五百，还24期 = number=24 each=500 first=2000
1次性还8千了结 = lump=8000
他們話分24期，每期五百，首期一千 = number=24 each=500 first=1000 theirs
銀行說一次性還八千就結清 = lump=8000 theirs
對方同意停三個月，之後每月還五百，還24期 = number=24 each=500 pause=3 theirs
減免後還一萬二，分24期 = number=24 total=12000
先付兩千，每期四百二，三十六期 = number=36 each=420 first=2000
每個月還三百八，分36期 = number=36 each=380
客服要我每個月還2000 = each=2000 theirs
昨天電話中談妥一個月1350分24期 = number=24 each=1350
the bank offered 24 x 500 = number=24 each=500 theirs
they want me to pay 2000 a month = each=2000 theirs
they would let me pause 3 months, then 24 payments of 500 = number=24 each=500 pause=3 theirs
pause for 3 months then 500 a month for 2 years = number=24 each=500 pause=3
12000 over 24 months = number=24 total=12000
lump sum of 8,000 = lump=8000
the bank wants 5,000 down and 800 a month for a year = number=12 each=800 first=5000 theirs
they say a one-off settlement is 16,000 = lump=16000 theirs
500 a month for 24 months = number=24 each=500
24 instalments of 500 at 12% apr = number=24 each=500 rate=0.12 beside
the collector said 8,000 in one go = lump=8000 theirs
they proposed 36 instalments of four hundred and twenty = number=36 each=420 theirs
1,000 first, then 12 instalments of 900 = number=12 each=900 first=1000
the lender is offering 60 monthly payments of 1,200 = number=60 each=1200 theirs
a total of 12,000 in 24 instalments = number=24 total=12000
reduced to 9,000, split over 18 months = number=18 total=9000
减到8000一次性结清 = lump=8000
they will accept 9,000 as full settlement = lump=9000 theirs
"""

NOTHING = """
利息太高怎么办
会坐牢吗
能不能分36期
可以分60期吗
我欠了5万，逾期3个月了
欠38600，月薪6000
我有两个孩子，工资5000
13800138000
2025年3月15日借的
每月15号还款
年化36%合法吗
借了一万块
3500
大概三四千
12期
还剩12期，每期1200
已经还了6期，还有18期，每期933
每月工资6000，房租2000
每月还房贷4000，还有20年
借1万分12期每期933 年化多少
到手8800，每月还893.33，12期
他们说要来我家
对方说3天内不还就起诉
催收说明天之前还500
一次性结清能打几折
一次性还清有优惠吗
信用卡逾期90天，欠3万
每天给我打20个电话
从8000降到5000
银行卡6222021234567890123
我每个月能拿出500
我想每月还500
我想分36期
停息挂账是什么
3个月后开庭
修一次三百
今天结清立减六千
对方要我今天先付一千当诚意金
会员费99一个月，扣了我一年
俺说一个月给五百 他说不要
房子每月四千六供不上了,断了三个月
欠七万八，工资四千，照12期算一个月六千五，能不能拉长
能不能拆成一百期,我每個月只有三千
會不會坐牢
還剩12期，每期1200
分12期,每期收75块,听着不多
how long can I stretch it
they offered me nothing
lender wants my ID card
what if I settle
can they sue me for 5000
I owe 38,600 to 3 lenders
the bank called me on 15 March
I owe 38,000 and could do about 500 a month, so that's over six years. Would anyone agree?
what is 17 x 23
They said no to my 600 a month
a lawyer rang, could we settle in 36 goes
I settled up in April 2026, do I come under it
loan had 10 months to go, total due now 16,400
the bank offered 24 x $500
"""


def _offer(told: str) -> Offered:
    values: dict[str, object] = {}
    for word in told.split():
        name, _, value = word.partition("=")
        values[name] = True if not value else int(value) if name in ("number", "pause") else Decimal(value)
    return Offered(**values)  # type: ignore[arg-type]


ROWS = [tuple(part.strip() for part in line.split(" = ")) for line in TOLD.strip().splitlines()]


@pytest.mark.parametrize(("typed", "told"), ROWS)
def test_an_offer_is_read_from_a_sentence(typed: str, told: str) -> None:
    assert read_offer(typed) == _offer(told)


@pytest.mark.parametrize("typed", NOTHING.strip().splitlines())
def test_what_offers_nothing_is_passed_over(typed: str) -> None:
    assert read_offer(typed) is None


WORDS = """
他们 说 银行 让我 分 36期 每期 420 先付 2000 一次性 还 8000 结清 停 3个月 再 每月 500 减免后 12000
年化 18% × ， , ; ? they offer 24 instalments of down at once settle for pause months a month lump
sum the rest 剩下的 半年
"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=25)


@given(ANYTHING | PIECES.map("".join) | PIECES.map(" ".join))
def test_any_text_is_read_without_an_error(text: str) -> None:
    offered = read_offer(text)
    assert offered is None or offered.number is None or 1 <= offered.number <= 600


@pytest.mark.parametrize("text", [*LONG, "快要" * 500, "1 " * 1000, "12期" * 500, "他们说" * 600, "they offer " * 180])
def test_noise_is_read_in_one_go(text: str) -> None:
    assert read_offer(text) is None
