"""The documents that the facts stand in: rank, date, and name in each locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.model import LOCALES, Locale

Rank = Literal["law", "interpretation", "regulation", "regulator", "standard", "association", "report"]

LAWS_READ = "2025-04-19"
REPORTS_READ = "2026-03-17"


def _in_locales(*names: str) -> dict[Locale, str]:
    return dict(zip(LOCALES, names, strict=True))


RANKS: dict[Rank, dict[Locale, str]] = {
    "law": _in_locales("法律", "法律", "law"),
    "interpretation": _in_locales("司法解释", "司法解釋", "judicial interpretation"),
    "regulation": _in_locales("行政法规", "行政法規", "State Council rule"),
    "regulator": _in_locales("监管规则", "監管規則", "regulator's rule"),
    "standard": _in_locales("推荐性国家标准", "推薦性國家標準", "recommended standard"),
    "association": _in_locales("协会规则", "協會規則", "association rule"),
    "report": _in_locales("据报道", "據報導", "as reported"),
}
REPORTED = RANKS["report"]
COPY = _in_locales("所读文本", "所讀文本", "copy read")


@dataclass(frozen=True, slots=True)
class Rule:
    """A document. `short`: its name in each locale, as a tag says it; `full`: as it is printed, and in traditional
    characters. `date`: in force, issued or reported (ISO, as much as is known); of the copy that was read if `copy`.
    """

    rank: Rank
    date: str
    short: tuple[str, str, str]
    full: tuple[str, str]
    copy: bool = False


CIVIL_CODE = Rule(
    "law",
    "2021-01-01",
    ("民法典", "民法典", "Civil Code"),
    ("《中华人民共和国民法典》", "《中華人民共和國民法典》"),
)
CRIMINAL_LAW = Rule(
    "law",
    LAWS_READ,
    ("刑法", "刑法", "Criminal Law"),
    ("《中华人民共和国刑法》", "《中華人民共和國刑法》"),
    copy=True,
)
PERSONAL_DATA = Rule(
    "law",
    "2021-08-20",
    ("个人信息保护法", "個人資訊保護法", "Personal Information Protection Law"),
    ("《中华人民共和国个人信息保护法》", "《中華人民共和國個人資訊保護法》"),
)
LIMITATION = Rule(
    "interpretation",
    "2020",
    ("诉讼时效规定", "訴訟時效規定", "limitation provisions"),
    (
        "《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》",
        "《最高人民法院關於審理民事案件適用訴訟時效制度若干問題的規定》",
    ),
)
PROCEDURE = Rule(
    "interpretation",
    "2022-04-10",
    ("民诉法解释", "民訴法解釋", "Civil Procedure Law interpretation"),
    (
        "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
        "《最高人民法院關於適用〈中華人民共和國民事訴訟法〉的解釋》",
    ),
)
PRIVATE_LENDING = Rule(
    "interpretation",
    "2020-12-29",
    ("民间借贷规定", "民間借貸規定", "private lending provisions"),
    (
        "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》",
        "《最高人民法院關於審理民間借貸案件適用法律若干問題的規定》",
    ),
    copy=True,
)
LOCAL_LENDERS = Rule(
    "interpretation",
    "2021-01-01",
    ("法释〔2020〕27号", "法釋〔2020〕27號", "reply Fashi [2020] 27"),
    (
        "《最高人民法院关于新民间借贷司法解释适用范围问题的批复》",
        "《最高人民法院關於新民間借貸司法解釋適用範圍問題的批覆》",
    ),
)
CARD_CRIMES = Rule(
    "interpretation",
    "2018-12-01",
    ("信用卡刑事案件解释", "信用卡刑事案件解釋", "interpretation on card crimes"),
    (
        "《关于办理妨害信用卡管理刑事案件具体应用法律若干问题的解释》修改决定",
        "《關於辦理妨害信用卡管理刑事案件具體應用法律若干問題的解釋》修改決定",
    ),
)
CREDIT = Rule(
    "regulation",
    "2013-01-21",
    ("征信业管理条例", "徵信業管理條例", "Credit Reporting Regulation"),
    ("《征信业管理条例》", "《徵信業管理條例》"),
)
CARDS = Rule(
    "regulator",
    "2022-09",
    ("信用卡业务监管办法", "信用卡業務監管辦法", "card business measures"),
    ("《商业银行信用卡业务监督管理办法》", "《商業銀行信用卡業務監督管理辦法》"),
    copy=True,
)
ASSISTED = Rule(
    "regulator",
    "2025-10-01",
    ("金规〔2025〕9号", "金規〔2025〕9號", "Jingui [2025] 9"),
    (
        "《关于加强商业银行互联网助贷业务管理提升金融服务质效的通知》",
        "《關於加強商業銀行互聯網助貸業務管理提升金融服務質效的通知》",
    ),
)
CONSUMPTION = Rule(
    "regulator",
    "2025-03-14",
    ("发展消费金融的通知", "發展消費金融的通知", "notice on consumer finance"),
    ("《关于发展消费金融助力提振消费的通知》", "《關於發展消費金融助力提振消費的通知》"),
)
DISCLOSURE = Rule(
    "regulator",
    "2026-08-01",
    ("明示综合融资成本规定", "明示綜合融資成本規定", "rule on showing the cost of loans"),
    ("《个人贷款业务明示综合融资成本规定》", "《個人貸款業務明示綜合融資成本規定》"),
)
STANDARD = Rule(
    "standard",
    "2025-02-28",
    ("GB/T 45251", "GB/T 45251", "GB/T 45251"),
    (
        "GB/T 45251-2025《互联网金融 个人网络消费信贷 贷后催收风控指引》",
        "GB/T 45251-2025《互聯網金融 個人網絡消費信貸 貸後催收風控指引》",
    ),
)
COLLECTION = Rule(
    "association",
    "2026-01-30",
    ("银行业协会催收指引", "銀行業協會催收指引", "bank association's guideline"),
    (
        "中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》",
        "中國銀行業協會《金融機構個人消費類貸款催收工作指引（試行）》",
    ),
)
WARNING = Rule(
    "report",
    "2026-03-17",
    ("北京金融监管提示", "北京金融監管提示", "Beijing regulator's warning"),
    ("北京金融监管部门关于虚假催收信息的提示", "北京金融監管部門關於虛假催收訊息的提示"),
)
AGENTS = Rule(
    "report",
    "2025-03-13",
    ("代理维权风险提示", "代理維權風險提示", "warning on agents"),
    ("关于“代理维权”的风险提示（长治日报等）", "關於「代理維權」的風險提示（長治日報等）"),
)
CRACKDOWN = Rule(
    "report",
    "2025-11",
    ("公安部和金融监管总局行动", "公安部和金融監管總局行動", "action of police and regulator"),
    ("公安部、金融监管总局打击金融领域黑灰产专项行动的报道", "公安部、金融監管總局打擊金融領域黑灰產專項行動的報導"),
)
FEE_FRAUD = Rule(
    "report",
    "2026-03",
    ("上海 12348 案例", "上海 12348 案例", "a Shanghai 12348 case"),
    ("上海 12348 公共法律服务网案例", "上海 12348 公共法律服務網案例"),
    copy=True,
)
COURT_LINE = Rule(
    "report",
    "2026-03",
    ("12368 法院热线", "12368 法院熱線", "courts' line 12368"),
    ("12368 人民法院诉讼服务热线的报道", "12368 人民法院訴訟服務熱線的報導"),
    copy=True,
)
SUPERVISOR_LINE = Rule(
    "report",
    "2026-03",
    ("12378 金融监管热线", "12378 金融監管熱線", "regulator's line 12378"),
    ("12378 金融监管总局投诉热线的报道", "12378 金融監管總局投訴熱線的報導"),
    copy=True,
)
LEGAL_LINE = Rule(
    "report",
    "2026-03",
    ("12348 公共法律服务热线", "12348 公共法律服務熱線", "legal service line 12348"),
    ("12348 公共法律服务热线的报道", "12348 公共法律服務熱線的報導"),
    copy=True,
)
SUPPORT_LINE = Rule(
    "report",
    "2025-12-26",
    ("12356 心理援助热线", "12356 心理援助熱線", "support line 12356"),
    ("全国统一心理援助热线 12356 的报道（中新网）", "全國統一心理援助熱線 12356 的報導（中新網）"),
)
