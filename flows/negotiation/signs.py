"""The words by which a typed sentence is known to need a warning: data for `triggers`, one table a warning.

A sign is a sentence in which every one of `words` is found, and nothing of `unless`. The words are regular expressions
over folded text: half width, lower case, simplified.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands together in a sentence, in any order, and what must not stand beside it."""

    words: tuple[str, ...]
    unless: str = ""


ASKS = (
    r"\?|吗|呢|怎|如何|能不能|可不可以|能否|是否|是不是|有没有|要不要|该不该|好不好|行不行|哪|谁|为什么|什么|咋|真的"
    r"|^(?:what|who|whom|when|where|why|how|which|can|could|should|shall|do|does|did|is|are|am|may|must|will|would)\b"
    r"|what now|what if"
)

# -- violence, now or threatened: 打 is also to call and to pay, which is by far what is most typed
_CALLED = (
    r"自己|这|那|主意|脸|折|[^,]{0,5}(?:电话|手机|号|座机|微信|语音|视频|卡|账|帐|户|单位|公司|联系人|通讯录|同事|领导|老板"
    r"|亲|友|邻居|老师|家|爸|妈|父|母|哥|姐|弟|妹|老公|老婆|丈夫|妻|爷|奶|次|遍|通(?!红)|[0-9]{2})"
)
_BY_PHONE = (
    r"(?:电话|手机|微信|号码?|一直|不停|不断|老是?|总是?|频繁|轮[番流]|半夜|晚上|凌晨|早上|中午|天天|每天|整天|狂)"
    r"(?:地|在|都|来|又|还|就)*打我"
)
_MAY_THEY = (
    r"会不会|(?:会|能|敢|可以|可能)[^,]{0,8}(?:打|砍|杀|动手|堵|砸)[^,]{0,4}[吗么嘛]"
    r"|^(?:will|can|could|would|do|does|may|are) (?:they|he|she|the|collectors?|debt)\b"
)
_LONG_AGO = r"去年|前年|以前|小时候|年前|当年"
_KILLS = r"(?:杀|捅|弄死|打死|整死|砍死|做掉|弄残|打残|打断)"
_THEY = r"(?:他们?|她们?|催收|对方|有人|那[个些]?人|来的人|收数)"
_EN_THEY = (
    r"\b(?:they|he|she|collectors?|someone|somebody|men|man|guys?|people|threat\w*|says?|said"
    r"|husband|wife|boyfriend|girlfriend|partner|ex|father|mother|dad|mom|mum|brother|son)\b"
)
_EN_US = (
    r"(?:me|us|my (?:family|kids?|child(?:ren)?|wife|husband|parents|mother|father|mom|mum|dad|son|daughter))\b(?!')"
)
_EN_NO_FIST = (
    r"\bwith (?:\w+ ){0,3}(?:fees?|interest|charges?|penalt\w+|bills?|letters?|texts?|calls?|messages?)\b"
    r"|\b(?:this|it|interest|fees?|debts?|stress|job|work)(?:'s| is| are| will)?(?: going to)? (?:kill|hit|hurt)"
    r"|\b(?:rather|please|wish|pills?)\b|\b(?:hit|hits) me (?:up|hard|that)\b"
)

