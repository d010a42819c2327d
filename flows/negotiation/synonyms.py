"""Other words for the options of the first questions, as people type them: the names of products and companies among
them only where it is certain what stands behind them (facts 5.6).
"""

from __future__ import annotations

_WORDS: dict[str, dict[str, str]] = {
    "path": {
        "call_soon": (
            "电话马上要来 / 电话要来了 / 马上要打电话 / 急 / 很急 / 电话马上来 / 电话来了 / 马上打来 / 马上要打来 / "
            "马上来电话 / 正在打电话 / 正在打给我 / 电话打来了 / 催收打来了 / 他们打来了 / "
            "a call is coming / call soon / urgent / calling now / calling me now / they are calling / they're calling"
        ),
        "prepare": (
            "慢慢准备一次协商 / 慢慢准备 / 慢慢来 / 慢慢来吧 / 准备协商 / 协商 / "
            "prepare step by step / prepare / negotiate"
        ),
        "court": "法院 / 传票 / 支付令 / 判决书 / 被起诉了 / 起诉 / i got court papers / court / sued",
        "ask": "问问题 / 我想问 / i only have a question",
    },
    "about_you": {
        "adult": "成年人 / 成年 / 我自己 / 本人 / 大陆借的 / 内地借的 / adult / myself",
        "student": "学生 / 在校学生 / 大学生 / student",
        "family": "替家人 / 帮家人 / 家属 / 我是家人 / family / relative / for my family",
        "minor": "未成年 / 未成年人 / 未满十八 / 不满18岁 / minor / under 18",
        "elsewhere": "香港借的 / 台湾借的 / 新加坡借的 / 国外借的 / 海外借的 / borrowed abroad / abroad",
    },
    "court_papers": {
        "none": "没收到 / 没有收到 / 没收到过 / 没有收到过 / none / nothing",
        "mediation": "调解 / 诉前调解 / 调解短信 / 调解电话 / mediation",
        "payment_order": "支付令 / payment order",
        "summons": "传票 / 开庭传票 / summons / hearing",
        "judgment": "判决 / 判决书 / 执行通知 / 执行通知书 / 强制执行 / judgment / judgement / enforcement",
        "unsure": "看不懂 / 不知道是什么 / 有 / not sure / something",
    },
    "lender_kind": {
        "bank": (
            "银行，含网络银行 / 网络银行 / 微众 / 微粒贷 / 网商贷 / 信用卡 / bank, also internet banks / credit card"
        ),
        "consumer_finance": "消费金融 / 消金 / 蚂蚁消金 / 花呗 / 借呗 / 招联 / 马上消费 / 捷信 / consumer finance",
        "microloan": "小贷 / 小贷公司 / 小额贷款 / 网络小贷 / microloan / micro-loan / micro loan / microloan company",
        "guarantor": "担保公司 / 担保 / 代偿 / 融资担保 / a guarantor says it paid for me / guarantor",
        "asset_manager": "债权转让 / 债权转让了 / 资产管理公司 / 资管公司 / sold / assigned / asset manager",
        "private": (
            "个人 / 私人 / 朋友 / 没牌照 / 民间借贷 / 高利贷 / 放贷的人 / "
            "a person or unlicensed lender / person / private / friend / loan shark"
        ),
        "unsure": "不清楚 / 不知道 / 不确定 / 怎么看 / not sure / don't know / i don't know",
    },
    "loan_kind": {
        "card": "信用卡 / 信用卡分期 / credit card / card",
        "consumer": "消费贷 / 消费贷款 / 购物分期 / 分期购物 / 花呗 / consumer loan / shopping loan",
        "credit": "信用贷 / 信用贷款 / 无抵押 / 没有抵押 / 借呗 / 微粒贷 / unsecured / no collateral",
        "small": "小额 / 周转 / 现金贷 / 小额贷 / small loan / payday loan",
        "secured": "抵押 / 抵押贷款 / 房贷 / 车贷 / 房抵 / 车抵 / secured / mortgage / car loan",
    },
    "overdue": {
        "not_due": "没逾期 / 没有逾期 / 还没逾期 / 还没到期 / 没到期 / not late / not overdue / not yet",
        "unsure": "不知道 / 记不清了 / 不记得 / 不记得了 / 忘了 / 忘记了 / don't remember / don't know / no idea",
    },
    "last_event": {
        "within_2y": "两年内 / 两年以内 / 最近 / 今年 / recently",
        "y2_3": "两三年前 / 两到三年",
        "over_3y": "三年以上 / 超过三年 / 三年多",
        "unsure": (
            "不知道 / 记不清了 / 不记得 / 不记得了 / 忘了 / 忘记了 / 没有 / 没还过 / 没有还过 / 从没还过 / "
            "从来没还过 / 从来没有还过 / 从来没有 / don't remember / don't know / no idea / never / never paid"
        ),
    },
    "limitation_gate": {
        "ask_first": "先问清楚 / 先问 / get advice first / ask first",
        "go_on": "我明白风险，继续 / 我明白风险 / i know the risk",
    },
    "caller": {
        "own": "机构自己 / 银行 / 平台 / 客服 / 官方客服 / the lender / lender",
        "outsourced": (
            "外包 / 催收公司 / 外包催收 / 第三方催收 / 律所 / 律师 / collection agency / collector / law firm"
        ),
        "official": "法院 / 警察 / 公安 / 调解 / 调解中心 / court / police / mediator",
        "unknown": "不清楚 / 不知道 / 不确定 / not sure / don't know / unknown",
        "nobody": "没人 / 没有人 / 没人联系 / 没人联系我 / 还没有 / nobody / no one",
    },
    "conduct": {
        "night": "半夜打电话 / 夜间来电 / 晚上打 / 半夜 / night calls / at night",
        "too_many": "打很多次 / 电话轰炸 / 轰炸 / 狂打电话 / 一直打电话 / 天天打电话 / 不停打电话 / many calls",
        "contacts": (
            "联系亲友 / 爆通讯录 / 通讯录 / 打给家人 / 打给家里人 / 打给我家人 / 打给父母 / 打给我父母 / "
            "打给我爸 / 打给我妈 / 打给我老公 / 打给我老婆 / 打给朋友 / 联系家人 / 联络家人 / 联系我家人 / "
            "联系家里人 / family / friends / my contacts / my mom / my mum / my dad / my parents / my wife / my husband"
        ),
        "employer": (
            "联系单位 / 打到单位 / 打到公司 / 单位 / 公司 / 打给同事 / 打给领导 / "
            "workplace / my company / my boss / employer"
        ),
        "threats": "恐吓 / 威胁我 / threatened / threat",
        "insults": "骂人 / 骂我 / 侮辱 / insulted / insult",
        "posing": "冒充法院 / 冒充警察 / 冒充公安 / 假冒法院 / posed as court / posed as police",
        "private_pay": (
            "要转私人账户、加微信 / 私人账户 / 个人账户 / 要加微信 / 加微信 / private account or wechat / wechat"
        ),
        "borrow_more": "借新还旧 / 以贷养贷 / 叫我再借 / told to borrow",
        "fee_agent": "代办 / 收费代办 / 中介 / 反催收 / agent / paid agent",
    },
}


def said(step: str, option: str) -> tuple[str, ...]:
    """The other words for an option. Raises KeyError for an option that has none here."""
    return tuple(_WORDS[step][option].split(" / "))
