"""Words that mean the same to somebody in trouble: slang, brands, scripts' and regions' words, English, common slips.

Data. Everything is folded (simplified, lower case); English in any inflection. A meaning may have a single character,
which counts where no longer word covers it.
"""

MEANINGS = """
loan: 网贷, 网上贷款, 网络贷款, 网路贷款, 线上贷款, 网上借款, 网络借款, 网路借贷, 网络借贷, 线上借贷, 互联网贷款
loan: 互联网消费贷, 线上借款, 网上借钱, 网路借钱, 网贷平台, 借呗, 花呗, 微粒贷, 京东白条, 白条, 京东金条, 金条, 度小满
loan: 有钱花, 360借条, 借条, 拍拍贷, 分期乐, 安逸花, 招联, 捷信, 放心借, 美团借钱, 你我贷, 还呗, 信用飞, 来分期
loan: 消费贷, 手机借钱, app借钱
loan: online loan, internet loan, loan app, online lending, internet lending, online credit, wangdai, huabei, jiebei
loan: weilidai, baitiao, borrow online, borrowing online, borrow on the phone, borrow on an app, app loan
lender: 平台, 贷款公司, 贷款方, 贷款机构, 机构, 客服, 债主, 债权人, 银行, 资方, 网贷公司
lender: lender, platform, loan company, bank, creditor, customer service
collector: 催收, 催款, 催债, 讨债, 追债, 追数, 追数佬, 催收员, 催收人员, 要债, 逼债
collector: collector, debt collector, collection, collections agency
call: 电话, 来电, 打来, 打嚟, 打过来, 打电话, 打给, 座机, 陌生号, 陌生号码, 不明来电, 响, 铃, 号码, 未接
call: call, phone, ring, dial, telephone, number
avoid: 不接, 不理, 不听, 不回, 唔听, 唔接, 唔理, 没接, 挂断, 挂掉, 挂, 按掉, 拉黑, 封锁, 屏蔽, 拦截, 静音, 关机, 躲
avoid: 躲着, 躲避, 避, 避开, 换号, 换号码, 换卡, 换手机号, 换手机卡, 失联, 装死, 不敢接, 接不接, 接还是不接, 要接
avoid: 接电话, 接听, 接, 不开机, 语音信箱
avoid: answer, pick up, ignore, decline, reject, block, avoid, hide, hiding, dodge, switched off, turn off, silent
avoid: hang up, respond, stay reachable, unanswered, sim card, change number, take the call
family: 家人, 家里, 家里人, 爸妈, 爸爸, 妈妈, 我爸, 我妈, 父母, 老爸, 老妈, 老豆, 老母, 老婆, 老公, 妻子, 丈夫, 孩子
family: 亲属
family: family, parent, mother, father, mum, mom, dad, wife, husband
friends: 亲戚, 亲友, 朋友, 同事
friends: friend, relative, colleague
speak: 说话, 讲话, 讲电话, 通话, 谈话, 开口, 语气, 口气, 态度, 话术, 措辞, 开场白, 第一句, 怎么说, 怎么讲, 点讲
speak: 怎么回答, 嘴笨, 礼貌, 客气, 强硬, 应对, 讲, 吵, 骂回去, 顶回去, 说错话, 讲错话, 诚意, 把柄
speak: speak, tone, polite, firm, rude, sincere, sentence, phrase, behave, conversation, manner, talk to, say, script
speak: shout
calm: 冷静, 紧张, 慌, 发抖, 手抖, 脑子空白, 稳住, 害怕, 怕, 恐惧, 心慌
calm: calm, panic, freeze, scared, afraid, nervous, blank
note: 记录, 记下, 抄, 抄下, 笔记, 记什么, 记啥, 录音, 工号, 姓名, 职称
note: write down, note, record, staff number, agent name
secret: 验证码, 密码, 卡号, 身份证号, 屏幕共享, 荧幕, 身分证字号
secret: verification code, code, password, card number, screen
negotiate: 协商, 商量, 商议, 谈判, 谈, 倾, 沟通, 谈还款, 协商还款, 还款协商, 重新谈, 求情, 讲数
negotiate: negotiate, negotiation, renegotiate, negociate, talk, deal, reschedule, restructure, xieshang, huankuan
plan: 还款计划, 还款计画, 方案, 还款方案, 安排, 重新安排
plan: repayment plan, plan, arrangement, offer, proposal
cannotpay: 还不上, 还不起, 还不出, 还不出来, 缴不出, 缴不出来, 还唔到, 没钱还, 付不起
cannotpay: cannot pay, cant pay, cant afford, unable to pay
lessmonth: 少还点, 少还一点, 少缴, 慢慢还, 每月少, 每个月少
lessmonth: pay less, lower monthly, smaller payment, pay slowly
overdue: 逾期, 迟缴, 欠款, 拖欠
overdue: overdue, late, behind, missed, arrears
agree: 同意, 答应, 批准, 批, 通过, 会过, 松口, 肯, 愿意
agree: agree, accept, approve, say yes, approval
refuse: 不同意, 不答应, 拒绝, 驳回, 不批, 不肯, 唔肯, 不给办, 不松口, 不让步, 没通过, 没过, 被拒, 退件, 打枪, 不给分期
refuse: 被驳回, 讲不通
refuse: refuse, refusal, reject, rejected, decline, deny, turn down, say no, said no, budge, wont move, not accept
steps: 流程, 步骤, 程序, 怎么操作, 怎么弄, 怎么申请, 怎么开始, 先做什么
steps: procedure, step, process, how to start
fail: 失败, 谈崩, 谈不成, 谈不拢, 没谈成, 没谈拢, 谈唔成, 倾唔掂, 倾唔成, 破裂, 未果, 没结果, 不成功, 协商不下来
fail: 谈不下来, 没办法, 没路走
fail: fail, break down, broke down, no agreement, nothing work, without result
chance: 成功, 成功率, 几成, 把握, 希望, 有戏, 机会, 胜算, 通过率, 几率, 机率, 概率, 可能性, 运气, 一定, 肯定, 保证
chance: 包过, 包成功, 值得, 值不值, 白费, 白忙, 有用, 没用, 人人, 每个人, 谁都能, 容易
chance: succeed, success, chance, odds, likely, probability, luck, certain, guarantee, promise, worth, hopeless, hope
chance: useful, waste of time, everybody, always
next: 下一步, 接下来, 后续, 跟住, 还能做什么, 还能做啥, 还有什么路, 还有别的路
next: next step, what now, what next, where do i turn
reborrow: 再借, 再贷, 借新还旧, 以贷养贷, 以债养债, 拆东墙, 补西墙, 借来还, 借钱还, 借一笔, 借别的, 别家借, 整合负债
reborrow: 信用贷还
reborrow: new loan, borrow from another, borrow to repay, consolidation, another app, loan to repay, loan to pay
complain: 投诉, 举报
complain: complain, complaint
agency: 代办, 中介, 找人代, 反催收, 代理
agency: agency, agent
sue: 起诉, 被告, 法院, 诉讼, 打官司, 传票
sue: sue, court, lawsuit
document: 材料, 资料, 文件, 证明, 单据, 单子, 清单, 证件, 流水, 明细, 病历, 合同, 合约, 收据, 发票, 诊断, 收入证明
document: 离职证明, 纸质, 扫描, 复印, 影印, 薪资单, 工资条, 财力证明, 征信报告, 信用报告, 情况说明, 贫困证明, 困难证明
document: 收支表, 假证明, 假病历
document: document, paper, paperwork, proof, evidence, statement, certificate, contract, checklist, letter, bill
document: report, medical, photo of my id, upload, bring
prepare: 准备, 预备, 提交, 提供, 带, 附, 附上, 交
prepare: prepare, need, submit, send
jobloss: 失业, 被裁, 裁员, 下岗, 没工作, 离职
jobloss: lost my job, job loss, laid off, unemployed, unemployment
ill: 生病, 住院, 病, 医院, 受伤
ill: ill, illness, hospital, sick, injury
whatis: 是什么, 是啥, 什么是, 啥叫, 什么叫, 啥是, 什么意思, 啥意思, 意思, 定义, 概念, 咩叫, 咩系, 系咩, 指什么, 指啥
whatis: 怎么回事, 解释, 什么东西
whatis: what is a, what is an, whats a, whats an, what does, mean, meaning, define, definition, explain
why: 为什么, 为啥, 为何, 点解, 有必要, 必要性, 凭什么
why: why, necessary, reason, point of, purpose
kinds: 种类, 类型, 分类, 几类, 哪几类, 几种, 哪几种, 哪些种, 边几种, 属于哪种, 哪种贷款, 哪一种贷款
kinds: kind, type, category
wholent: 资金方, 出借人, 贷款人, 谁借, 谁借的, 谁借给我, 放款, 放款机构, 放款的, 跟谁借, 哪家的钱, 哪家借, 哪一家借
wholent: 哪家的, 银行的还是
wholent: lent me, who lent, behind, real lender, funds my, lender name, named in the contract, loan is from
licence: 牌照, 持牌, 无牌照
licence: licensed, unlicensed, license
microloan: 小贷, 小额贷款, 小贷公司, 小额贷款公司, 消费金融, 消费金融公司, 助贷
microloan: micro loan, microloan, consumer finance
security: 抵押, 抵押贷, 抵押贷款, 信用贷款, 信用贷
security: secured, unsecured, mortgage, collateral
good: 优点, 好处, 优势, 优缺点, 利弊, 方便, 好不好, 有什么用, 有啥用, 帮助
good: advantage, benefit, pros, convenience, safe, good or bad, good and bad, good for, any good
bad: 缺点, 坏处, 劣势, 风险, 危害, 坑, 陷阱, 猫腻, 弊, 弊端, 危险, 伏, 小心, 留意, 套路, 害人, 毁人, 下场, 靠谱, 安全
bad: disadvantage, drawback, downside, danger, dangerous, risk, risky, cons, trap, catch, good or bad, good and bad
bad: watch out, look out, ruin, hidden
borrowmore: 越借越多, 越还越多, 越欠越多, 还不完, 多头借贷
borrowmore: owe more, more and more, roll over
upfrontfee: 保证金, 解冻费, 先交, 先付, 先汇, 放款前, 拨款前, 贷款前, 先收我
upfrontfee: fee before, deposit before, upfront
ask: 要求, 提什么, 提哪些, 可以提, 争取, 选项, 可选, 哪些方案, 什么方案, 几种方案, 条件, 诉求
ask: ask for, request, option, propose
waive: 减免, 免掉, 免除, 少收, 打折, 减点, 减少, 折扣, 不收
waive: waive, drop, reduce, cut, discount
penalty: 罚息, 违约金, 滞纳金, 逾期费
penalty: penalty, late fee
longer: 延长, 拉长, 延期, 展期, 延后, 期限, 多分几期
longer: longer, extend, extension, term
instalment: 分期, 几期, 多少期, 期数, 每期, 几年
instalment: instalment, installment, monthly
pause: 暂停, 停几个月, 停两个月, 停缴, 停息挂账, 停息挂帐, 停息, 停止计息, 宽限
pause: pause, holiday, grace, stop the interest
principal: 本金, 先息后本
principal: principal, interest only
settle: 一次性, 一次还清, 一次付清, 一次结清, 结清, 还清
settle: lump sum, at once, pay everything, pay it all, settle
interest: 利息, 利率, 年化
interest: interest
duedate: 扣款日, 还款日, 缴款日, 账单日, 发工资晚, 换日期
duedate: due date, payday
bot: 机器人, 程式, 真人, 你是, 您是, 你系, 你们是, 人工智能, 谁做的, 谁开发, 官方的, 骗子, 你靠谱, 可信, 相信你
bot: bot, robot, human, are you, made you, made this, ai, trust, scam, lawyer
doforme: 替我, 代替我, 帮我打
doforme: for me, on my behalf
privacy: 隐私, 个资, 数据, 泄露, 外泄, 外流, 加密, 保存, 存我, 储存, 记录删, 删除, 删掉, 删我, 导出, 告诉催收
privacy: 告诉平台, 告诉别人, 给别人看, 我的信息
privacy: tell the collector, tell the lender, tell anyone, privacy, data, store, keep about, delete, encrypt, leak
privacy: export
price: 收费, 付费, 要钱, 免费, 收钱
price: free, cost anything, cost
upto: 哪年的, 什么时候的, 最新, 准不准, 法律依据
upto: up to date, how old, how recent, legal information
die: 不想活, 想死, 去死, 自杀, 轻生, 活不下去, 活着, 解脱, 跳楼, 跳下去, 割腕, 遗书, 安眠药, 吞药, 烧炭, 一了百了
die: 撑不下去, 撑不住, 不想再撑, 我走了, 我不在了, 没有我, 唔想活, 唔想做人, 累赘, 负担, 消失, 结束生命, 结束自己
die: 结束这一切, 永远睡, 不再醒, 再也不醒, 活下去, 绝望, 离开这个世界, 熬不住, 伤害自己
die: die, dead, suicide, suicidal, kill myself, killing myself, hurt myself, end it all, end my life
die: no reason to live, better off without me, live, alive, go on, wake up, burden, disappear, jump, pills
die: goodbye letter, farewell letter, pointless, no hope
wantloan: 想借, 借两万, 下款, 口子, 申请贷款, 办贷款, 推荐, 借我钱, 哪里能借, 哪里可以借, 借点钱, 借五万
wantloan: want to borrow, gives loans, get a loan
contactbook: 爆通讯录, 通讯录, 轰炸通讯录, 爆通讯, 通讯簿, 联络人, 联系人, 紧急联系人
contactbook: contact list, address book, contacts, phone book, emergency contact
credit: 征信, 信用报告, 信用记录, 信用纪录, 联征, 黑名单, 花了, 洗白, 上征信, 央行征信
credit: credit record, credit report, credit score, credit history, credit bureau, blacklist, zhengxin
dishonest: 老赖, 失信, 失信被执行人, 限高, 限制消费, 限制高消费
dishonest: dishonest list, laolai, spending limit, high speed train ban
enforce: 强执, 强制执行, 执行局, 冻结, 查封, 拍卖, 划扣, 扣押
enforce: enforcement, freeze, frozen, seize, seized, garnish, auction
courtline: 12368, 法院热线
jail: 坐牢, 坐监, 蹲监, 判刑, 拘留, 进去, 抓人, 犯法, 刑事, 踩缝纫机
jail: jail, prison, arrest, criminal, police come
payoff: 上岸, 还清了, 结清证明
payoff: paid off, clear the balance, settle in full
guarantee: 担保费, 会员费, 服务费, 手续费, 砍头息, 咨询费
guarantee: guarantee fee, membership fee, service fee, handling fee, upfront deduction
mediator: 调解, 诉前, 诉前调解, 人民调解, 调解员, 调解中心
mediator: mediation, mediator, pre litigation
wechat: 加微信, 微信, 加好友, 企业微信, 加我微
wechat: wechat, weixin, add me
visit: 上门, 走访, 户籍地, 村委, 居委, 外访, 家访
visit: home visit, come to my house, doorstep, village office, visit
employer: 单位, 公司, 老板, 领导, 人事, 同事, 老细, 主管
employer: employer, boss, human resources, workplace, colleague, at work
spouse: 配偶, 夫妻共同债务, 夫妻债
estate: 遗产, 去世, 过世, 继承, 死亡证明
estate: estate, inherit, passed away, deceased, heir
gamble: 赌博, 赌, 网赌, 菠菜, 博彩, 输光
gamble: gambling, gamble, bet, betting, casino
sold: 债权转让, 卖给, 转让, 资产管理, 收购
sold: assigned, sold the debt, debt buyer, asset management
"""

