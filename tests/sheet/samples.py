# ruff: noqa: E501
"""What stands on the papers of the person of CONVERSATION.md 4, in three languages; and as little and as much as may be.

Income 6,000, essentials 3,600, a debt of 38,600, an offer of ¥1,200 × 33. The lines to be spoken are those of
CONVERSATION.md 5 in the tone for a consumer finance company.
"""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from typing import Any

LOCALES = ("zh_Hans", "zh_Hant", "en")
NAMES = ("call", "statement", "plan", "offer")


def encoded(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def typical(name: str, locale: str) -> dict[str, Any]:
    return copy.deepcopy(TYPICAL[name][locale])


def short(name: str, locale: str) -> dict[str, Any]:
    """The least that is ever sent: a call to listen only, a statement without debts, a plan for one payment."""
    data = typical(name, locale)
    match name:
        case "call":
            data["warnings"], data["budget"]["rows"], data["limits"] = [], [], []
            data["facts"] = data["facts"][:2]
            data["script"]["parts"] = data["script"]["parts"][:1]
            data["rules"]["items"] = data["rules"]["items"][:1]
        case "statement":
            data["income"]["rows"] = data["income"]["rows"][:1]
            data["essentials"]["rows"] = data["essentials"]["rows"][:2]
            data["debts"] = {"label": "", "columns": [], "rows": [], "total": []}
            data["bad_month"], data["papers"]["items"], data["notes"] = "", [], []
        case _:
            data["a"]["payments"], data["b"]["payments"] = [], [38600]
            data["ceiling"], data["verdict"] = None, None
            data["ticks"] = data["ticks"][:1]
            data["table"]["rows"] = data["table"]["rows"][-1:]
    return data


def longest(name: str, locale: str) -> dict[str, Any]:
    """More than the conversation can bring together."""
    data = typical(name, locale)
    match name:
        case "call":
            lines = itertools.cycle(line for part in data["script"]["parts"] for line in part["lines"])
            numbers = itertools.count(1)
            for part, count in zip(data["script"]["parts"], (4, 4, 4, 5, 4, 4, 5), strict=True):
                part["lines"] = [_long(next(lines), lines, next(numbers)) for _ in range(count)]
            data["warnings"] *= 2
            data["facts"] = (data["facts"] * 2)[:5]
            data["limits"] = [{**limit, "text": limit["text"] * 2} for limit in data["limits"]]
            data["never"]["items"] *= 2
            data["budget"]["rows"] = (data["budget"]["rows"] * 2)[:6]
            data["record"]["fields"] = (data["record"]["fields"] * 2)[:10]
            data["next"]["items"] *= 2
            data["rules"]["items"] *= 4
        case "statement":
            data["income"]["rows"] *= 2
            data["essentials"]["rows"] = (data["essentials"]["rows"] * 3)[:14]
            first, *rest = data["debts"]["rows"][0]
            data["debts"]["rows"] = [[first * 2, *rest] for _ in range(12)]
            data["proposal"]["lines"] *= 2
            data["papers"]["items"] = (data["papers"]["items"] * 3)[:14]
            data["notes"] *= 3
        case _:
            data["a"]["payments"] = [2600 - index * 2 for index in range(300)]
            data["b"]["payments"] = [60000, *[1450] * 598, 200]
            data["ticks"] = [{"at": at - 1, "label": str(at)} for at in (1, 120, 240, 360, 480, 600)]
            data["table"]["rows"] = (data["table"]["rows"] * 3)[:10]
            data["notes"] *= 4
            if data["verdict"]:
                data["verdict"]["text"] *= 3
    return data


def _long(line: dict[str, Any], others: Iterator[dict[str, Any]], number: int) -> dict[str, Any]:
    """Every third line as long as a line may be."""
    if number % 3:
        return {**line, "n": number}
    other = next(others)
    joined = {key: line[key] + (" " if line[key] else "") + other[key] for key in ("pinyin", "meaning")}
    return {"n": number, "zh": (line["zh"] + other["zh"])[:60], **joined}


def empty(name: str, locale: str) -> dict[str, Any]:
    """Nothing but the language."""
    return {**_emptied(typical(name, locale)), "locale": locale}


def _emptied(value: Any) -> Any:
    match value:
        case str():
            return ""
        case list():
            return []
        case dict():
            return {key: _emptied(entry) for key, entry in value.items()}
        case _:
            return value


def texts(value: Any) -> list[str]:
    """Every text in the data, that of keys and of the locale left out."""
    match value:
        case str():
            return [value] if value else []
        case list():
            return [text for entry in value for text in texts(entry)]
        case dict():
            return [text for key, entry in value.items() if key != "locale" for text in texts(entry)]
        case _:
            return []


VARIANTS = {"typical": typical, "short": short, "longest": longest, "empty": empty}

TYPICAL: dict[str, dict[str, dict[str, Any]]] = {
    "call": {
        "zh_Hans": {
            "locale": "zh_Hans",
            "title": "还款协商电话",
            "date": "2026年11月23日（周一）",
            "head": [
                "由程序整理，不是律师意见，不保证结果。",
                "法律截至 2025-04，报道截至 2026-03。只给您自己看，不要发给对方。",
            ],
            "warnings": ["法院期限：12月5日（周六）前提交书面异议，还有 12 天。先打 12368 核实案号。"],
            "facts": [
                {"label": "打给", "value": "消费金融公司客服（合同上的号码）"},
                {"label": "逾期", "value": "62 天，每月应还 ¥3,350"},
                {"label": "对方说的总额", "value": "¥38,600"},
                {"label": "原因", "value": "失业，2026年7月起"},
            ],
            "ask": {"label": "我要的", "text": "每月 ¥1,200 × 33 期，每月 15 日，减免罚息和违约金"},
            "limits": [
                {"label": "退一步", "text": "罚息减不了，就停收以后的罚息。"},
                {"label": "底线", "text": "每月超过 ¥2,160 先不答应。"},
                {"label": "要书面的", "text": "分项、总额、征信怎么报、不联系他人。"},
            ],
            "script": {
                "label": "照着念",
                "parts": [
                    {
                        "title": "开头",
                        "note": "对方接起就说",
                        "lines": [
                            {"n": 1, "zh": "您好，这次通话我会录音，方便双方核对。", "pinyin": "", "meaning": ""},
                            {
                                "n": 2,
                                "zh": "请问您的姓名、工号和部门？我会用官方App或客服电话核实。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 3,
                                "zh": "核实之前，我不提供身份证号、银行卡号和验证码。",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "对账",
                        "note": "先要明细，再谈数字",
                        "lines": [
                            {
                                "n": 4,
                                "zh": "我想把这件事解决。请把本金、利息、罚息、违约金分开告诉我，并发明细。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 5, "zh": "请告诉我综合年化成本，以及每一项费用的依据。", "pinyin": "", "meaning": ""},
                        ],
                    },
                    {
                        "title": "情况",
                        "note": "慢慢说，一句一停",
                        "lines": [
                            {
                                "n": 6,
                                "zh": "从2026年7月起，因为失业，我的收入从8,500元降到6,000元。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 7,
                                "zh": "每月必要支出3,600元，家里2个人靠我，能稳定拿出的是1,200元。",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "方案",
                        "note": "说完等对方开口",
                        "lines": [
                            {
                                "n": 8,
                                "zh": "我申请延长期限：每月1,200元，每月15日还，共33期，从2026年12月15日起。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 9,
                                "zh": "请减免罚息和违约金，并停止继续计收，金额写进方案。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 10,
                                "zh": "我可以通过官方渠道提交失业登记和银行流水，请告诉我上传的地方。",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "对方说不行",
                        "note": "",
                        "lines": [
                            {
                                "n": 11,
                                "zh": "我理解您这里批不了。请登记我的申请，给我工单号，转有权限的部门。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 12,
                                "zh": "每月3,000元我做不到，答应了会再违约。我能做到1,200元，有更长期限吗？",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "对方施压",
                        "note": "只在发生时说",
                        "lines": [
                            {
                                "n": 13,
                                "zh": "我听到了。您说的联系家人，请依法办理。我们回到方案。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 14,
                                "zh": "债务是我的，请只与我联系，不要再联系我的家人、同事。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 15, "zh": "今天先到这里，我12月1日18点前给您答复。", "pinyin": "", "meaning": ""},
                        ],
                    },
                    {
                        "title": "书面和收尾",
                        "note": "没有书面就不付款",
                        "lines": [
                            {
                                "n": 16,
                                "zh": "请用官方App、短信、邮件或盖章协议发方案，收到后我确认。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 17,
                                "zh": "请写明总额、每期、日期、减免、征信、逾期后果和收款账户。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 18, "zh": "协商期间征信怎么报？请写进方案。", "pinyin": "", "meaning": ""},
                            {
                                "n": 19,
                                "zh": "我复述一遍：每月1,200元，共33期，从2026年12月15日起，对吗？",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 20, "zh": "您的工号和工单号请再说一遍，我记下来。", "pinyin": "", "meaning": ""},
                            {"n": 21, "zh": "谢谢，我等书面方案。再见。", "pinyin": "", "meaning": ""},
                            {"n": 22, "zh": "我现在不舒服，要先挂了，稍后再联系。", "pinyin": "", "meaning": ""},
                        ],
                    },
                ],
            },
            "never": {
                "label": "电话里不说、不做",
                "items": [
                    "“我不还了”“随便你”",
                    "编原因、编材料",
                    "做不到的数字和日期",
                    "验证码、密码、屏幕共享",
                    "转私人账户、先交费",
                    "只有口头、催您当场“同意”",
                ],
            },
            "budget": {
                "label": "每月的账",
                "rows": [
                    {"label": "到手收入", "amount": "6,000", "strong": False},
                    {"label": "必要支出", "amount": "− 3,600", "strong": False},
                    {"label": "留作备用", "amount": "− 240", "strong": False},
                    {"label": "最多能谈", "amount": "¥2,160", "strong": True},
                    {"label": "先提", "amount": "¥1,200", "strong": True},
                ],
            },
            "record": {
                "label": "边打边记，漏了也没关系",
                "fields": [
                    "时间、号码",
                    "姓名、工号、公司",
                    "他们的方案和总额",
                    "答应了什么、哪天前",
                    "工单号",
                    "不当的原话和时间点",
                    "录音文件名",
                    "下一步和日期",
                ],
            },
            "next": {
                "label": "挂了以后",
                "items": [
                    "只认书面：收到、核对、再付款。",
                    "没谈成：再申请、调解，或打 12348 问。",
                    "对方违规：先投诉机构，再 12378（据报道）。",
                ],
            },
            "rules": {
                "label": "依据",
                "items": [
                    "夜间 22:00–08:00 不得电话催收（协会规则 · 据报道 · 2026-01-30）。",
                    "债务只应找您谈（推荐性国家标准 · 据报道 · 2025-02-28）。",
                    "变更合同须双方同意（法律 · 民法典第543条 · 2021-01-01）。",
                    "没约定时，先抵费用和利息（法律 · 民法典第561条 · 2021-01-01）。",
                    "他们违规，不影响欠款本身。",
                ],
            },
            "footer": "协商 · 讲稿是您自己的，可以改。",
        },
        "zh_Hant": {
            "locale": "zh_Hant",
            "title": "還款協商電話",
            "date": "2026年11月23日（週一）",
            "head": [
                "由程式整理，不是律師意見，不保證結果。",
                "法律截至 2025-04，報導截至 2026-03。只給您自己看，不要發給對方。",
            ],
            "warnings": ["法院期限：12月5日（週六）前提交書面異議，還有 12 天。先打 12368 核實案號。"],
            "facts": [
                {"label": "打給", "value": "消費金融公司客服（合約上的號碼）"},
                {"label": "逾期", "value": "62 天，每月應還 ¥3,350"},
                {"label": "對方說的總額", "value": "¥38,600"},
                {"label": "原因", "value": "失業，2026年7月起"},
            ],
            "ask": {"label": "我要的", "text": "每月 ¥1,200 × 33 期，每月 15 日，減免罰息和違約金"},
            "limits": [
                {"label": "退一步", "text": "罰息減不了，就停收以後的罰息。"},
                {"label": "底線", "text": "每月超過 ¥2,160 先不答應。"},
                {"label": "要書面的", "text": "分項、總額、徵信怎麼報、不聯繫他人。"},
            ],
            "script": {
                "label": "照著唸",
                "parts": [
                    {
                        "title": "開頭",
                        "note": "對方接起就說",
                        "lines": [
                            {"n": 1, "zh": "您好，這次通話我會錄音，方便雙方核對。", "pinyin": "", "meaning": ""},
                            {
                                "n": 2,
                                "zh": "請問您的姓名、工號和部門？我會用官方App或客服電話核實。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 3,
                                "zh": "核實之前，我不提供身份證號、銀行卡號和驗證碼。",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "對帳",
                        "note": "先要明細，再談數字",
                        "lines": [
                            {
                                "n": 4,
                                "zh": "我想把這件事解決。請把本金、利息、罰息、違約金分開告訴我，並發明細。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 5, "zh": "請告訴我綜合年化成本，以及每一項費用的依據。", "pinyin": "", "meaning": ""},
                        ],
                    },
                    {
                        "title": "情況",
                        "note": "慢慢說，一句一停",
                        "lines": [
                            {
                                "n": 6,
                                "zh": "從2026年7月起，因為失業，我的收入從8,500元降到6,000元。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 7,
                                "zh": "每月必要支出3,600元，家裡2個人靠我，能穩定拿出的是1,200元。",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "方案",
                        "note": "說完等對方開口",
                        "lines": [
                            {
                                "n": 8,
                                "zh": "我申請延長期限：每月1,200元，每月15日還，共33期，從2026年12月15日起。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 9,
                                "zh": "請減免罰息和違約金，並停止繼續計收，金額寫進方案。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 10,
                                "zh": "我可以通過官方渠道提交失業登記和銀行流水，請告訴我上傳的地方。",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "對方說不行",
                        "note": "",
                        "lines": [
                            {
                                "n": 11,
                                "zh": "我理解您這裡批不了。請登記我的申請，給我工單號，轉有權限的部門。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 12,
                                "zh": "每月3,000元我做不到，答應了會再違約。我能做到1,200元，有更長期限嗎？",
                                "pinyin": "",
                                "meaning": "",
                            },
                        ],
                    },
                    {
                        "title": "對方施壓",
                        "note": "只在發生時說",
                        "lines": [
                            {
                                "n": 13,
                                "zh": "我聽到了。您說的聯繫家人，請依法辦理。我們回到方案。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 14,
                                "zh": "債務是我的，請只與我聯繫，不要再聯繫我的家人、同事。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 15, "zh": "今天先到這裡，我12月1日18點前給您答覆。", "pinyin": "", "meaning": ""},
                        ],
                    },
                    {
                        "title": "書面和收尾",
                        "note": "沒有書面就不付款",
                        "lines": [
                            {
                                "n": 16,
                                "zh": "請用官方App、短信、郵件或蓋章協議發方案，收到後我確認。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {
                                "n": 17,
                                "zh": "請寫明總額、每期、日期、減免、徵信、逾期後果和收款帳戶。",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 18, "zh": "協商期間徵信怎麼報？請寫進方案。", "pinyin": "", "meaning": ""},
                            {
                                "n": 19,
                                "zh": "我複述一遍：每月1,200元，共33期，從2026年12月15日起，對嗎？",
                                "pinyin": "",
                                "meaning": "",
                            },
                            {"n": 20, "zh": "您的工號和工單號請再說一遍，我記下來。", "pinyin": "", "meaning": ""},
                            {"n": 21, "zh": "謝謝，我等書面方案。再見。", "pinyin": "", "meaning": ""},
                            {"n": 22, "zh": "我現在不舒服，要先掛了，稍後再聯繫。", "pinyin": "", "meaning": ""},
                        ],
                    },
                ],
            },
            "never": {
                "label": "電話裡不說、不做",
                "items": [
                    "「我不還了」「隨便你」",
                    "編原因、編材料",
                    "做不到的數字和日期",
                    "驗證碼、密碼、螢幕共享",
                    "轉私人帳戶、先交費",
                    "只有口頭、催您當場「同意」",
                ],
            },
            "budget": {
                "label": "每月的帳",
                "rows": [
                    {"label": "到手收入", "amount": "6,000", "strong": False},
                    {"label": "必要支出", "amount": "− 3,600", "strong": False},
                    {"label": "留作備用", "amount": "− 240", "strong": False},
                    {"label": "最多能談", "amount": "¥2,160", "strong": True},
                    {"label": "先提", "amount": "¥1,200", "strong": True},
                ],
            },
            "record": {
                "label": "邊打邊記，漏了也沒關係",
                "fields": [
                    "時間、號碼",
                    "姓名、工號、公司",
                    "他們的方案和總額",
                    "答應了什麼、哪天前",
                    "工單號",
                    "不當的原話和時間點",
                    "錄音檔名",
                    "下一步和日期",
                ],
            },
            "next": {
                "label": "掛了以後",
                "items": [
                    "只認書面：收到、核對、再付款。",
                    "沒談成：再申請、調解，或打 12348 問。",
                    "對方違規：先投訴機構，再 12378（據報導）。",
                ],
            },
            "rules": {
                "label": "依據",
                "items": [
                    "夜間 22:00–08:00 不得電話催收（協會規則 · 據報導 · 2026-01-30）。",
                    "債務只應找您談（推薦性國家標準 · 據報導 · 2025-02-28）。",
                    "變更合約須雙方同意（法律 · 民法典第543條 · 2021-01-01）。",
                    "沒約定時，先抵費用和利息（法律 · 民法典第561條 · 2021-01-01）。",
                    "他們違規，不影響欠款本身。",
                ],
            },
            "footer": "協商 · 講稿是您自己的，可以改。",
        },
        "en": {
            "locale": "en",
            "title": "Repayment call",
            "date": "23 November 2026 (Mon)",
            "head": [
                "Made by a program. No legal advice, no promised result.",
                "Laws as of 2025-04, reports as of 2026-03. For your eyes only; do not send it to the lender.",
            ],
            "warnings": [
                "Court deadline: the written objection is due by 5 December (Sat), 12 days left. Check the case number by 12368 first."
            ],
            "facts": [
                {"label": "Calling", "value": "Consumer finance company, the number in the contract"},
                {"label": "Late by", "value": "62 days; ¥3,350 due each month"},
                {"label": "They say I owe", "value": "¥38,600"},
                {"label": "Cause", "value": "Lost my job, since July 2026"},
            ],
            "ask": {"label": "What I ask", "text": "¥1,200 a month × 33, on the 15th, with penalties waived"},
            "limits": [
                {"label": "Fall-back", "text": "If nothing is waived, no further penalties from now on."},
                {"label": "Walk away", "text": "Above ¥2,160 a month, do not agree yet."},
                {"label": "In writing", "text": "The split, the total, credit reporting, no third parties."},
            ],
            "script": {
                "label": "Read aloud",
                "parts": [
                    {
                        "title": "Opening",
                        "note": "As soon as somebody answers",
                        "lines": [
                            {
                                "n": 1,
                                "zh": "您好，这次通话我会录音，方便双方核对。",
                                "pinyin": "Nín hǎo, zhè cì tōnghuà wǒ huì lùyīn, fāngbiàn shuāngfāng héduì.",
                                "meaning": "Hello, I am recording this call so both can check.",
                            },
                            {
                                "n": 2,
                                "zh": "请问您的姓名、工号和部门？我会用官方App或客服电话核实。",
                                "pinyin": "Qǐngwèn nín de xìngmíng, gōnghào hé bùmén? Wǒ huì yòng guānfāng App huò kèfú diànhuà héshí.",
                                "meaning": "Your name, staff number, department? I will verify in the official app or by the service number.",
                            },
                            {
                                "n": 3,
                                "zh": "核实之前，我不提供身份证号、银行卡号和验证码。",
                                "pinyin": "Héshí zhīqián, wǒ bù tígōng shēnfènzhèng hào, yínháng kǎhào hé yànzhèngmǎ.",
                                "meaning": "Before verifying I give no ID number, card number or code.",
                            },
                        ],
                    },
                    {
                        "title": "The accounts",
                        "note": "The statement first, figures after",
                        "lines": [
                            {
                                "n": 4,
                                "zh": "我想把这件事解决。请把本金、利息、罚息、违约金分开告诉我，并发明细。",
                                "pinyin": "Wǒ xiǎng bǎ zhè jiàn shì jiějué. Qǐng bǎ běnjīn, lìxī, fáxī, wéiyuējīn fēnkāi gàosu wǒ, bìng fā míngxì.",
                                "meaning": "I want to solve this. Tell me principal, interest, penalty interest and fees apart, and send a statement.",
                            },
                            {
                                "n": 5,
                                "zh": "请告诉我综合年化成本，以及每一项费用的依据。",
                                "pinyin": "Qǐng gàosu wǒ zōnghé niánhuà chéngběn, yǐjí měi yī xiàng fèiyòng de yījù.",
                                "meaning": "Tell me the full yearly cost and the basis of each charge.",
                            },
                        ],
                    },
                    {
                        "title": "My situation",
                        "note": "Slowly, with a pause after each line",
                        "lines": [
                            {
                                "n": 6,
                                "zh": "从2026年7月起，因为失业，我的收入从8,500元降到6,000元。",
                                "pinyin": "Cóng 2026 nián 7 yuè qǐ, yīnwèi shīyè, wǒ de shōurù cóng 8,500 yuán jiàngdào 6,000 yuán.",
                                "meaning": "Since July 2026, because of losing my job, my income fell from 8,500 to 6,000.",
                            },
                            {
                                "n": 7,
                                "zh": "每月必要支出3,600元，家里2个人靠我，能稳定拿出的是1,200元。",
                                "pinyin": "Měi yuè bìyào zhīchū 3,600 yuán, jiālǐ 2 gè rén kào wǒ, néng wěndìng náchū de shì 1,200 yuán.",
                                "meaning": "Essentials are 3,600 a month, 2 people depend on me, 1,200 is steady.",
                            },
                        ],
                    },
                    {
                        "title": "The offer",
                        "note": "Say it, then wait for them",
                        "lines": [
                            {
                                "n": 8,
                                "zh": "我申请延长期限：每月1,200元，每月15日还，共33期，从2026年12月15日起。",
                                "pinyin": "Wǒ shēnqǐng yáncháng qīxiàn: měi yuè 1,200 yuán, měi yuè 15 rì huán, gòng 33 qī, cóng 2026 nián 12 yuè 15 rì qǐ.",
                                "meaning": "I apply for a longer term: 1,200 a month on the 15th, 33 instalments, from 15 December 2026.",
                            },
                            {
                                "n": 9,
                                "zh": "请减免罚息和违约金，并停止继续计收，金额写进方案。",
                                "pinyin": "Qǐng jiǎnmiǎn fáxī hé wéiyuējīn, bìng tíngzhǐ jìxù jìshōu, jīn'é xiě jìn fāng'àn.",
                                "meaning": "Please waive penalty interest and fees, stop adding more, and put the amounts into the plan.",
                            },
                            {
                                "n": 10,
                                "zh": "我可以通过官方渠道提交失业登记和银行流水，请告诉我上传的地方。",
                                "pinyin": "Wǒ kěyǐ tōngguò guānfāng qúdào tíjiāo shīyè dēngjì hé yínháng liúshuǐ, qǐng gàosu wǒ shàngchuán de dìfang.",
                                "meaning": "I can submit the unemployment registration and bank statements by the official channel; where do I upload them?",
                            },
                        ],
                    },
                    {
                        "title": "If they refuse",
                        "note": "",
                        "lines": [
                            {
                                "n": 11,
                                "zh": "我理解您这里批不了。请登记我的申请，给我工单号，转有权限的部门。",
                                "pinyin": "Wǒ lǐjiě nín zhèlǐ pī bu liǎo. Qǐng dēngjì wǒ de shēnqǐng, gěi wǒ gōngdānhào, zhuǎn yǒu quánxiàn de bùmén.",
                                "meaning": "I see that you cannot approve. Register my request, give me a ticket number, pass it on.",
                            },
                            {
                                "n": 12,
                                "zh": "每月3,000元我做不到，答应了会再违约。我能做到1,200元，有更长期限吗？",
                                "pinyin": "Měi yuè 3,000 yuán wǒ zuò bu dào, dāying le huì zài wéiyuē. Wǒ néng zuòdào 1,200 yuán, yǒu gèng cháng qīxiàn ma?",
                                "meaning": "I cannot do 3,000; I would default again. I can do 1,200. Is there a longer term?",
                            },
                        ],
                    },
                    {
                        "title": "Under pressure",
                        "note": "Only if it happens",
                        "lines": [
                            {
                                "n": 13,
                                "zh": "我听到了。您说的联系家人，请依法办理。我们回到方案。",
                                "pinyin": "Wǒ tīngdào le. Nín shuō de liánxì jiārén, qǐng yīfǎ bànlǐ. Wǒmen huídào fāng'àn.",
                                "meaning": "I heard you. As for phoning my family, follow the law, please. Back to the plan.",
                            },
                            {
                                "n": 14,
                                "zh": "债务是我的，请只与我联系，不要再联系我的家人、同事。",
                                "pinyin": "Zhàiwù shì wǒ de, qǐng zhǐ yǔ wǒ liánxì, bùyào zài liánxì wǒ de jiārén, tóngshì.",
                                "meaning": "The debt is mine. Please contact only me, not my family or colleagues.",
                            },
                            {
                                "n": 15,
                                "zh": "今天先到这里，我12月1日18点前给您答复。",
                                "pinyin": "Jīntiān xiān dào zhèlǐ, wǒ 12 yuè 1 rì 18 diǎn qián gěi nín dáfù.",
                                "meaning": "Let us stop here. You have my answer by 18:00 on 1 December.",
                            },
                        ],
                    },
                    {
                        "title": "In writing, and the end",
                        "note": "No payment before it is in writing",
                        "lines": [
                            {
                                "n": 16,
                                "zh": "请用官方App、短信、邮件或盖章协议发方案，收到后我确认。",
                                "pinyin": "Qǐng yòng guānfāng App, duǎnxìn, yóujiàn huò gàizhāng xiéyì fā fāng'àn, shōudào hòu wǒ quèrèn.",
                                "meaning": "Send the plan by the official app, text, mail or stamped agreement; I confirm after receipt.",
                            },
                            {
                                "n": 17,
                                "zh": "请写明总额、每期、日期、减免、征信、逾期后果和收款账户。",
                                "pinyin": "Qǐng xiěmíng zǒng'é, měi qī, rìqī, jiǎnmiǎn, zhēngxìn, yúqī hòuguǒ hé shōukuǎn zhànghù.",
                                "meaning": "State total, instalment, dates, waivers, credit reporting, consequences of delay, account.",
                            },
                            {
                                "n": 18,
                                "zh": "协商期间征信怎么报？请写进方案。",
                                "pinyin": "Xiéshāng qījiān zhēngxìn zěnme bào? Qǐng xiě jìn fāng'àn.",
                                "meaning": "How is it reported to the credit bureau meanwhile? Put it into the plan.",
                            },
                            {
                                "n": 19,
                                "zh": "我复述一遍：每月1,200元，共33期，从2026年12月15日起，对吗？",
                                "pinyin": "Wǒ fùshù yī biàn: měi yuè 1,200 yuán, gòng 33 qī, cóng 2026 nián 12 yuè 15 rì qǐ, duì ma?",
                                "meaning": "Let me read back: 1,200 a month, 33 instalments, from 15 December 2026; right?",
                            },
                            {
                                "n": 20,
                                "zh": "您的工号和工单号请再说一遍，我记下来。",
                                "pinyin": "Nín de gōnghào hé gōngdānhào qǐng zài shuō yī biàn, wǒ jì xiàlai.",
                                "meaning": "Please repeat your staff and ticket numbers; I write them down.",
                            },
                            {
                                "n": 21,
                                "zh": "谢谢，我等书面方案。再见。",
                                "pinyin": "Xièxie, wǒ děng shūmiàn fāng'àn. Zàijiàn.",
                                "meaning": "Thank you, I wait for the written plan. Goodbye.",
                            },
                            {
                                "n": 22,
                                "zh": "我现在不舒服，要先挂了，稍后再联系。",
                                "pinyin": "Wǒ xiànzài bù shūfu, yào xiān guà le, shāohòu zài liánxì.",
                                "meaning": "I don't feel well; I must hang up and will be in touch.",
                            },
                        ],
                    },
                ],
            },
            "never": {
                "label": "Never on the call",
                "items": [
                    "“I won’t pay”, “do what you like”",
                    "Invented causes or papers",
                    "Amounts or dates that you cannot keep",
                    "Codes, passwords, screen sharing",
                    "Private accounts, fees first",
                    "Agreeing at once, by voice alone",
                ],
            },
            "budget": {
                "label": "The month’s figures",
                "rows": [
                    {"label": "Take-home income", "amount": "6,000", "strong": False},
                    {"label": "Essentials", "amount": "− 3,600", "strong": False},
                    {"label": "Kept back", "amount": "− 240", "strong": False},
                    {"label": "Ceiling", "amount": "¥2,160", "strong": True},
                    {"label": "Offer first", "amount": "¥1,200", "strong": True},
                ],
            },
            "record": {
                "label": "Note during the call; gaps are fine",
                "fields": [
                    "Time, number",
                    "Name, staff number, firm",
                    "Their plan and total",
                    "What they promised, by when",
                    "Ticket number",
                    "Exact bad words, and the time",
                    "Name of the recording",
                    "Next step and date",
                ],
            },
            "next": {
                "label": "Afterwards",
                "items": [
                    "Only written counts: receive, check, then pay.",
                    "If it fails: ask again, mediation, or advice from 12348.",
                    "A breach: the lender first, then 12378 (as reported).",
                ],
            },
            "rules": {
                "label": "Rules",
                "items": [
                    "No collection calls 22:00–08:00 (association rule, as reported, 2026-01-30).",
                    "They should talk to the borrower only (recommended national standard, as reported, 2025-02-28).",
                    "A contract is changed by agreement of both (law, Civil Code 543, 2021-01-01).",
                    "Unless agreed, costs and interest are paid off first (law, Civil Code 561, 2021-01-01).",
                    "Their breach does not cancel the debt.",
                ],
            },
            "footer": "Xieshang · The script is yours; change it as you like.",
        },
    },
    "statement": {
        "zh_Hans": {
            "locale": "zh_Hans",
            "title": "收支情况与还款方案",
            "date": "2026年11月23日",
            "head": ["以下数字由本人提供，按月计算，单位为人民币元。"],
            "blanks": ["姓名", "合同编号", "联系电话"],
            "income": {
                "label": "每月收入",
                "rows": [
                    {"label": "工资（到手）", "amount": "5,200", "note": "灵活用工，已满三个月"},
                    {"label": "失业保险金", "amount": "800", "note": "到 2027年1月"},
                    {"label": "合计", "amount": "6,000", "note": "", "strong": True},
                ],
            },
            "essentials": {
                "label": "每月必要支出",
                "rows": [
                    {"label": "房租、水电", "amount": "1,500", "note": ""},
                    {"label": "吃饭、日用", "amount": "1,200", "note": "两个人"},
                    {"label": "交通、通讯", "amount": "300", "note": ""},
                    {"label": "赡养父母", "amount": "400", "note": "母亲用药"},
                    {"label": "医疗、社保", "amount": "200", "note": ""},
                ],
                "total": {"label": "合计", "amount": "3,600"},
            },
            "surplus": {
                "label": "可用于还款",
                "rows": [
                    {"label": "收入减支出", "amount": "2,400", "strong": False},
                    {"label": "备用金（一成）", "amount": "− 240", "strong": False},
                    {"label": "每月最多", "amount": "2,160", "strong": True},
                ],
            },
            "debts": {
                "label": "全部债务与按比例分配",
                "columns": ["机构", "欠款总额", "其中本金", "原月供", "提出每月", "期数"],
                "rows": [
                    ["消费金融公司", "38,600", "33,200", "3,350", "1,200", "33"],
                    ["信用卡", "12,400", "10,900", "1,240", "380", "33"],
                    ["小额贷款", "8,100", "7,500", "900", "250", "33"],
                ],
                "total": ["合计", "59,100", "51,600", "5,490", "1,830", ""],
            },
            "proposal": {
                "label": "还款方案",
                "lines": [
                    "每月 ¥1,200，每月 15 日还，共 33 期（末期 ¥200），2026年12月15日起。",
                    "请减免罚息和违约金，协商期间停止继续计收，并写进书面方案。",
                ],
            },
            "bad_month": "收入少两成的月份还剩 ¥1,200，仍付得起。",
            "papers": {
                "label": "可提供的材料",
                "items": ["身份证", "贷款合同", "解除劳动合同证明", "失业登记", "近6个月流水", "征信报告"],
            },
            "signature": ["签名", "日期"],
            "notes": [
                "本表为协商之用，不构成对债务金额的确认。",
                "各机构按欠款比例分配，任何一家多得，其余就少得。",
                "收入或支出有变化时，会主动说明。",
            ],
            "footer": "由程序整理 · 数字由本人核对",
        },
        "zh_Hant": {
            "locale": "zh_Hant",
            "title": "收支情況與還款方案",
            "date": "2026年11月23日",
            "head": ["以下數字由本人提供，按月計算，單位為人民幣元。"],
            "blanks": ["姓名", "合約編號", "聯絡電話"],
            "income": {
                "label": "每月收入",
                "rows": [
                    {"label": "工資（到手）", "amount": "5,200", "note": "彈性工作，已滿三個月"},
                    {"label": "失業保險金", "amount": "800", "note": "到 2027年1月"},
                    {"label": "合計", "amount": "6,000", "note": "", "strong": True},
                ],
            },
            "essentials": {
                "label": "每月必要支出",
                "rows": [
                    {"label": "房租、水電", "amount": "1,500", "note": ""},
                    {"label": "吃飯、日用", "amount": "1,200", "note": "兩個人"},
                    {"label": "交通、通訊", "amount": "300", "note": ""},
                    {"label": "贍養父母", "amount": "400", "note": "母親用藥"},
                    {"label": "醫療、社保", "amount": "200", "note": ""},
                ],
                "total": {"label": "合計", "amount": "3,600"},
            },
            "surplus": {
                "label": "可用於還款",
                "rows": [
                    {"label": "收入減支出", "amount": "2,400", "strong": False},
                    {"label": "備用金（一成）", "amount": "− 240", "strong": False},
                    {"label": "每月最多", "amount": "2,160", "strong": True},
                ],
            },
            "debts": {
                "label": "全部債務與按比例分配",
                "columns": ["機構", "欠款總額", "其中本金", "原月供", "提出每月", "期數"],
                "rows": [
                    ["消費金融公司", "38,600", "33,200", "3,350", "1,200", "33"],
                    ["信用卡", "12,400", "10,900", "1,240", "380", "33"],
                    ["小額貸款", "8,100", "7,500", "900", "250", "33"],
                ],
                "total": ["合計", "59,100", "51,600", "5,490", "1,830", ""],
            },
            "proposal": {
                "label": "還款方案",
                "lines": [
                    "每月 ¥1,200，每月 15 日還，共 33 期（末期 ¥200），2026年12月15日起。",
                    "請減免罰息和違約金，協商期間停止繼續計收，並寫進書面方案。",
                ],
            },
            "bad_month": "收入少兩成的月份還剩 ¥1,200，仍付得起。",
            "papers": {
                "label": "可提供的材料",
                "items": ["身份證", "貸款合同", "解除勞動合同證明", "失業登記", "近6個月流水", "徵信報告"],
            },
            "signature": ["簽名", "日期"],
            "notes": [
                "本表為協商之用，不構成對債務金額的確認。",
                "各機構按欠款比例分配，任何一家多得，其餘就少得。",
                "收入或支出有變化時，會主動說明。",
            ],
            "footer": "由程式整理 · 數字由本人核對",
        },
        "en": {
            "locale": "en",
            "title": "Income, expenditure and offer of repayment",
            "date": "23 November 2026",
            "head": ["The figures are the borrower’s own, per month, in yuan (CNY)."],
            "blanks": ["Name", "Contract number", "Telephone"],
            "income": {
                "label": "Income a month",
                "rows": [
                    {"label": "Wages, after tax", "amount": "5,200", "note": "casual work, for three months"},
                    {"label": "Unemployment benefit", "amount": "800", "note": "until January 2027"},
                    {"label": "Total", "amount": "6,000", "note": "", "strong": True},
                ],
            },
            "essentials": {
                "label": "Essentials a month",
                "rows": [
                    {"label": "Rent, water, power", "amount": "1,500", "note": ""},
                    {"label": "Food, household", "amount": "1,200", "note": "two people"},
                    {"label": "Transport, telephone", "amount": "300", "note": ""},
                    {"label": "Support of parents", "amount": "400", "note": "mother’s medicine"},
                    {"label": "Medical, insurance", "amount": "200", "note": ""},
                ],
                "total": {"label": "Total", "amount": "3,600"},
            },
            "surplus": {
                "label": "Left for repayment",
                "rows": [
                    {"label": "Income less essentials", "amount": "2,400", "strong": False},
                    {"label": "Kept back (a tenth)", "amount": "− 240", "strong": False},
                    {"label": "At most, a month", "amount": "2,160", "strong": True},
                ],
            },
            "debts": {
                "label": "All debts, shared pro rata",
                "columns": ["Creditor", "Owed", "Principal", "Was due", "Offered", "Terms"],
                "rows": [
                    ["Consumer finance", "38,600", "33,200", "3,350", "1,200", "33"],
                    ["Credit card", "12,400", "10,900", "1,240", "380", "33"],
                    ["Micro-loan", "8,100", "7,500", "900", "250", "33"],
                ],
                "total": ["Total", "59,100", "51,600", "5,490", "1,830", ""],
            },
            "proposal": {
                "label": "The offer",
                "lines": [
                    "¥1,200 a month on the 15th, 33 instalments (the last ¥200), from 15 December 2026.",
                    "Please waive penalty interest and fees, add none meanwhile, and put this into the written plan.",
                ],
            },
            "bad_month": "In a month with 20 % less income ¥1,200 is left: still payable.",
            "papers": {
                "label": "Papers available",
                "items": [
                    "身份证 (ID card)",
                    "贷款合同 (loan contract)",
                    "解除劳动合同证明 (end of employment)",
                    "失业登记 (unemployment registration)",
                    "近6个月流水 (statements, 6 months)",
                    "征信报告 (credit report)",
                ],
            },
            "signature": ["Signature", "Date"],
            "notes": [
                "For negotiation only; this does not acknowledge the amount of any debt.",
                "Each creditor is offered its share of what is left; more for one is less for the others.",
                "Any change of income or expenses will be reported.",
            ],
            "footer": "Drawn up by a program · figures checked by the borrower",
        },
    },
    "plan": {
        "zh_Hans": {
            "locale": "zh_Hans",
            "title": "每月要还多少",
            "subtitle": "消费金融公司 · 欠款 ¥38,600",
            "a": {"label": "原来的月供", "payments": [*[3350] * 11, 1750]},
            "b": {"label": "您的方案", "payments": [*[1200] * 32, 200]},
            "ceiling": {"label": "最多能谈 ¥2,160", "value": 2160},
            "ticks": [
                {"at": 0, "label": "第1期"},
                {"at": 11, "label": "12"},
                {"at": 23, "label": "24"},
                {"at": 32, "label": "33"},
            ],
            "table": {
                "head": ["", "原来", "方案"],
                "rows": [
                    {"label": "每月", "a": "¥3,350", "b": "¥1,200", "strong": True},
                    {"label": "期数", "a": "12", "b": "33", "strong": False},
                    {"label": "末期", "a": "¥1,750", "b": "¥200", "strong": False},
                    {"label": "总共", "a": "¥38,600", "b": "¥38,600", "strong": True},
                ],
            },
            "verdict": {"label": "怎么看", "text": "每月少 ¥2,150，多 21 期。收入少两成的月份仍付得起。"},
            "notes": ["按不再加收利息计；若照收，期数会更多。"],
            "footer": "由程序计算，不保证对方同意。",
        },
        "zh_Hant": {
            "locale": "zh_Hant",
            "title": "每月要還多少",
            "subtitle": "消費金融公司 · 欠款 ¥38,600",
            "a": {"label": "原來的月供", "payments": [*[3350] * 11, 1750]},
            "b": {"label": "您的方案", "payments": [*[1200] * 32, 200]},
            "ceiling": {"label": "最多能談 ¥2,160", "value": 2160},
            "ticks": [
                {"at": 0, "label": "第1期"},
                {"at": 11, "label": "12"},
                {"at": 23, "label": "24"},
                {"at": 32, "label": "33"},
            ],
            "table": {
                "head": ["", "原來", "方案"],
                "rows": [
                    {"label": "每月", "a": "¥3,350", "b": "¥1,200", "strong": True},
                    {"label": "期數", "a": "12", "b": "33", "strong": False},
                    {"label": "末期", "a": "¥1,750", "b": "¥200", "strong": False},
                    {"label": "總共", "a": "¥38,600", "b": "¥38,600", "strong": True},
                ],
            },
            "verdict": {"label": "怎麼看", "text": "每月少 ¥2,150，多 21 期。收入少兩成的月份仍付得起。"},
            "notes": ["按不再加收利息計；若照收，期數會更多。"],
            "footer": "由程式計算，不保證對方同意。",
        },
        "en": {
            "locale": "en",
            "title": "What is due each month",
            "subtitle": "Consumer finance company · ¥38,600 owed",
            "a": {"label": "As it is now", "payments": [*[3350] * 11, 1750]},
            "b": {"label": "Your offer", "payments": [*[1200] * 32, 200]},
            "ceiling": {"label": "Ceiling ¥2,160", "value": 2160},
            "ticks": [
                {"at": 0, "label": "1"},
                {"at": 11, "label": "12"},
                {"at": 23, "label": "24"},
                {"at": 32, "label": "33"},
            ],
            "table": {
                "head": ["", "As it is", "Offer"],
                "rows": [
                    {"label": "A month", "a": "¥3,350", "b": "¥1,200", "strong": True},
                    {"label": "Instalments", "a": "12", "b": "33", "strong": False},
                    {"label": "The last one", "a": "¥1,750", "b": "¥200", "strong": False},
                    {"label": "In all", "a": "¥38,600", "b": "¥38,600", "strong": True},
                ],
            },
            "verdict": {
                "label": "What it means",
                "text": "¥2,150 less a month, 21 instalments more. Still payable with 20 % less income.",
            },
            "notes": ["Without further interest; with it, more instalments."],
            "footer": "Computed by a program; no promise that they agree.",
        },
    },
    "offer": {
        "zh_Hans": {
            "locale": "zh_Hans",
            "title": "对方的方案，比一比",
            "subtitle": "首付 ¥8,000，再 24 期",
            "a": {"label": "对方的方案", "payments": [8000, *[1560] * 24]},
            "b": {"label": "您的方案", "payments": [*[1200] * 32, 200]},
            "ceiling": {"label": "最多能谈 ¥2,160", "value": 2160},
            "ticks": [
                {"at": 0, "label": "第1期"},
                {"at": 11, "label": "12"},
                {"at": 23, "label": "24"},
                {"at": 32, "label": "33"},
            ],
            "table": {
                "head": ["", "对方", "您的"],
                "rows": [
                    {"label": "首期", "a": "¥8,000", "b": "¥1,200", "strong": True},
                    {"label": "之后每月", "a": "¥1,560", "b": "¥1,200", "strong": False},
                    {"label": "总共", "a": "¥45,440", "b": "¥38,600", "strong": True},
                    {"label": "年化（估算）", "a": "14.2%", "b": "0%", "strong": False},
                ],
            },
            "verdict": {"label": "超过底线", "text": "首期 ¥8,000 高于 ¥2,160。先不答应，请对方取消首付。"},
            "notes": ["总共多 ¥6,840。书面方案到手再付款。"],
            "footer": "由程序计算，不保证对方同意。",
        },
        "zh_Hant": {
            "locale": "zh_Hant",
            "title": "對方的方案，比一比",
            "subtitle": "首付 ¥8,000，再 24 期",
            "a": {"label": "對方的方案", "payments": [8000, *[1560] * 24]},
            "b": {"label": "您的方案", "payments": [*[1200] * 32, 200]},
            "ceiling": {"label": "最多能談 ¥2,160", "value": 2160},
            "ticks": [
                {"at": 0, "label": "第1期"},
                {"at": 11, "label": "12"},
                {"at": 23, "label": "24"},
                {"at": 32, "label": "33"},
            ],
            "table": {
                "head": ["", "對方", "您的"],
                "rows": [
                    {"label": "首期", "a": "¥8,000", "b": "¥1,200", "strong": True},
                    {"label": "之後每月", "a": "¥1,560", "b": "¥1,200", "strong": False},
                    {"label": "總共", "a": "¥45,440", "b": "¥38,600", "strong": True},
                    {"label": "年化（估算）", "a": "14.2%", "b": "0%", "strong": False},
                ],
            },
            "verdict": {"label": "超過底線", "text": "首期 ¥8,000 高於 ¥2,160。先不答應，請對方取消首付。"},
            "notes": ["總共多 ¥6,840。書面方案到手再付款。"],
            "footer": "由程式計算，不保證對方同意。",
        },
        "en": {
            "locale": "en",
            "title": "Their offer, compared",
            "subtitle": "¥8,000 down, then 24 instalments",
            "a": {"label": "Their offer", "payments": [8000, *[1560] * 24]},
            "b": {"label": "Your offer", "payments": [*[1200] * 32, 200]},
            "ceiling": {"label": "Ceiling ¥2,160", "value": 2160},
            "ticks": [
                {"at": 0, "label": "1"},
                {"at": 11, "label": "12"},
                {"at": 23, "label": "24"},
                {"at": 32, "label": "33"},
            ],
            "table": {
                "head": ["", "Theirs", "Yours"],
                "rows": [
                    {"label": "First payment", "a": "¥8,000", "b": "¥1,200", "strong": True},
                    {"label": "Then a month", "a": "¥1,560", "b": "¥1,200", "strong": False},
                    {"label": "In all", "a": "¥45,440", "b": "¥38,600", "strong": True},
                    {"label": "Yearly rate, estimated", "a": "14.2%", "b": "0%", "strong": False},
                ],
            },
            "verdict": {
                "label": "Above your ceiling",
                "text": "The first payment of ¥8,000 is above ¥2,160. Do not agree yet; ask them to drop it.",
            },
            "notes": ["¥6,840 more in all. Pay only once the plan is in writing."],
            "footer": "Computed by a program; no promise that they agree.",
        },
    },
}