VIOLENCE = (
    Sign(
        (rf"(?:打(?:了|过|伤)?|揍了?|殴打)我(?!的?(?:{_CALLED}))|打我们?(?:全家|一家)(?![^,]{{0,4}}(?:电话|手机))",),
        rf"{_BY_PHONE}|{_MAY_THEY}|{_LONG_AGO}",
    ),
    Sign(
        (r"被[^,电]{0,6}(?:殴打|揍|打(?:伤|晕|骂|残|得|$|[,!怎]|了(?![^,]{0,6}(?:电话|折|分|次|通|标|款))))",),
        rf"{_MAY_THEY}|{_LONG_AGO}|一直打$|天天打$",
    ),
    Sign((rf"(?:{_THEY}|来|要|上门|动手|开始)(?:在|就|还|又|都|会|要|来|先|动手)*打人",), _MAY_THEY),
    Sign(
        (rf"{_THEY}(?:要|就|已经|说|会|先|都)*(?:对我)?动手|对我(?:们)?动手|[打揍]了?(?:我|我们).{{0,3}}一顿",),
        _MAY_THEY,
    ),
    Sign((r"(?:扇|掐|捅|踹|绑架|尾随|跟踪)了?我(?!出|的?(?:账|帐|号|贷))|打我耳光",), _MAY_THEY),
    Sign(
        (
            r"砍(?:死|伤|了)?我(?![^,]{0,3}(?:工资|薪|额度|价|奖金|绩效|提成|收入|单))|来砍人|砍(?:死|了)?(?:你|我)?全家",
        ),
        _MAY_THEY,
    ),
    Sign(
        (rf"{_KILLS}了?(?:我|你全家|你们?一家)", rf"{_THEY}|全家|家人|说|要|会|威胁"),
        rf"我(?:吧|算了|好了|也不|都不|也没)|利息|压力|宁愿|不如|让{_THEY}|{_MAY_THEY}",
    ),
    Sign((rf"(?:{_THEY}|说|威胁)[^,]{{0,6}}要了?(?:我|你)的?(?:狗|小)?命", "."), r"利息|费"),
    Sign((r"威胁(?:到|要|了|说|我们?|的)*(?:人身|生命|安全|全家|孩子|打|杀|砍|弄死)",), rf"电话|{_MAY_THEY}"),
    Sign(
        (rf"(?:{_THEY}|老公|丈夫|老婆|男友|男朋友|前夫|来了?|冲).{{0,4}}(?:拿|带|提|有)着?(?:把|了)?(?:菜|砍|水果)?刀",)
    ),
    Sign((rf"{_EN_THEY}.{{0,12}}\b(?:has|have|got|holding|pulled|with) (?:a |his |her )?(?:knife|gun|weapon|axe)\b",)),
    Sign(
        (r"堵(?:在|着|住)?(?:了)?(?:我|我们|公司|单位|家|的|楼下)*(?:门|我(?!的?(?:嘴|电话|手机|账))|家|楼)",),
        rf"车|{_MAY_THEY}",
    ),
    Sign(
        (r"砸(?:了|烂|坏|我|我们|家|的|店)*(?:东西|门|家(?!底)|车|店|玻璃|窗)|[踹踢撞](?:我|我家|的|家)*门",), _MAY_THEY
    ),
    Sign(
        (r"(?:门口|门外|家里)[^,]{0,8}(?:威胁|不走|打人|带刀|拿刀)|不让我(?:走|离开|出门)|把我(?:关起|关在|绑|扣住)",),
        _MAY_THEY,
    ),
    Sign((r"(?:泼|洒)了?(?:红)?(?:油漆|粪|汽油)|(?:放火|烧)了?(?:我|我们)?(?:的)?(?:家|房)",), _MAY_THEY),
    Sign(
        (r"(?:^|,|!)(?:快|谁来|快来人)?救命(?:啊|呀|哪|阿)*(?=$|[,!.~ ])",),
        r"还不上|还不起|逾期|利息|协商|欠|额度|征信|怎么还",
    ),
    Sign(
        (rf"{_EN_THEY}.{{0,30}}\b(?:hit|hits|hitting|punch\w*|slap\w*|kick\w*|stab\w*|chok\w*) {_EN_US}(?! out| off)",),
        _EN_NO_FIST,
    ),
    Sign((rf"\b(?:beat|beats|beating|attack\w*|assault\w*)(?: up)? {_EN_US}",), rf"{_EN_NO_FIST}|{_MAY_THEY}"),
    Sign((rf"\b(?:kill|hurt|harm|burn|shoot) {_EN_US}", _EN_THEY), rf"{_EN_NO_FIST}|{_MAY_THEY}"),
    Sign(
        (
            r"\bi(?:'m| am| was| got| have been|'ve been)(?: just| being| getting)*"
            r" (?:beaten|attacked|assaulted|stabbed|punched)\b",
        )
    ),
    Sign(
        (
            r"\bat (?:my|the|our) (?:door|house|home|gate)\b|\boutside my\b",
            r"\b(?:threat\w*|bang\w*|break\w*|smash\w*|kick\w*|knife|weapon)\b|\b(?:won't|will not|refuse to) leave\b",
        ),
        _MAY_THEY,
    ),
    Sign((r"\bthreat\w*\b.{0,16}\b(?:violence|knife|weapon|gun|to (?:kill|hurt|beat|harm|stab|burn|attack))\b",)),
    Sign(
        (r"\b(?:smash|break|kick)\w* (?:up |down |in )?(?:my|our) (?:door|house|home|car|things|shop|windows?)\b",),
        _MAY_THEY,
    ),
)

