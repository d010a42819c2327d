"""The documents that the facts stand in: rank, date, and name in each locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.model import LOCALES, Locale

Rank = Literal["law", "interpretation", "regulation", "local", "regulator", "standard", "association", "report"]

LAWS_READ = "2025-04-19"
REPORTS_READ = "2026-03-17"


def _in_locales(*names: str) -> dict[Locale, str]:
    return dict(zip(LOCALES, names, strict=True))


RANKS: dict[Rank, dict[Locale, str]] = {
    "law": _in_locales("法律", "法律", "law"),
    "interpretation": _in_locales("司法解释", "司法解釋", "judicial interpretation"),
    "regulation": _in_locales("行政法规", "行政法規", "State Council rule"),
    "local": _in_locales("地方性法规", "地方性法規", "local regulation"),
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
CIVIL_PROCEDURE = Rule(
    "law",
    "2023-09-01",
    ("民事诉讼法", "民事訴訟法", "Civil Procedure Law"),
    ("《中华人民共和国民事诉讼法》", "《中華人民共和國民事訴訟法》"),
    copy=True,
)
LEGAL_AID = Rule(
    "law",
    "2021-08-20",
    ("法律援助法", "法律援助法", "Legal Aid Law"),
    ("《中华人民共和国法律援助法》", "《中華人民共和國法律援助法》"),
)
TELECOM_FRAUD = Rule(
    "law",
    LAWS_READ,
    ("反电信网络诈骗法", "反電信網絡詐騙法", "Anti-Telecom and Online Fraud Law"),
    ("《中华人民共和国反电信网络诈骗法》", "《中華人民共和國反電信網絡詐騙法》"),
    copy=True,
)
PUBLIC_ORDER = Rule(
    "law",
    "2026-01-01",
    ("治安管理处罚法", "治安管理處罰法", "Public Security Administration Punishments Law"),
    ("《中华人民共和国治安管理处罚法》（2025 修订）", "《中華人民共和國治安管理處罰法》（2025 修訂）"),
)
CONTRACTS = Rule(
    "interpretation",
    "2023-12-04",
    ("合同编通则解释", "合同編通則解釋", "interpretation on contracts"),
    (
        "《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》",
        "《最高人民法院關於適用〈中華人民共和國民法典〉合同編通則若干問題的解釋》",
    ),
)
CARD_DISPUTES = Rule(
    "interpretation",
    "2021-05-25",
    ("银行卡民事纠纷规定", "銀行卡民事糾紛規定", "provisions on bank card disputes"),
    (
        "《最高人民法院关于审理银行卡民事纠纷案件若干问题的规定》",
        "《最高人民法院關於審理銀行卡民事糾紛案件若干問題的規定》",
    ),
)
SEIZURE = Rule(
    "interpretation",
    "2020",
    ("查封扣押冻结规定", "查封扣押凍結規定", "provisions on seizure"),
    (
        "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》",
        "《最高人民法院關於人民法院民事執行中查封、扣押、凍結財產的規定》",
    ),
)
ENFORCEMENT_OBJECTIONS = Rule(
    "interpretation",
    "2020",
    ("执行异议和复议规定", "執行異議和複議規定", "provisions on objections in enforcement"),
    (
        "《最高人民法院关于人民法院办理执行异议和复议案件若干问题的规定》",
        "《最高人民法院關於人民法院辦理執行異議和複議案件若干問題的規定》",
    ),
)
DELAY_INTEREST = Rule(
    "interpretation",
    "2014-07-07",
    ("迟延履行利息解释", "遲延履行利息解釋", "interpretation on interest for delay"),
    (
        "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》",
        "《最高人民法院關於執行程序中計算遲延履行期間的債務利息適用法律若干問題的解釋》",
    ),
)
ONLINE_PROCEDURE = Rule(
    "interpretation",
    "2021-06-16",
    ("在线诉讼规则", "在線訴訟規則", "rules on online litigation"),
    ("《人民法院在线诉讼规则》", "《人民法院在線訴訟規則》"),
)
SPENDING_LIMIT = Rule(
    "interpretation",
    "2010",
    ("限制高消费规定", "限制高消費規定", "provisions on limiting consumption"),
    (
        "《最高人民法院关于限制被执行人高消费的若干规定》",
        "《最高人民法院關於限制被執行人高消費的若干規定》",
    ),
    copy=True,
)
DISHONEST_LIST = Rule(
    "interpretation",
    "2017-05-01",
    ("失信被执行人规定", "失信被執行人規定", "provisions on the list of dishonest debtors"),
    (
        "《最高人民法院关于公布失信被执行人名单信息的若干规定》法释〔2017〕7号",
        "《最高人民法院關於公布失信被執行人名單信息的若干規定》法釋〔2017〕7號",
    ),
)
REFUSAL_CRIME = Rule(
    "interpretation",
    "2024-12-01",
    ("拒执罪解释", "拒執罪解釋", "interpretation on refusing a judgment"),
    (
        "《关于办理拒不执行判决、裁定刑事案件适用法律若干问题的解释》法释〔2024〕13号",
        "《關於辦理拒不執行判決、裁定刑事案件適用法律若干問題的解釋》法釋〔2024〕13號",
    ),
)
COURT_FEES = Rule(
    "regulation",
    "2006-12-19",
    ("诉讼费用交纳办法", "訴訟費用交納辦法", "court fee measures"),
    ("《诉讼费用交纳办法》国务院令第481号", "《訴訟費用交納辦法》國務院令第481號"),
    copy=True,
)
MINIMUM_LIVING = Rule(
    "regulation",
    "1999-09-28",
    ("城市居民最低生活保障条例", "城市居民最低生活保障條例", "minimum living allowance regulation"),
    ("《城市居民最低生活保障条例》", "《城市居民最低生活保障條例》"),
)
SHENZHEN = Rule(
    "local",
    "2021-03-01",
    ("深圳个人破产条例", "深圳個人破產條例", "Shenzhen personal bankruptcy regulation"),
    ("《深圳经济特区个人破产条例》", "《深圳經濟特區個人破產條例》"),
)
XIAMEN = Rule(
    "local",
    "2025-11-01",
    ("厦门个人破产保护条例", "廈門個人破產保護條例", "Xiamen personal bankruptcy regulation"),
    ("《厦门经济特区个人破产保护条例》", "《廈門經濟特區個人破產保護條例》"),
)
MICROLOAN = Rule(
    "regulator",
    "2024",
    ("小额贷款公司管理办法", "小額貸款公司管理辦法", "micro-loan company measures"),
    ("《小额贷款公司监督管理暂行办法》金规〔2024〕26号", "《小額貸款公司監督管理暫行辦法》金規〔2024〕26號"),
)
MICROLOAN_COST = Rule(
    "regulator",
    "2025-12",
    ("小贷融资成本指引·未公开成文", "小貸融資成本指引·未公開成文", "micro-loan cost guidance, not published"),
    ("《小额贷款公司综合融资成本管理工作指引》", "《小額貸款公司綜合融資成本管理工作指引》"),
)
CONSUMER_FINANCE = Rule(
    "regulator",
    "2024-04-18",
    ("消费金融公司管理办法", "消費金融公司管理辦法", "consumer finance company measures"),
    ("《消费金融公司管理办法》", "《消費金融公司管理辦法》"),
)
PENALTY_RATES = Rule(
    "regulator",
    "2003",
    ("银发〔2003〕251号", "銀發〔2003〕251號", "Yinfa [2003] 251"),
    ("《中国人民银行关于人民币贷款利率有关问题的通知》", "《中國人民銀行關於人民幣貸款利率有關問題的通知》"),
)
COMPLAINTS = Rule(
    "regulator",
    "2026-03",
    ("消费投诉处理办法", "消費投訴處理辦法", "complaint handling measures"),
    ("《银行业保险业消费投诉处理管理办法》", "《銀行業保險業消費投訴處理管理辦法》"),
    copy=True,
)
OLD_LENDING = Rule(
    "report",
    "2021-04",
    ("旧民间借贷规定的介绍", "舊民間借貸規定的介紹", "account of the old private lending rules"),
    (
        "2015 年民间借贷规定“两线三区”的介绍（社会科学 2021 年第 4 期）",
        "2015 年民間借貸規定「兩線三區」的介紹（社會科學 2021 年第 4 期）",
    ),
)
WINDOW_GUIDANCE = Rule(
    "report",
    "2025-10",
    ("消费金融公司窗口指导", "消費金融公司窗口指導", "guidance to consumer finance companies"),
    ("消费金融公司平均成本窗口指导的报道（没有正式文件）", "消費金融公司平均成本窗口指導的報導（沒有正式文件）"),
)
GRACE = Rule(
    "report",
    "2025",
    ("福建监管部门方案", "福建監管部門方案", "a plan of the Fujian regulator"),
    ("福建金融监管部门落实消费贷款纾困方案的报道", "福建金融監管部門落實消費貸款紓困方案的報導"),
)
NO_NATIONAL_BANKRUPTCY = Rule(
    "report",
    "2025-12-02",
    ("中国人大网", "中國人大網", "National People's Congress website"),
    ("中国人大网关于厦门个人破产保护条例的报道", "中國人大網關於廈門個人破產保護條例的報導"),
)
CREDIT_REPAIR = Rule(
    "report",
    "2025-12-22",
    ("一次性信用修复政策", "一次性信用修復政策", "one-off credit repair policy"),
    ("中国人民银行一次性信用修复政策的报道（人民日报等）", "中國人民銀行一次性信用修復政策的報導（人民日報等）"),
)
NO_CREDIT_REPAIR = Rule(
    "report",
    "2025-06-16",
    ("征信修复骗局提示", "徵信修復騙局提示", "warning on credit repair"),
    ("人民银行广东省分行关于“征信修复”的提示（广州日报）", "人民銀行廣東省分行關於「徵信修復」的提示（廣州日報）"),
)
CENTRAL_BANK_LINE = Rule(
    "report",
    "2014-03-20",
    ("12363 人民银行热线", "12363 人民銀行熱線", "central bank's line 12363"),
    ("12363 受理范围的公告（青海省政府网）", "12363 受理範圍的公告（青海省政府網）"),
)
REPORTING_PLATFORM = Rule(
    "report",
    "2026-03",
    ("互联网金融举报平台", "互聯網金融舉報平台", "internet finance reporting platform"),
    ("互联网金融举报信息平台 jubao.nifa.org.cn 的介绍", "互聯網金融舉報信息平台 jubao.nifa.org.cn 的介紹"),
    copy=True,
)
INTERNET_LINE = Rule(
    "report",
    "2026-03",
    ("12377 网信举报热线", "12377 網信舉報熱線", "internet regulator's line 12377"),
    ("12377 网信部门举报热线的报道", "12377 網信部門舉報熱線的報導"),
    copy=True,
)
DEBT_FREEING = Rule(
    "report",
    "2026-03",
    ("“4折解债”案", "「4折解債」案", "the 'debts at 40 %' case"),
    ("“4折解债”案的报道", "「4折解債」案的報導"),
    copy=True,
)
CAMPUS_LOAN = Rule(
    "report",
    "2021",
    ("学生资助中心预警", "學生資助中心預警", "warning of the student aid center"),
    ("全国学生资助管理中心 2021 年第 1 号预警", "全國學生資助管理中心 2021 年第 1 號預警"),
)
ANTI_FRAUD_LINE = Rule(
    "report",
    "2026-03",
    ("96110 反诈热线", "96110 反詐熱線", "anti-fraud line 96110"),
    ("96110 反诈热线的报道", "96110 反詐熱線的報導"),
    copy=True,
)
LIFELINE = Rule(
    "report",
    "2024-12-23",
    ("Lifeline 英语热线", "Lifeline 英語熱線", "Lifeline in English"),
    ("Lifeline China 400-821-1215 的报道（That's Shanghai）", "Lifeline China 400-821-1215 的報導（That's Shanghai）"),
)
PRIME_RATE = Rule(
    "report",
    "2026-01-20",
    ("LPR 报价", "LPR 報價", "LPR quotation"),
    ("贷款市场报价利率（LPR）的报道", "貸款市場報價利率（LPR）的報導"),
)
DEBT_ADVICE = Rule(
    "report",
    "2026-03",
    ("英国公益债务咨询的做法", "英國公益債務諮詢的做法", "practice of UK debt charities"),
    ("Business Debtline、Money Advice Hub 的按比例还款说明", "Business Debtline、Money Advice Hub 的按比例還款說明"),
    copy=True,
)
HONG_KONG = Rule(
    "report",
    "2025-11-21",
    ("香港金管局通告", "香港金管局通告", "Hong Kong circular"),
    ("香港金管局关于跨银行债务重组安排的通告的介绍", "香港金管局關於跨銀行債務重組安排的通告的介紹"),
)
TAIWAN = Rule(
    "law",
    "2026-03",
    ("台湾消费者债务清理条例", "台灣消費者債務清理條例", "Taiwan's Consumer Debt Clearance Act"),
    ("《消費者債務清理條例》", "《消費者債務清理條例》"),
    copy=True,
)
TAIWAN_LINE = Rule(
    "report",
    "2026-01-30",
    ("台湾银行公会咨询", "台灣銀行公會諮詢", "Taiwan bankers' association"),
    ("台湾银行公会债务咨询专线的报道（联合新闻网）", "台灣銀行公會債務諮詢專線的報導（聯合新聞網）"),
)
SINGAPORE = Rule(
    "report",
    "2026-03",
    ("新加坡信贷辅导机构 CCS", "新加坡信貸輔導機構 CCS", "Credit Counselling Singapore"),
    ("Credit Counselling Singapore 网站 ccs.org.sg", "Credit Counselling Singapore 網站 ccs.org.sg"),
    copy=True,
)
