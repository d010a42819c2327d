"""Whether a typed line asks the bot something, or answers what the bot asked."""

from __future__ import annotations

import re

from flows.reading.english import SCALES, WORDS
from flows.reading.folding import fold

_MATERIAL = re.compile(
    r"[0-9][0-9.,/:-]*|[零〇一二两俩三四五六七八九十廿卅]|上下|左右|块钱?|星期|礼拜|孩子|小孩|老人|百分之"
    r"|年化|月息|中旬|或者?|都可以|都行|大概|大约|差[不唔]多|可能|应该|估计|好像|也许|没有|大前"
    r"|[多半几好数万千百亿第每约近快元毛角期个月天年周日号点次人口岁笔家位底初中前后之以今昨明去上下这本到至]"
    r"|[和是有还剩欠就也都吧吗么啊呀哦的了得嘛嗯没无零我钱]"
    rf"|(?<![a-z])(?:{WORDS}|{SCALES}|a|an|about|around|roughly|maybe|perhaps|probably|i|think|guess"
    r"|it|its|it's|is|was|the|of|or|and|so|just|only|in|on|at|to|few|several|couple|some|yuan|rmb|kuai|days?|weeks?|months?|years?|ago|from|now"
    r"|next|last|this|kids?|children|people|instal[a-z]*|percent|per|each|every|end|today|yesterday|tomorrow|half|since|left|owe"
    r"|pay|my|earn|between|more|less|than|over|under|nearly|almost|how about|what about|none|no|yes|zero|nothing"
    r"|st|nd|rd|th|w|k|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber)(?![a-z])|[^\w]|_"
)
_OPEN = (
    r"(?:不(?:太|大|是很)?(?:知道|清楚|记得|确定|懂|晓得|明白)|记不[清得住]|说不[清准好]|看不[懂出清]|分不清"
    r"|忘记?了?|唔(?:知道?|记得|清楚))"
    r"(?:到底|具体|究竟|他们?|对方|我|是|系|有|欠|还|剩|了|打来的|在|算|被|一共|总共){0,4}"
    r"(?:谁|哪[家个天里种]|[什甚]么(?:时候|人|公司|意思|东西)?|多少|几[天个期年号家]?|多久|为[什甚]么|是不是|有没有|算不算|系咪|边个|几多|乜嘢?)"
    r"(?![^,。;!?]{0,12}(?:怎么办|能不能|要不要|会不会|可不可以))",
    r"(?:没有?|冇)(?:[什甚]么|啥|多少|几个?|怎么|乜嘢?|多久)|不怎么|问问题|哪怕|无论如何|谁知道|多少有",
    r"^(?:还|也)?(?:没|冇|不|无)[^,]{0,6}呢",
    r"(?:[什甚]么|啥|谁|哪[个家天里]?|多少|几[个天期]|怎么|怎样|多久|边个|几多|点)[都也](?!要|会|不给)",
    r"(?:无论|不管)(?:[什甚怎多]么?|谁|哪)|(?:[过这十好再]|(?<!提)前)几",
    r"(?<![a-z])(?:don't|do not|dont|didn't|can't|cannot|not) (?:really |quite |even )?"
    r"(?:know|remember|recall|sure|tell|certain)(?: exactly)?"
    r"(?:,? (?:what|who|which|when|why|where|how (?:much|many|long))"
    r"(?: (?:it|they|i|he|she|that|this|bank|company|kind|day|exactly|date|is|was|owe|said)){0,4}"
    r"(?! (?:to|should|can|do|does|will|if)))?",
    r"(?<![a-z])(?:who knows|whatever|whichever|whoever|(?:how|what) about (?=[0-9¥])|when (?:i|my|the) )",
    r"no matter (?:what|how)",
)
_CHINESE = (
    r"(?![不没])(?P<verb>[\u4e00-\u9fff])[不唔](?P=verb)|有没有|有冇|[是能可会]否|系咪|有无(?:影响|办法|可能|必要)",
    r"[什甚]么|怎[么样]|咋|啥|为何|干[嘛吗]|如何|谁|哪|多久|多少|多长|多大|多高|几时|何时|几多|凭啥|难道",
    r"(?<![早晚快慢多少一有差几重地要观0-9])点(?:解|样|算|办|做|讲)|(?<![这那身旁一两左右])边[个度间]|乜|咩",
    r"几(?:点|天|号|个月|年|次|期|家)(?:之?后|以后|内)?(?:会|能|不能|不可|不得|才|算|可以|可|要|开始|该|上|打|爆)",
    r"(?:能|可以|会|要|得|该|最多|应该)[^,。;!?0-9]{0,4}几(?:期|个|年|天|次|号|点|家|成)",
    r"(?:能|可以|会|对|行|要|该)[^,。;!?]{0,8}不[?~。 ]*$|(?P<same>[\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}还是(?P=same)",
    r"还是[^,。;!?]*\?|真的假的",
    r"[吗嘛么](?=[,。;!?~ ]*$)|吗[,。;!?]|呢[?~。 ]*$",
    r"请问|请教|想要?(?:问|知道|了解)|问(?:一?[下个]|你|您|问(?!题))|咨询一?下|(?:解释|介绍|说明|讲)一?下|告诉我",
    r"教教?我",
)
_OTHERS = (
    r"(?:i|you|we|they|he|she|it|this|that|these|there|my|your|their|the|anyone|someone|somebody|anybody|lenders?|banks?"
    r"|collectors?)"
)
_ENGLISH = (
    r"^(?:(?:hi|hello|hey|please|sorry|ok|okay|so|and|but|well|um|excuse me)[,.! ]+){0,4}"
    r"(?:what(?:'s|s)?|how(?:'s)?|why|who(?:'s|se)?|which)(?![a-z'])",
    r"(?<![a-z'])(?:when|where) (?:do|does|did|is|are|was|will|would|can|could|should|must|may|to)(?![a-z])",
    r"(?:^|[,.;!?] ?|(?<![a-z])(?:and|but|so|or|if|then|yuan|owe) (?:[0-9]+,? )?)"
    r"(?:can|could|will|would|should|shall|do|does|did|is|isn't|are|aren't|am|was|were|may|must|won't|can't|don't|doesn't"
    rf"|has|have) {_OTHERS}(?![a-z])",
    r"^does [a-z]|^is [0-9]+[%期天]? [a-z]{3}|^(?:and|what about|how about) (?:the|my|a|our|their) [^?]*\?",
    r"^(?:is|are|can|will|do|did|could|should|would|may|must)(?![a-z])[^?]*\?",
    r"(?<![a-z])(?:can|should|do|must|may|could|would|am|will|shall|did|have) i(?![a-z])",
    r"(?<![a-z])(?:can|will|do|are|would|should) they(?![a-z])|(?<![a-z])(?:is|isn't) (?:it|there|this) (?![0-9¥])",
    r"(?<![a-z])what (?:if|happens|should|do|does|is|are|can|to|will)(?![a-z])",
    r"(?<![a-z])how (?:do|does|can|could|to|long|often|soon|many|much|should|will|is|are|come)(?![a-z])",
    r"(?<![a-z])(?:i (?:want|would like|need) to know|i'd like to (?:know|ask)|i wonder|may i ask)(?![a-z])",
    r"(?:^|please |you )(?:tell me|explain)(?![a-z])|(?<![a-z])know (?:how to|what to|if|whether)(?![a-z])",
)
_LONG_ENOUGH = 4


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_IS_OPEN, _IS_CHINESE, _IS_ENGLISH = _any(_OPEN), _any(_CHINESE), _any(_ENGLISH)


def is_question(text: str) -> bool:
    """Whether `text` is a question to the bot, with or without its mark.

    几千块, 不知道是谁, 三千？ and "maybe 3000?" are answers: made of amounts, days, hedges and "don't know". Total.
    """
    line = fold(text)
    if not _MATERIAL.sub("", line):
        return False
    line = _IS_OPEN.sub("·", line)
    if _IS_CHINESE.search(line) or _IS_ENGLISH.search(line):
        return True
    return "?" in line and _length(line) >= _LONG_ENOUGH


def _length(line: str) -> int:
    """Words in Latin script; two Chinese characters count as one."""
    return len(re.findall(r"[a-z0-9']+", line)) + len(re.findall(r"[\u4e00-\u9fff]", line)) // 2