# -- threatened with intimate pictures
BLACKMAIL = (
    Sign(
        (
            r"裸照|裸体|裸聊|裸贷|(?:私密|私房|不雅|大尺度|裸)的?(?:照|视频|影片|相)|艳照|床照",
            r"威胁|要挟|勒索|发给|传给|发到|传到|群发|公开|曝光|泄露|散布|散播|流出|放上网|传出去|发出去",
        )
    ),
    Sign(
        (
            r"\b(?:nudes|(?:nude|naked|intimate|sex)\w* (?:photo|pic|video|image|clip)\w*|sex ?tape|sextort\w*)\b",
            r"\b(?:sen[dt]\w*|post\w*|shar\w*|leak\w*|threat\w*|blackmail\w*|publish\w*|spread\w*|sextort\w*|online)\b",
        )
    ),
)

# -- 3.2: nothing has to be paid any more
_NO_NEED = r"(?:不用|不必|不需要|用不着|无需|可以不|不该)再?还"
_OTHER_REASON = (
    r"月|期|今天|暂时|目前|先不|利息|罚息|房贷|车贷|房租|别的|老公|老婆|丈夫|妻|爸|妈|父母|子女|孩子|儿子|女儿|家人|家属|家里"
    r"|去世|担保|代偿|转让|高利|砍头|违法|违规|暴力|催收|骗|倒闭|跑路|注销|破产|正规|牌照|协商|36"
    r"|rent|tuition|interest|month|for now"
)
_YEARS = r"(?:三|3|四|4|五|5|好几|多) ?年|时效|过期|那么久|这么久"
_GONE = r"没事|作废|失效|无效|不存在|消失|清零|一笔勾销|免了|没了"
_EN_GONE = r"\b(?:gone|void|expired?s?|cancel\w*|wiped|disappear\w*|vanish\w*)\b"

NOT_GONE = (
    Sign((_NO_NEED, r"那|所以|是不是|岂不|应该|等于|^我?(?:就)?不|[吗吧?]"), _OTHER_REASON),
    Sign((_NO_NEED, _YEARS)),
    Sign((rf"(?:三|3) ?年(?:一到|到了?|后|以后|就).{{0,6}}(?:{_GONE})|时效.{{0,8}}(?:{_GONE})",)),
    Sign((r"债(?:务|权)?.{0,6}(?:自动)?(?:作废|消失|不存在|清零|一笔勾销)",)),
    Sign((r"(?:过|超|满|到|出)(?:了)?(?:诉讼)?时效|时效(?:已经|早|都|就)*(?:过|到)",)),
    Sign(
        (r"\b(?:don't|do not|needn't|no longer)(?: have| need)?(?: to)? (?:re)?pay", r"\b(?:so|then|any ?more)\b"),
        _OTHER_REASON,
    ),
    Sign((r"\b(?:three|3|many|several) years\b", r"\b(?:debt|loan)\b", _EN_GONE)),
    Sign((rf"\bdebt (?:is|has) {_EN_GONE}",)),
    Sign((r"statute of limitations?|limitation period|time[- ]barred",)),
)

# -- 3.7: what fraud looks like
_TOLD = r"让|叫|要我|要求|催|逼|说要|对方|他们"
_TRANSFER = r"转|打到|打款|汇|付|还到|存"
_PRIVATE = r"(?:私人|个人|对私|他的|她的|他自己的?|陌生|指定).{0,3}(?:账|帐|卡|户头|微信|支付宝|收款码)"
_CODE = r"验证码|动态码|短信码"
_FEE = r"保证金|手续费|服务费|代办费|定金|诚意金|费用"
_AGENT = r"代办|代协商|代理维权|反催收|债务优化|中介|法务公司|有人(?:能|可以|说|帮|替|代)"
_EN_TOLD = r"\b(?:ask\w*|told|tells?|wants?|wanted|makes?|made|says?|said|should|can|may|is it safe)\b"
_EN_ACCOUNT = r"\b(?:private|personal|individual|his own|her own)\b.{0,12}\b(?:account|wechat|alipay|card)\b"
_EN_FEE = r"\b(?:deposit|up[- ]?front fee|unfreez\w+ fee|unlock\w* fee|advance fee|handling fee)\b"
_EN_AGENT = r"\b(?:debt (?:settlement|relief) (?:company|agency|firm)|an? agent)\b"

