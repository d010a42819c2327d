"""Words of self-harm in what somebody typed: said outright, said around, abbreviated, said by others.

Everyday exaggeration (烦死了, "this is killing me") is taken out first. To miss one is worse than a false alarm:
what is unsure is doubtful (facts 6.1, CONVERSATION.md 3.1). The text itself goes nowhere.
"""

from __future__ import annotations

import re

from flows.model import Alarm
from flows.reading.folding import fold

_DEADLY_WORDS = (
    "活 磕 守 撑 扛 缠 命 板 循环 机 规矩 结 账 帐 当 角 穴 皮赖脸"
    " 记硬背 要面子 工资 钱 数 线 胡同 对头 党 脑筋 期 刑 缓 因 者 讯 亡证 亡通知"
    " 信 理 样 相 鬼 火 梗 蠢 定 翘翘 盯 咬 抓 拽 性不改 马当 不相往来"
    " 不认 不承 不同 不松 不肯 不给 不退 不改 不要 不让 不放 不降 不减 不还"
).replace(" ", "|")
_EVERYDAY = (
    r"跳楼(?:价|大?甩卖|大?减价|机)|紫砂[壶锅杯茶]|烧炭烤",
    r"(?:办理?|料理|处理)(?:[他她父母爸妈的]|父亲|母亲|爸爸|妈妈|老人|家人){0,4}后事",
    r"(?:还清|还完|结清|还掉|协商好|处理完)[^,。;!?]{0,8}解脱",
    r"(?:生意|公司|店|厂|项目|铺子|摊子?|单位|直播)[^,。;!?]{0,6}不下去",
    # 死 as a degree: 烦死了, 高得要死, 死贵
    r"[烦累穷气急吓忙饿贵坑害恨愁难困热冷笑丑羞丢痛疼渴憋闷拖压催吵高低慢多少惨臭冻晒嬲激衰抵蠢笨苦挤怕恶心受爱爽黑]"
    r"(?:得|到)?(?:快?要)?死(?!路|法|了?算|去|掉|自己)(?:我|人|个人|你|他们?|她)?(?:了|啦|咯|喇|咗)?",
    r"(?<![觉只非不值])得(?:快?要|半)?死(?:要活|不活|了)?(?!路|法|算|好)",
    r"(?<![想谈提说走感梦看遇])到(?:快?要)?死(?!路|法|算|好)|死(?:贵|高|难|慢|多|沉|重|累|穷|远|冷|热|忙|扣)",
    r"思想死板|[想爱恨]死(?:你|他|她|它|我了)|(?:要死[要不]|累死累|半死不|拼死拼)活",
    # 死 in words
    rf"(?<![想要去如])死(?:{_DEADLY_WORDS})|见死不救",
    r"(?<!想)死心(?![里情理])(?:塌地|眼)?|(?:打死|到死|死)(?:也|都)(?:不|没(?!人)|要|还|唔)(?!了|想|如|怕|死)",
    r"打死(?:不|我都?不)|(?<![我就])该死的?",
    r"(?:找|作|装|卡|锁|写|定|钉|堵|焊|病|老|誓|至|拼)死(?!了?算)|[说谈]死了(?!算|好)",
    r"(?:父|母|爸|妈|爷|奶|公|婆|夫|妻|儿|女|哥|弟|姐|妹|借款人|债务人|担保人|他|她|亲戚|朋友|老人|狗|猫)"
    r"(?:亲|都|已经|刚|早就|前年|去年|今年|上个?月|也|如果|要是|们){0,3}死(?:了|后|咗)(?!算|好|干净|得了|一了|吧)",
    # English
    r"(?<![a-z])(?:dying (?:to|for)|to die for|die ?hard|killing (?:me|us)|kill(?:ing|s)? time|would kill for"
    r"|never say die)(?![a-z])",
    r"(?<![a-z])(?:phone|battery|car|engine|laptop|computer|app|line|internet|business|deal|site)(?: [a-z]+){0,2}"
    r" (?:died|dead|dies|dying)(?![a-z])",
    r"(?<![a-z])(?:father|mother|mom|mum|dad|wife|husband|son|daughter|brother|sister|parents?|grand[a-z]+|uncle|aunt|friend"
    r"|borrower|debtor|guarantor|boss|he|she|who|someone)(?: [a-z]+)? (?:died|dead|dies|dying)(?![a-z])",
    r"(?<![a-z])(?:worried|scared|bored|frightened|tired|sick|worked|stressed) to death",
    r"(?<![a-z])death (?:certificate|in the family|benefit|of (?:my|his|her|a))|over my dead body",
    r"dead ?(?:line|lock|beat)",
    r"(?<![a-z])dead(?: |-)?(?:end|tired|broke|serious|wrong|set|weight|slow|zone|sure|on|against|money|loan)(?![a-z])",
    r"(?<![a-z])kill(?:ed|ing|s)? (?:the|this|my|a|off the|two) "
    r"(?:loan|deal|app|process|bird|account|contract|mood|business|fee)s?",
    r"(?:hurt|cut) myself (?:at work|on the job|working|lifting|playing|falling|some slack|off|loose)",
)
_BY_OTHERS = (
    r"(?:催收|催债|他们?|她们?|对方|客服|有人|那人|平台|那边|收数)[^,。;!?]{0,8}"
    r"[说叫让骂逼要喊话咒][^,。;!?想得]{0,6}(?:去死|死(?!了)|跳楼|自杀|上吊)",
    r"(?:让|叫|骂|咒|喊)我(?:怎么不|赶紧|快点?|去|该|还不)*(?:去死|死(?!了)|跳楼|自杀|上吊)",
    r"(?:told|telling|asked|wants?|wanted|texted) me (?:to |should )?(?:just |go |and )*(?:kill myself|die|drop dead)",
    r"(?:said|says|saying) (?:that )?i (?:should|must|can|could) (?:just |go |and )*(?:kill myself|die|drop dead)",
)
_DENIED = (
    r"(?:不会|没有?|不是|不至于|从来没|从没|绝不|别担心)(?:我|去|要|在|打算|真的|有|过|因为|这个){0,3}"
    r"(?:自杀|轻生|想死|跳楼|自残|寻短见|不想活|想不开)",
    r"(?:还|我|也|可)不想死|唔想死",
    r"(?:not|never|won't|wouldn't|isn't) (?:[a-z]+ ){0,3}(?:suicidal|kill(?:ing)? myself|hurt(?:ing)? myself)",
    r"(?:don't|do not|didn't|dont) (?:[a-z]+ ){0,2}want to die",
)
_DANGER = (
    # said outright
    r"自(?:杀|缢|刎|残|虐|鲨|噶|嘎)|自尽(?![力快可量到责职孝义早心])|自我了[断结]|自伤|轻生|寻短|寻死|吊死|自焚",
    r"割[腕脉喉手]|鎅手|界手|划手[腕臂]|(?:割|划|伤|伤害)了?自己|上吊(?![桥车灯])|抹脖子|服毒|卧轨|烧炭",
    r"跳(?:楼|河|江|海|桥|湖|轨|崖)|投(?:河|江|湖|海)(?=$|[,。了吧算自])|投井|老鼠药|百草枯|敌敌畏|开煤气",
    r"喝(?:了|下|点)?(?:农药|洗洁精)|(?:[吞囤攒买]了?|一瓶|整瓶|很多|准备了?|吃光)[^,。;!?]{0,4}安眠药",
    r"安眠药[^,。;!?]{0,4}(?:瓶|很多|足够)|安乐死",
    r"遗书|遗言|(?:安排|交代)好?了?后事|永别|同归于尽|一死|一了百了|以死|死给",
    # wanting to die
    r"想死(?!的心)|(?:想|要|该|能|有|得)去死|想[^,。;!?]{0,4}撞死|楼[^,。;!?]{0,3}跳(?!楼?价)|不如去死|我去死|死一死|死了?(?:算|好)|死咗|生不如死",
    r"(?:不如|还是|宁愿|干脆)[^,。;!?]{0,4}死了?(?:得了|干净|吧|$)",
    r"(?:一起|一齐|全家|带着?孩子)(?:都|去|就|一起){0,2}死",
    r"我(?:要是|如果|万一|真|真的)?死(?:了|后|掉|之后|以后|吧|$)",
    # not wanting to live
    r"(?:不|唔|没|懒得|无心)(?:想|愿|愿意)(?:再|要|继续){0,2}(?:活(?![动跃泼期力])|生存)|不活了",
    r"活(?:着|下去|落去)?(?:也|都|真|真的|还|又|好|太|就是|是|有|一点)*"
    r"(?:没有?|冇|有什么|有咩|毫无)(?:什么|咩)?(?:意思|意义|盼头)",
    r"活(?:着|下去|落去)(?:也|都|真|还|又)*(?:没有?|冇|毫无|有什么)(?:什么)?(?:价值|必要|劲|用)",
    r"活(?:够|腻)(?:了|$)|活(?:不|唔)(?:落去|下去)|活不成(?![问功])|没脸活|唔想(?:生|做人)",
    r"做人(?:都|真|好)*(?:没有?|冇)(?:意思|意义)",
    r"活着(?:真|好|太|很|就是|是|也|只是)*(?:累|苦|痛苦|折磨|受罪|负担|多余|煎熬)",
    r"不(?:要|会|用|想|愿|愿意)?再?(?:要)?醒(?:来|过来|了)|一睡不|长眠|一觉不醒",
    r"(?:没有?|失去|没了|冇)[^,。;!?]{0,6}活(?:下去|着|落去)?的?勇气|(?:没有?|冇)勇气(?:再|继续)?活",
    r"(?:不配|没有?资格|没有?必要|没有?理由)(?:再|继续)?活",
    r"为(?:[什甚]么|啥|何)[^,。;!?]{0,3}活着|活着(?:是为了什么|干[嘛吗什]|有[什甚]么用|做什么)|不敢活",
    r"活不[了起](?:了|$)|不配活",
    # ways
    r"怎[么样]死(?!了|账)|死法|死的念头|[割划切][^,。;!?]{0,3}手?腕|手腕[^,。;!?]{0,3}[割划开]|想[🔪🔫]",
    r"[吃吞喝][^,。;!?]{0,5}(?:一瓶|整瓶|很多|所有|全部|好多)[^,。;!?]{0,3}药",
    r"把[^,。;!?]{0,3}药[^,。;!?]{0,3}[吃吞喝]|[想要]喝药|^喝药|喝药(?:自|死|了断)",
    r"(?:再也不|不再|唔再|不想再?|唔想再?|别再)醒|永远睡|[想故][^,。;!?]{0,4}(?:撞车|出车祸|被车撞)",
    r"(?<![a-z])(?:swallow(?:ed|ing)?|(?:bottle|box|pack|handful|lots) of|all (?:my|the|of)|too many|how many"
    r"|enough) (?:[a-z]+ ){0,3}pills",
    r"(?<![a-z])(?:took|taken|ate) (?:(?:a|the|some|these|those|whole|bunch|lots?|load|handful|many|so|too|more|of) )*"
    r"pills(?! (?:for|as|that my|my doctor|prescribed))",
    r"(?<![a-z])(?:painless|easiest|quickest|best|how) (?:way )?to die",
    r"(?:how many|what|enough)(?: [a-z]+){0,4} kill me(?![a-z])",
    r"(?<![a-z])(?:going to|about to|want to|wanna|ready to|gonna) jump(?![a-z])(?! to| on a call)",
    r"i(?: should| might as well)? (?:just )?die(?![a-z])",
    # done already, without a word for what was taken
    r"(?<![a-z])(?:took|taken|swallowed) (?:all of (?:them|it)|them all|it all|every(?: last)? one"
    r"|the (?:whole|entire) (?:bottle|box|pack|lot))(?=.{0,60}(?:sleepy|drowsy|dizzy|numb|minutes?|mins?|goodbye))",
    r"全部?(?:都)?[吃吞喝](?:了|掉|光|下去)[^。!?]{0,12}(?:困|晕|想睡|睡着|迷糊|没力气)",
    r"脚[^,。;!?]{0,4}跨[^,。;!?]{0,3}(?:露台|阳台|窗|栏杆|护栏|天台|楼顶|桥)",
    r"(?:只有|唯有)死(?:了|后)?(?:才|能|可以)|(?<![a-z])only (?:my )?(?:death|dying) (?:can|could|will|would)(?![a-z])",
    # leaving, ending, being better gone
    r"(?:离开|告别|不想[待呆留]?在)(?:这个?|人|此)*(?:世界|世上|人世|人间|世间)|[跟和与](?:这个?)?世界说?(?:再见|拜拜|告别)",
    r"世(?:界)?上?(?:彻底)?消失",
    r"不在(?:这个?|人)?(?:世界?上?|人世|人间)了",
    r"(?:结束|了结|终结|放弃)(?:了|掉)?(?:自己|我)?(?:的|这)*(?:生命|性命|人生|一生|自己)",
    r"结束(?:这|所有|这所有)?的?一切(?!债|纠纷|催收|手续)|[想求要](?:要|早点|早日|快点)?解脱(?!债)",
    r"死(?:就|才|了就)?是?解脱",
    r"(?:没有?我|我不在了|我走了|少了我)[^。;!?]{0,8}(?:更好|好过|会好|轻松|解脱|好一点|好些)",
    # abbreviated
    r"[想要去] ?(?:z ?s|zi ?sha|tl)(?![a-z])|想 ?(?:s(?![a-z0-9])|亖|4(?![0-9期个天年月点万千百k%]))",
    r"(?<![a-z])(?:zi ?sha|z ?杀|bxhl?|kms|ktms)(?![a-z])",
    r"自 ?(?:s|sha|莎|刹)(?![a-z])|紫砂|(?:噶|嘎|鲨)了?我?自己|想[噶嘎]",
    r"(?<![a-z])(?:(?:xiang|qu) ?si|bu ?xiang ?huo|tiao ?lou)(?![a-z])",
    # English
    r"(?<![a-z])(?:suicid[a-z]*|unaliv(?:e|ing)|sewerslide|self[- ]?harm[a-z]*|overdos(?:e|ing))",
    r"(?<![a-z])(?:kill|killing|hang|hanging|cut|cutting|hurt|hurting|harm|harming|end|ending|off|shoot|drown)"
    r" (?:my ?self|my wrists?)",
    r"(?<![a-z])(?:end(?:ing)?|tak(?:e|ing)) (?:my|this) (?:own )?(?:life|misery|suffering|pain)",
    r"(?<![a-z])end(?:ing)? (?:it all|everything)|slit my",
    r"(?<![a-z])(?:want|wanted|wanna|ready|prefer|deserve|hoping|hope|wish)"
    r"(?: to| i could| i can)?(?: just)? (?:die|be dead)(?![a-z])",
    r"wish (?:that )?i (?:was|were|had|would)(?: just)?(?: never)?(?: been)? (?:dead|died|die|born|not alive)",
    r"might as well be dead",
    r"better off dead",
    r"(?:better|happier|easier|fine|freer?)(?: off)? (?:without me|if i'?m gone|if i was gone|when i'?m gone)",
    r"(?<![a-z])if i (?:die|died|am dead|was dead|were dead|am gone)(?![a-z])",
    r"(?:don't|do not|no longer|dont|didn't|not) (?:really )?(?:want|wanna|wish|care)(?: to)?"
    r" (?:live|be alive|be here|exist|wake up|go on living)|care (?:if|whether) i (?:live|die)",
    r"(?:no|any) (?:reason|point|will|sense) (?:to live|in living|living|to go on living)|to live for",
    r"(?:not|isn't) worth living",
    r"(?:never|not) (?:to )?wak(?:e|ing) up",
    r"(?:tired|sick|done|finished|fed up) (?:of|with) (?:living|life|being alive)",
    r"(?:give|giving|given) up on life|(?:suicide|goodbye|farewell) (?:note|letter)|goodbye (?:cruel )?world",
    r"leave this world",
    r"jump(?:ing|ed)? (?:off|from|out of|in front of) (?:a|the|my) "
    r"(?:bridge|building|roof|balcony|window|train|car|truck|bus|cliff)",
    r"life (?:is|has|feels) (?:not worth|no meaning|meaningless|pointless|over)|life isn't worth|can't keep living",
)
_DOUBTFUL = (
    # what is left of 死 and "dead" once the everyday ones are out
    r"死|(?<![a-z])(?:die|died|dies|dying|dead|death|kill|kills|killed|killing)(?![a-z])|[🔪🔫⚰🪦]",
    r"活(?:着|下去|落去|不[了起])|勇气活|[用拿以](?:我的?)?命(?!令)",
    r"(?:我|这|一)条?(?:烂|贱)?命(?![运令中苦好大硬])|命一条|睡过去|天堂|[去在见到]天上|另一个世界",
    r"[站坐爬走](?:在|到|上)[^,。;!?]{0,4}(?:桥|楼顶|顶楼|江边|河边|海边|轨|崖|窗台|窗户)|绳子",
    r"没(?:有)?人会?(?:在乎|关心)我?|(?:别|不要|不用)找我",
    r"照顾好(?:孩子|爸妈|父母|家人|自己|他|她)|再见了?,?(?:爸|妈|孩子|世界|大家|朋友)|(?:儿子|女儿|我|孩子)先走了",
    r"我(?:想|要|就|真的|好想|彻底|能)?消失|我(?:要是|如果|真|万一|哪天)没了(?:,|$|家|他|孩)|等我没了",
    r"(?:那种|不好|坏|傻|可怕)的?念头",
    r"唔想(?:喺度|再?捱|再?挨|做落去)|走咗佢|做人[^,。;!?]{0,3}(?:苦|攰|难)",
    r"(?<![a-z])(?:live any ?more|living any ?more|reason to live|being alive"
    r"|(?:point|sense) (?:of|in) (?:living|life|going on))",
    r"(?<![a-z])(?:(?:standing|stood|sitting) on (?:a|the) (?:bridge|roof|edge|ledge)|last message|goodbye forever"
    r"|have a gun|(?:car|truck|bus|train) (?:would |could |to )?hits? me|cares? if i|can't keep going|better off gone)",
    r"(?<![a-z])(?:tell my [a-z]+ (?:that )?i love|end(?:ing)? things|hate my life|enough of (?:life|living)"
    r"|world without me"
    r"|want to be gone|give up on everything|(?:going to|gonna|just|wanna|want to) end it(?! early))(?![a-z])",
    r"(?:撑|熬|坚持|扛|挺|挨|顶|过)(?:不|唔)(?:下去|落去|过去)",
    r"(?:精神|心理|真的?|快|实在|彻底|人)(?:快|要|都|已经|就){0,3}[撑扛顶熬](?:不|唔)住",
    r"迈不过|过不去这个?坎|安眠药|解脱|想不开|绝望|生无可恋|万念俱灰|心如死灰|了无生趣|人间不值得|无路可走|活受罪",
    r"(?:^|[,。;!?]|我)(?:真的?|快|要|实在|都|已经|有点|感觉|好像)*[撑扛熬]不住了?(?=$|[,。;!?~])",
    r"^我?(?:真的?|快|要|彻底)+崩溃了?$|不想坚持了|(?:每天|天天)都?在?哭",
    r"^(?:我|真的?|已经|感觉|觉得)*(?:没有?|冇)希望了?$",
    r"(?:看不|睇唔|睇不)到(?:任何|一点|半点)?(?:希望|出路|未来)",
    r"(?:生活|日子|人生|未来)[^,。;!?]{0,4}(?:没有?|冇)(?:任何|一点)?(?:希望|盼头|意思|意义)",
    r"走投无路|绝路|(?:没有?|冇)活路|没法活|怎么活(?:啊|下去|呀|$)|让(?:不让)?人活|逼(?:我|人)(?:去|跳)",
    r"想(?:要)?(?:彻底)?消失|消失(?:算了|掉算)|累赘|拖累(?:家|父母|爸妈|孩子|老婆|老公|大家|你们|他们|别人|所有)",
    r"下辈子|来世|来生",
    r"[想要怕会][^,。;!?]{0,5}[做干]傻事|先走一步|出人命|杀了我",
    r"跳下去|天台|楼顶",
    r"^xs[.。!,~]*$|[想要](?:杀人|砍人|砍死|杀了|捅死)",
    r"想结束了$|想重开|刀片|黄泉|阎王|想[^,。;!?]{0,6}了结(?!债|贷|合|分|这|案|纠)|了结算了",
    r"(?<![a-z])(?:rather (?:die|be dead)|kill me (?:now|please)|just kill me"
    r"|i'?m (?:going to|gonna) die|sleeping pills?|dead inside)",
    r"(?<![a-z])(?:can't|cannot|can not|cant|couldn't)"
    r" (?:go on(?! paying)|take (?:it|this) any ?more|do this any ?more|live like this|cope any ?more|bear it)",
    r"(?<![a-z])(?:hopeless|no hope(?! of| for)|no way out|no future"
    r"|burden (?:to|on)|i'?m a burden|disappear forever|living hell)",
    r"(?<![a-z])(?:want(?:ed)? to (?:disappear|vanish|sleep forever)"
    r"|make it (?:all )?stop(?! call)|want it (?:all )?to (?:end|stop|be over))",
    r"(?<![a-z])(?:took|taken) (?:[a-z]+ ){0,3}pills",
    r"(?<![a-z])(?:wrote|writing) (?:my|a) will(?![a-z])|say(?:ing)? goodbye to every",
    r"nobody would (?:miss|notice)|lost the will|i'?m (?:so |really )?desperate(?! for| to pay)",
    r"(?<![a-z])(?:don't|dont|do not) want to be a burden|want to kill (?:him|her|them|some)|end of my rope",
    r"i (?:just )?want out$",
    r"(?:心理|危机|自杀)(?:援助|干预|救助)?(?:热线|专线)|12356",
    r"(?<![a-z])(?:crisis|suicide|mental health) ?(?:hot|help)?line",
)

_NUMBER_ONLY = re.compile(r"[0-9零〇一二两三四五六七八九十百千万元块年月日号期天个.,%¥ ]*")
_GAPS = re.compile(r"(?<=[㐀-鿿])[ .·*_\-/|]+(?=[㐀-鿿])")


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_IS_EVERYDAY, _IS_BY_OTHERS, _IS_DENIED = _any(_EVERYDAY), _any(_BY_OTHERS), _any(_DENIED)
_IS_DANGER, _IS_DOUBTFUL = _any(_DANGER), _any(_DOUBTFUL)


def assess(text: str) -> Alarm:
    """Whether `text` speaks of self-harm: `danger`, `doubtful` (unsure, or somebody else's words), or not at all.

    It knows all three languages at once, Cantonese and abbreviations. Total: never raises.
    """
    folded = fold(text)
    if _NUMBER_ONLY.fullmatch(folded):
        return ""
    words = _GAPS.sub("", folded)
    words = _IS_EVERYDAY.sub("·", words)
    plain = _IS_DENIED.sub("·", _IS_BY_OTHERS.sub("·", words))
    if _IS_DANGER.search(plain):
        return "danger"
    if plain != words or _IS_DOUBTFUL.search(plain):
        return "doubtful"
    return ""
