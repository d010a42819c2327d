"""What people type of a loan's cost."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.loans import Loan, read_loan
from tests.reading.anything import ANYTHING, LONG

TOLD = """
借1万分12期每期933 年化多少 = lent=10000 number=12 each=933 asks
借1万分12期每期933年化多少 = lent=10000 number=12 each=933 asks
借了一万，十二期，每期还933.33，年利率是多少 = lent=10000 number=12 each=933.33 asks
借了一万十二期每期还九百三，利息高不高 = lent=10000 number=12 each=930 asks
到手8800，每月还893.33，12期 = received=8800 number=12 each=893.33
借10000实际到账8800 分12期 每期893.33 = lent=10000 received=8800 number=12 each=893.33
借1万先扣1200分12期每期还893.33 = lent=10000 received=8800 number=12 each=893.33
借一万砍头息1200，每个月还九百三，一年还完 = lent=10000 received=8800 number=12 each=930
借1万砍头10%，分12期，每期还933 = lent=10000 received=9000.00 number=12 each=933
10000 12 instalments of 900, upfront fee 10% = lent=10000 received=9000.00 number=12 each=900
周息2%年化多少 = rate=1.04 asks
借1万分12期手续费7.2% = lent=10000 number=12 fee=0.006 way=fee
借1万分12期手续费720 = lent=10000 number=12 fee=0.006 way=fee
借1万 手续费3%每期 12期 = lent=10000 number=12 fee=0.03 way=fee
borrow 10000, 12 months, 3% fee per month = lent=10000 number=12 fee=0.03 way=fee
借1万 手续费10% 12期 每期900 = lent=10000 received=9000.00 number=12 each=900
借1万 手续费8% 12期 每期900 = lent=10000 number=12 each=900
借1万分12期每期933 另收手续费500 = lent=10000 received=9500.00 number=12 each=933
借1万分12期每期833 每期手续费75 = lent=10000 number=12 each=833 extra=75.00
借1万分12期每期908.33 每期手续费75 = lent=10000 number=12 each=908.33
borrow 10000, 12 payments of 900, origination fee 5% = lent=10000 received=9500.00 number=12 each=900
借5000扣了500，分6期每期900 = lent=5000 received=4500 number=6 each=900
到手9000，先扣1000，12期每期933 = lent=10000 received=9000 number=12 each=933
日息万五一年多少 = rate=0.18 daily asks
日息万分之五年化是多少 = rate=0.18 daily asks
页面写日息万五,换成一年是多少 = rate=0.18 daily asks
每天0.05%的利息，一年是多少 = rate=0.18 daily asks
月息2分年化多少 = rate=0.24 asks
月息1分5，年化多少？ = rate=0.18 asks
月利率1.5%年化利率是多少 = rate=0.18 asks
1万 分期12 每期手续费0.75% = lent=10000 number=12 fee=0.0075 way=fee
借10000分12期每月手续费0.6% = lent=10000 number=12 fee=0.006 way=fee
借10000分12期手续费总共9% = lent=10000 number=12 fee=0.0075 way=fee
1w分12期每期手续费75元 = lent=10000 number=12 fee=0.0075 way=fee
信用卡分12期 每期收我七十五 一万块的 实际利率是几啊 = lent=10000 number=12 fee=0.0075 way=fee asks
借5万先息后本每月付500 12个月 = lent=50000 number=12 each=500 way=interest_first
借5万，先息后本，每月利息500，一年 = lent=50000 number=12 each=500 way=interest_first
12期等额本息年利率24%借1万 = lent=10000 number=12 rate=0.24 way=equal
3万分36期年化18%等额本金 = lent=30000 number=36 rate=0.18 way=principal
借两万五，年化百分之十八，分24期 = lent=25000 number=24 rate=0.18
借2000年化24%分6期 = lent=2000 number=6 rate=0.24
借1万年利率24%每月还500要还多久 = lent=10000 each=500 rate=0.24
借1万分12期每期933，每月另收担保费100 = lent=10000 number=12 each=933 extra=100
贷款2万，24期，每期950，另加会员费每月30 = lent=20000 number=24 each=950 extra=30
12% 等额本息 借1万 12期 担保费每月1% = lent=10000 number=12 rate=0.12 extra=100.00 way=equal
借1万，先扣担保费600，12期每期900 = lent=10000 received=9400 number=12 each=900
借一万一年利息多少 = lent=10000 number=12 asks
1万每期933 12期 年化多少 = lent=10000 number=12 each=933 asks
10000 12期 933 年化多少 = lent=10000 number=12 each=933 asks
借了两万五分24期每期一千二百五 = lent=25000 number=24 each=1250
借三千八，分6期，每期七百 = lent=3800 number=6 each=700
贷了3w，两年还清，每月1500，真实年化多少 = lent=30000 number=24 each=1500 asks
贷款五千，半年，每月950，算一下利率 = lent=5000 number=6 each=950 asks
借1万，12期，总共还11200，利率多少 = lent=10000 number=12 each=933.33 asks
借5000,十个月每月还710,这算黑心的吗 = lent=5000 number=10 each=710 asks
每期933，一共12期，年化多少 = number=12 each=933 asks
一万二分十二期，每月还一千零九十，这个相当于年息几个点呀 = lent=12000 number=12 each=1090 asks
借1万 每月还933×12 = lent=10000 number=12 each=933
借1萬分12期每期933，年化幾多 = lent=10000 number=12 each=933 asks
到手8800，每個月還893.33，分12期，利率高不高 = received=8800 number=12 each=893.33 asks
借咗一萬，十二期，每期還九百三，年利率係幾多 = lent=10000 number=12 each=930 asks
貸款兩萬，實際到賬18800，分24期，每期1000元 = lent=20000 received=18800 number=24 each=1000
借五萬，先息後本，每月付500，12個月 = lent=50000 number=12 each=500 way=interest_first
日息萬分之五一年幾多 = rate=0.18 daily asks
三萬分36期年利率18%等額本息 = lent=30000 number=36 rate=0.18 way=equal
借一萬二 每月還1090 分12個月 實際年化是多少啊 = lent=12000 number=12 each=1090 asks
手機分24期 總共多付1300 手機價格6500 換算起來利率高不高 = lent=6500 number=24 fee=0.008333 way=fee asks
borrowed 10000, 12 instalments of 933, what is the yearly rate = lent=10000 number=12 each=933 asks
I got 8,800 and pay 893.33 x 12 = received=8800 number=12 each=893.33
I borrowed ten thousand and repay 933 a month for 12 months = lent=10000 number=12 each=933
10000 borrowed, 933 a month for a year, what's the apr = lent=10000 number=12 each=933 asks
borrowed 10,000 with an upfront fee of 500, 12 monthly payments of 933 = lent=10000 received=9500 number=12 each=933
loan of 20000, 24 months, 18% apr, equal instalments = lent=20000 number=24 rate=0.18 way=equal
loan of 50,000, interest only, 500 a month for two years = lent=50000 number=24 each=500 way=interest_first
How much interest do I pay on a loan of 10,000 over 12 months? = lent=10000 number=12 asks
0.05% a day, what is that per year, the annual rate? = rate=0.18 daily asks
1.5% a month, what's the yearly rate = rate=0.18 asks
Can you work out the true cost: 12,000, twelve payments of 1,096? = lent=12000 number=12 each=1096 asks
borrowed 5k, 6 instalments of 900 yuan, how expensive is it = lent=5000 number=6 each=900 asks
loan 10000 at 24% apr, paying 500 a month = lent=10000 each=500 rate=0.24
borrowed 10k, 12 payments of 880 plus a guarantee fee of 50 a month = lent=10000 number=12 each=880 extra=50
借1万12期总利息1200，年化多少 = lent=10000 number=12 fee=0.01 way=fee asks
12 x 933 on a 10,000 loan, what rate is that = lent=10000 number=12 each=933 asks
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
年利率24%高不高
借了一万块
我借了1万，逾期两个月，利息多少
3500
三千五
大概三四千
12期
还剩12期，每期1200
已经还了6期，还有18期，每期933
每月工资6000，房租2000
每月还房贷4000，还有20年
他们说分36期每期420，先付2000
每月500还两年
一次性还8000结清
减免后还12000，分24期
对方说3天内不还就起诉
催收说明天之前还500
信用卡逾期90天，欠3万
每天给我打20个电话
大概借了一两万，12期，每期九百多
每期933还了12期还欠10000怎么办
从8000降到5000
银行卡6222021234567890123
我每个月能拿出500
借呗5000，花呗3000，微粒贷2万
五万存三年利息有多少
10000 933 12
判了3年
會不會坐牢
利息太高點算
還剩12期，每期1200
how long can I stretch it
how much interest will they charge
what is the interest rate
can they sue me for 5000
I owe 38,600 to 3 lenders
the bank called me on 15 March
they offer 36 instalments of 420 with 2000 down
borrowed $10,000, 12 instalments of $933, what is the apr
my salary is 6000 and I have 12 months left
Loan 10,000, twelve months, and every month there's 87.50 to some company
"""


def _loan(told: str) -> Loan:
    values: dict[str, object] = {}
    for word in told.split():
        name, _, value = word.partition("=")
        if not value or name == "way":
            values[name] = value or True
        else:
            values[name] = int(value) if name == "number" else Decimal(value)
    return Loan(**values)  # type: ignore[arg-type]


def _rounded(loan: Loan) -> Loan:
    values = {field.name: getattr(loan, field.name) for field in fields(loan)}
    return Loan(**values | {"fee": loan.fee and round(loan.fee, 6)})


ROWS = [tuple(part.strip() for part in line.split(" = ")) for line in TOLD.strip().splitlines()]


@pytest.mark.parametrize(("typed", "told"), ROWS)
def test_a_loan_is_read_from_a_sentence(typed: str, told: str) -> None:
    loan = read_loan(typed)
    assert loan is not None
    assert _rounded(loan) == _loan(told)


@pytest.mark.parametrize("typed", NOTHING.strip().splitlines())
def test_what_tells_of_no_loans_cost_is_passed_over(typed: str) -> None:
    assert read_loan(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "10000 933 12",
        "12 10000 933",
        "933, 12, 10000",
        "10,000 933 12",
        "1万 933 12",
        "10000，933，12",
        "一万/933/十二",
    ],
)
def test_three_bare_numbers_are_a_loan_where_they_are_asked_for(typed: str) -> None:
    assert read_loan(typed, bare=True) == Loan(received=Decimal(10_000), each=Decimal(933), number=12)


@pytest.mark.parametrize("typed", ["10000 933", "1 2 3 4", "10000 933.5 800.5", "0 0 0", f"{'9' * 50} 933 12", ""])
def test_other_bare_numbers_are_not(typed: str) -> None:
    assert read_loan(typed, bare=True) is None


def test_bare_numbers_do_not_keep_a_sentence_from_being_read() -> None:
    assert read_loan("到手8800，每月还893.33，12期", bare=True) == read_loan("到手8800，每月还893.33，12期")


WORDS = """
借 还 到手 每期 每月 分 期 12期 1万 8800 933.33 年化 多少 利息 24% 万五 日息 先扣 手续费 0.75%
等额本息 一年 半年 x ， , ; ? borrowed 10000 instalments of 933 a month apr what is the rate upfront
fee for a year 先息后本 担保费 100
"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=25)


@given(ANYTHING | PIECES.map("".join) | PIECES.map(" ".join), st.booleans())
def test_any_text_is_read_without_an_error(text: str, bare: bool) -> None:
    loan = read_loan(text, bare=bare)
    assert loan is None or loan.number is None or 1 <= loan.number <= 600


@pytest.mark.parametrize("text", [*LONG, "快要" * 500, "1 " * 1000, "12期" * 500, "日息万" * 600, "what is the " * 150])
def test_noise_is_read_in_one_go(text: str) -> None:
    assert read_loan(text, bare=True) is None