SCAM = (
    Sign(
        (
            r"(?:转|打|汇|付|存)(?:账|帐|款|钱)?(?:到|给|进)了?(?:他们?|对方)?的?(?:私人|个人|对私|陌生)的?.{0,2}(?:账|帐|卡|户)",
        ),
        r"我的|自己|工资|打来",
    ),
    Sign((r"先.{0,2}(?:交|缴|付)(?:费|钱)", r"代办|代协商|中介"), r"律师"),
    Sign(
        (
            r"我(?:好像|可能|也|已经|是|刚|真的|感觉)*(?:被|让)(?:人|他们?|骗子|代办|中介|催收)?(?:诈骗|骗)(?:了|走|钱|$)",
        )
    ),
    Sign((r"\bi(?:'ve| have)?(?: was| got| been| just)* scammed\b",)),
    Sign((_PRIVATE, _TRANSFER, rf"(?:{_TOLD}).{{0,3}}(?:我|把)|{ASKS}"), r"打来"),
    Sign((_CODE, rf"{_TOLD}|给|发|告诉|提供|报|问|索要|骗"), r"收不到|没收到|没发|登录|注册"),
    Sign((r"(?:屏幕|萤幕|荧幕)共享|共享(?:屏幕|萤幕|荧幕)|远程(?:控制|操作|协助)",)),
    Sign((r"解冻(?:费|金)|刷流水|包过|认证金",)),
    Sign((_FEE, r"(?:先|要|让我|得|需要|必须).{0,3}(?:交|缴|付|转)", r"才|帮|就|先"), r"房|租"),
    Sign(
        (_AGENT, r"靠谱|可信|能信|骗|收(?!入|到).{0,4}(?:费|%|钱|佣)|能找|可以找|要不要找|该不该找|想找"),
        r"律师|^(?:有人)?收费代办$",
    ),
    Sign((r"加.{0,4}(?:微信|qq|企微)", rf"{_TOLD}|可以吗|安全|能加|行吗"), r"^要加"),
    Sign((r"扫.{0,4}码", _TOLD, r"付|转|还|收款")),
    Sign((r"骗子|诈骗", r"(?:转|打|汇|付)(?:给|了|过去)")),
    Sign((_EN_ACCOUNT, _EN_TOLD)),
    Sign((r"\b(?:verification|one[- ]time|sms) codes?\b|\botp\b", r"\b(?:ask\w*|wants?|sen[dt]|g[ia]ve|tell|share)\b")),
    Sign((r"\bshar(?:e|ing) (?:my |the )?screen\b|\bscreen[- ]shar\w+|\bremote (?:control|access)\b",)),
    Sign((_EN_FEE, r"\b(?:first|before|asks?|asked|wants?|have to|real|scam)\b")),
    Sign((_EN_AGENT, r"\b(?:trust|reliable|scam|worth|fee|legit)\b")),
    Sign((r"\badd\b.{0,12}\bwechat\b",)),
)

# -- 3.10: borrowing to repay
_TO_PAY = r"来还|先还|去还|还上|还掉|填上|填窟窿|周转|垫上"
_WILL = r"想|要|再|先|能|可以|打算|不如|干脆|去(?!年)|一笔|点|\?"
_NO_LOAN = (
    r"还没还|没还清|还不上|还不起|还清了|还上了|还掉了|还了一|(?:借|贷)(?:了|的|过)|以前|之前|当时|去年"
    r"|(?<![能要可会])(?:不|没|别)(?:会|想|要|敢|能)?再?(?:去)?(?:借|贷|套现)"
    r"|\b(?:don't|won't|never|not)\b.{0,12}borrow|\bborrowed\b"
)
_EN_PAY = r"\b(?:re)?pay(?:ing)?\b|\bcover\b|\bsettle\b|\bclear\b"
_EN_GET = r"\b(?:take|get|taking|getting|apply for)(?: out)?"
_EN_LOAN = r"loan\b(?! (?:extension|statement|contract|agreement|plan|balance|holiday))"