SLIPS = """
催收: 崔收, 催受, 摧收, 催首, 吹收, 崔首, 催手
网贷: 网袋, 网带, 网代, 网货, 网待
逾期: 余期, 逾其, 愈期, 鱼期, 预期
协商: 胁商, 谐商, 协伤, 携商, 斜商, 协商商
征信: 正信, 证信, 征性
利息: 利西, 历息, 力息
还款: 还宽, 环款, 还欸
罚息: 罚西, 发息
减免: 减勉, 剪免
分期: 分其, 份期
"""

FILLERS = """
为什么, 为啥, 为何, 凭什么, 什么, 啥, 咋, 怎么, 怎样, 哪里, 哪些, 哪个, 多少, 谁, 几时, 点解, 乜嘢, 是不是
想要, 我, 你, 您, 他, 她, 它, 是, 有, 在, 和, 跟, 要, 想, 吗
没有, 没, 不知道, 今天, 明天, 昨天, 请问一下, 请问, 想问一下, 我想问, 想问, 你好, 您好, 麻烦, 谢谢, 那个, 就是说, 的话
大家, 大哥, 老师, 有没有人知道, 求助, 急, 到底, 究竟, 其实, 真的吗, 是真的吗, 真的假的, 一下, 现在, 这种, 这个, 那种
那边, 人家, 他们, 它们, 她们, 我们, 你们, 自己, 啊, 呢, 吗, 吧, 呀, 哦, 嘛, 咯, 㖞, 㗎, 嘅, 咗, 嗰阵, 了, 的, 地, 得
很, 都, 也, 就, 还是, 怎么办, 咋办, 咋整, 点算, 怎么样, 怎样, 如何, 行不行, 可不可以, 可以不, 可以吗, 能不能, 可以, 能
会不会, 会
"""

STOP = """
good next day time week month year a an the i im ive me my we our you your he she it its they them their this that
these those there here is are was were be been am do does did doing done to of in on at by for from with about as into
so and or but if then than too very just really please can could may might will would shall should must have has had
having get got how what when where which who whom whose why not no any some all more most much many one now still
again up down out over what's isn't don't doesn't won't can't cant dont wont let us also because while i'm i've it's
there's s t
"""