BORROW = (
    Sign((r"借|贷", _TO_PAY, _WILL), rf"{_NO_LOAN}|(?:让|叫|催|逼)我"),
    Sign((r"哪里|哪儿|哪个|哪家|什么平台", r"(?:能|可以|好|容易).{0,4}(?:借|贷|下款)|(?:借|贷)得到"), _NO_LOAN),
    Sign((r"推荐|介绍", r"贷款|借款|网贷|口子")),
    Sign((r"套现", r"怎么|如何|哪里|能|可以|帮我|去|想|来还|先还"), _NO_LOAN),
    Sign((r"以贷养贷|借新还旧|拆东墙", ASKS), r"^(?:让|叫)我"),
    Sign((r"(?:再|另外|多)(?:去)?(?:借|贷|办|申请).{0,3}(?:一|个|张|点|笔)", rf"{ASKS}|{_TO_PAY}"), _NO_LOAN),
    Sign((r"\bwhere (?:can|do|could) i\b", r"\bborrow\b|\bget (?:a|another) loan\b")),
    Sign((rf"{_EN_GET} (?:another|a new|one more) (?:loan|card|credit)\b",), _NO_LOAN),
    Sign((r"\b(?:can|could|should|may|will|want to|going to|i'll|let me)\b.{0,16}\bborrow\b", _EN_PAY), _NO_LOAN),
    Sign((rf"{_EN_GET} a (?:\w+ )?{_EN_LOAN}", rf"{_EN_PAY}|^(?:can|should)"), _NO_LOAN),
    Sign((r"\bcash(?:ing)?[- ]?out\b", r"\b(?:card|credit)\b")),
    Sign((r"\brecommend\b", r"\b(?:loan|lender)\b")),
)

BORROWED = Sign(
    (r"借|贷来|套现|\bborrow\w*|\blend me\b|\ba loan\b",), r"(?:不|没|不是|没有)(?:去|用|再)?借|\b(?:not|no|never)\b"
)

# -- 3.11: false papers, false causes, hiding
_PAPER = r"(?:证明|材料|病历|病例|诊断|流水|合同|工资条|工资单|收入|离职|资料|截图|账单|公章)"
_DOCTORED = r"(?:证明|病历|病例|诊断|流水|工资条|工资单|截图)"
_MAKES = r"能不能|可不可以|可以|帮我|怎么|想|要不|去|找人|花钱|买|办个|做|搞|弄|开|写|编|用|能"
_THEIRS = r"他们|对方|催收|骗子|公司发|法务|收到|发来|发的|是假的|是不是|会不会|不(?:会|想|敢)|绝不|别"
_LEAVE = r"假期|请假|病假|产假|事假|婚假|年假|休假|放假|假条"
_OWN = r"(?:财产|资产|存款|房产|房子|房|车子|车|钱)"
_KIN = r"爸|妈|父|母|老婆|老公|妻|丈夫|亲戚|朋友|别人|孩子|儿子|女儿|哥|姐|弟|妹|名下"
_EN_PAPER = (
    r"\b(?:papers?|proofs?|statements?|certificates?|records?|documents?|slips?|payslips?|letters?|diagnos\w+"
    r"|screenshots?)\b"
)
_EN_THEIRS = r"\b(?:they|collectors?|is this|is it|received|sent me|not|never)\b"
_EN_OWN = r"(?:assets?|savings|property|house|flat|car|money|income)"
_EN_KIN = r"\b(?:wife|husband|mother|father|mom|mum|dad|parents|brother|sister|son|daughter|friend|'s name)\b"

FORGED = (
    Sign((r"假|伪造|虚假|变造", rf"{_PAPER}|理由|原因", _MAKES), rf"{_THEIRS}|{_LEAVE}"),
    Sign((rf"(?:^|[^a-z])(?:p|ps|修图|改)(?:一下|一|个|张|份|的)*(?:银行|工资)?{_DOCTORED}",), _THEIRS),
    Sign((r"(?:可以|能|帮我|会|找人) ?(?:ps|p图)|(?:^|[^a-z])ps(?:一下|个|张|吗|行|可以)",), _THEIRS),
    Sign((r"找人|托人|花钱|托关系|买", r"开|做|弄|搞|买|办", r"病历|病例|诊断|证明|假条"), r"卖"),
    Sign((r"编(?:个|一个|造)?.{0,2}(?:理由|原因|故事|借口|病)|装病|谎称|假装(?:失业|生病|住院|离婚)",), r"不(?:会|想)"),
    Sign((r"换(?:个|了|掉)?(?:新)?(?:手机|电话)?(?:号|卡)", r"躲|找不到|不让|打不通|联系不上|失联")),
    Sign((r"失联|玩消失|跑路|躲起来|躲债|逃债", rf"{ASKS}|可以|想|打算|干脆"), r"他们|对方|平台|老板|公司|客服|机构"),
    Sign((rf"(?:转移|隐藏|隐瞒|藏匿|藏起).{{0,5}}{_OWN}",), r"(?:不|没|没有)(?:会|要|想|敢)?(?:转移|隐藏|隐瞒|藏)"),
    Sign((rf"把.{{0,6}}{_OWN}.{{0,4}}(?:过户|转给|转到|转走|藏|挂到|挂在|放到)", _KIN)),
    Sign((r"假离婚",)),
    Sign((r"\b(?:fake|forg(?:e|ing)|photoshop\w*|falsify\w*|doctor(?:ed|ing))\b", _EN_PAPER), _EN_THEIRS),
    Sign((r"\b(?:make|making) up\b|\binvent\b", r"\b(?:reason|story|illness|cause|excuse)\b"), r"\bnot\b"),
    Sign((r"\bpretend\w*\b", r"\b(?:sick|ill|unemployed|jobless|fired)\b")),
    Sign((r"\bbuy\b", r"\b(?:medical|doctor's|false)\b", _EN_PAPER)),
    Sign((rf"\b(?:hide|hiding|conceal)\b.{{0,8}}\b{_EN_OWN}\b",), r"\bnot\b"),
    Sign((rf"\b(?:move|moving|transfer|sign over|put)\b.{{0,8}}\bmy {_EN_OWN}\b", _EN_KIN)),
    Sign((r"\bchang(?:e|ing) (?:my )?(?:phone |mobile )?(?:number|phone|sim)\b", r"\b(?:can't|cannot|hide|avoid)\b")),
    Sign((r"\b(?:can i|should i|want to|going to)\b.{0,6}\b(?:run away|go into hiding|hide from)\b",)),
)

# -- 3.13: not the mainland
_PLACE = r"(?:香港|台湾|新加坡|狮城)"
_LOAN = r"(?:贷款|借款|借贷|借钱|借的|借过|卡数|卡债|欠|债|信贷|信用贷|财务公司)"
_EN_PLACE = r"\b(?:hong kong|hk|taiwan|singapore)\b"
_EN_DEBT = r"\b(?:loans?|debts?|borrow\w*|lenders?|moneylenders?|credit cards?|owed?)\b"
_MAINLAND = r"大陆|内地|国内|工作|上班|打工|工资|\b(?:mainland|job|work\w*|salary)\b"

ELSEWHERE = (
    Sign((rf"{_PLACE}[^,]{{0,6}}{_LOAN}|{_LOAN}[^,]{{0,4}}{_PLACE}",), rf"{_MAINLAND}|^{_PLACE}借的$"),
    Sign((_PLACE, r"适用|能用|可以用|能谈|协商"), _MAINLAND),
    Sign((r"前置协商|债务舒缓|跨银行债务",)),
    Sign((rf"{_EN_PLACE}[^,]{{0,30}}{_EN_DEBT}|{_EN_DEBT}[^,]{{0,30}}{_EN_PLACE}",), _MAINLAND),
)

# -- 3.14: the debt was sold, a guarantor paid
SOLD = (
    Sign((r"债权?.{0,5}(?:转让|转给|卖给|卖了|转移)|(?:贷款|欠款).{0,4}(?:被)?(?:转让|卖给|卖了)",)),
    Sign((r"代偿",)),
    Sign((r"担保公司", r"代我还|替我还|帮我还|代还")),
    Sign((r"\b(?:debt|loan|claim)s?\b.{0,20}\b(?:sold|assigned|transferred)\b",)),
    Sign((r"\bassignment of\b.{0,8}\b(?:debt|loan|claim)",)),
    Sign((r"\bguarantor\b|\bguarant(?:ee|y) company\b", r"\b(?:paid|pays)\b")),
)
WAS_TOLD = (
    r"收到|短信|通知|告诉我|突然|发来|来信|他们说|对方说|客服说"
    r"|\b(?:got|received|they say|they said|letter|notice|message)\b"
)
