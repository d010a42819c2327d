"""What people type that no article answers: so that the search knows it when it sees it.

Data. `CHATTER` is no question of ours at all. `LATER` are questions of ours by topic, for as long as the topic has no
article: an article on the shelf takes its lines out of force.
"""

CHATTER = """
你好呀, 嗨, 早安, 晚安, 在不在, 喂, 有人在吗, 打扰了, 您好请问在吗, 非常感谢, 太感谢了, 谢啦, 辛苦您了, 谢谢帮忙
感谢你的帮助, 好的谢谢, 知道了, 懂了, 没问题, 可以了, 再见, 拜拜, 行, 对, 是的, 不是, 不用了, 算了, 今天几号, 现在几点
天气预报, 会不会下雨, 今天冷不冷, 放假安排, 去哪里旅游, 吃什么好, 附近的餐厅, 菜谱, 讲个故事, 唱首歌, 写首诗
写一篇作文, 翻译成英文, 股票推荐, 比特币价格, 买基金, 彩票号码, 足球比赛, 电影推荐, 游戏攻略, 订机票, 订酒店
快递到哪了, 电脑坏了, 手机没电, 减肥方法, 感冒吃什么药, 星座运势, 写代码, 编程, 数据库查询, 前端报错, 网站怎么搭建
我想贷款, 想借点钱, 急用钱哪里可以借, 求借款, 能借我一点吗, 哪个平台容易下款, 贷款怎么申请, 需要资金周转
有什么口子推荐, 黑户能贷的平台, 无视征信的贷款, 秒批贷款, 额度怎么提, 提额, 开通花呗, 借呗额度没了, 哪个银行贷款利率低
帮我办信用卡, 可以借我五千吗, 想借三万块, 借我一点钱, 哪里借得到钱, 笑死, 累死了, 烦死了, 饿死了, 贵得要死, 利息高死了
气死我了, 忙死了, hello there, hey, good morning, good night, how are you, nice to meet you, are you there, bye
see you, thank you, thanks so much, okay, alright, understood, yes please, no thanks, never mind, sure, great
what time is it, weather forecast, will it rain, recommend a restaurant, a recipe, tell me a joke, write a poem
translate this, football result, stock tips, bitcoin price, book a flight, movie recommendation, my computer is broken
lose weight, horoscope, capital of a country, write code, python script, javascript function, fix my bug, sql query
how to build a website, i need a loan, where can i borrow money, lend me money, which app lends easily
apply for a loan, loan without credit check, fast cash loan, raise my limit, get a credit card, i am dying of laughter
the heat is killing me, this is killing me, tired to death, bored to death
"""

LATER = """
call-frequency: 一天打好多次合法吗, 电话轰炸, 每天打几次算违规, 打太多次可以告吗
call-frequency: calls many times a day legal, how many calls a day are allowed, harassment by calls
night-calls: 晚上打电话, 半夜打电话, 大清早就打, 几点以后不能打
night-calls: calls late at night, calls in the middle of the night
verify-caller: 怎么判断催收真假, 是不是骗子冒充催收, 核实身份
verify-caller: is the collector real or a fraud, verify the caller
mediation-sms: 诉前调解短信, 法院短信真假, 1068短信
mediation-sms: pre-litigation mediation text message, court sms real
mediation-call: 人民调解委员会打电话, 调解中心电话真假
mediation-call: people's mediation call
record-call: 通话录音有用吗, 录音合法吗, 录音能当证据吗
record-call: is recording legal, recording as evidence
collector-wechat: 催收加我微信, 要不要加微信
collector-wechat: collector adds me on wechat
asked-for-contacts: 催收要通讯录, 要我家人电话号码, 要身份证照片
asked-for-contacts: they ask for my contacts
stop-interest: 停息挂账合法吗, 停息挂账怎么办理, 停息挂账流程
stop-interest: what is interest suspension
only-full-payment: 只能全额还, 不接受分期只能一次还
only-full-payment: only full payment accepted
pay-part-first: 先还一点有没有用, 先还几百可以吗
pay-part-first: does paying a part help
extension: 延期要提前几天申请, 怎么申请延期
extension: how early must i ask for an extension
lump-sum: 一次性结清减免多少, 结清打几折
lump-sum: how much off for a lump sum
oral-agreement: 口头答应算不算数, 要不要书面协议, 没有签协议
oral-agreement: does an oral agreement count
pay-to-account: 转到个人账户, 私人卡号还款
pay-to-account: pay to a personal account
missed-plan: 协商后又逾期, 协商完还不上怎么办, 二次协商, 违约了能再协商吗
missed-plan: missed the agreed plan
calls-during-plan: 协商期间还会打电话吗, 协商好了还催
calls-during-plan: will they keep calling during the plan
need-agent: 要不要请律师, 找中介协商好不好
need-agent: do i need a lawyer to negotiate
full-repayment-demanded: 要求一次还全款, 提前到期, 全部提前收回
full-repayment-demanded: demand the whole loan at once
legal-rate: 年利率多少合法, 利率上限, 多少算高利贷, 超过24合法吗
legal-rate: legal interest rate, usury
charged-36: 利息36怎么办, 年化三十六
charged-36: charged thirty six percent
guarantee-fees: 担保费能退吗, 会员费服务费能退吗
guarantee-fees: refund of guarantee fees
penalty-interest: 罚息怎么算, 罚息规定
penalty-interest: penalty interest rule
upfront-deduction: 砍头息, 到手少了
upfront-deduction: interest deducted up front
penalty-too-high: 违约金太高, 逾期费太高了
penalty-too-high: late fees too high
how-much-owed: 到底欠多少钱, 怎么查欠款总额
how-much-owed: how much do i really owe
payment-order: 还款先扣利息还是本金, 还的钱算本金吗
payment-order: interest or principal first
instalment-fee-rate: 分期手续费实际利率, 真实年化怎么算
instalment-fee-rate: real rate of instalment fee
credit-record-duration: 征信几年消除, 逾期记录保留多久
credit-record-duration: how long on credit record
negotiation-and-credit: 协商影响征信吗, 协商后征信怎么显示
negotiation-and-credit: does a plan harm my credit
overdue-grace: 逾期一天上征信吗, 晚几天算逾期
overdue-grace: how many days late is reported
paid-credit-repair: 花钱修复征信, 征信洗白
paid-credit-repair: pay to repair credit
one-off-credit-repair: 一次性信用修复, 信用修复政策
one-off-credit-repair: credit repair policy
bad-debt-mark: 呆账, 征信呆账怎么处理
bad-debt-mark: written off mark
credit-record-error: 征信错了, 征信异议
credit-record-error: correct my credit record
children-and-travel: 影响子女上学, 影响坐高铁, 不能坐飞机
children-and-travel: child schooling, flights and trains
prison: 会坐牢吗, 要坐牢, 会被抓吗, 警察会抓我吗, 算不算诈骗
prison: go to prison, go to jail, be arrested
if-i-never-repay: 一直不还会怎样, 永远不还, 不还钱的后果
if-i-never-repay: what if i never repay
being-sued: 被起诉怎么办, 收到起诉状, 要开庭吗
being-sued: being sued, they sued me
ignore-summons: 不去开庭会怎样, 不理传票
ignore-summons: ignore the summons
pay-at-hearing: 开庭要当场还吗
pay-at-hearing: pay at the hearing
payment-order-court: 支付令, 收到法院支付令
payment-order-court: court payment order
wages-frozen: 工资卡冻结, 工资会被扣吗, 银行卡被冻结
wages-frozen: wages frozen, bank account frozen
only-home: 房子会被拍卖吗, 唯一住房
only-home: lose my only home
dishonest-list: 失信名单, 限高, 老赖名单, 黑名单
dishonest-list: blacklist, dishonest list
card-sued: 信用卡被起诉, 信用卡起诉后分期
card-sued: credit card lawsuit
over-three-years: 三年以上的债, 过了诉讼时效, 时效过期
over-three-years: debt over three years old, limitation period
personal-bankruptcy: 个人破产, 申请破产
personal-bankruptcy: personal bankruptcy
family-liability: 连累家人, 影响孩子, 家人要替我还吗
family-liability: drag in my family
spouse-debt: 老公的网贷, 老婆欠债, 夫妻共同债务
spouse-debt: spouse debt
parents-children: 父债子还, 子女欠债父母还
parents-children: parents debt
emergency-contact: 紧急联系人, 我是联系人要负责吗
emergency-contact: emergency contact liable
employer-contacted: 打到单位, 联系公司, 找我领导, 打给同事
employer-contacted: contacts my employer
home-visit: 上门催收, 会上门吗, 来家里找, 去村里走访
home-visit: visit my home
tell-family: 要不要告诉家人, 怎么跟父母坦白
tell-family: should i tell my family
debt-sold: 债权转让, 债被卖了, 债务转给别的公司
debt-sold: debt was sold
where-to-complain: 投诉电话, 去哪举报, 怎么投诉催收
where-to-complain: where to complain
scammed-into-loan: 被骗贷款, 骗我借钱转走
scammed-into-loan: scammed into a loan
cancel-campus-loan: 注销校园贷, 关闭账户电话
cancel-campus-loan: cancel campus loan
debt-relief-agencies: 债务优化, 反催收公司, 债务重组公司可靠吗
debt-relief-agencies: debt relief agency
lend-bank-card: 出租银行卡, 借银行卡给别人
lend-bank-card: lend my bank card
debt-depression: 压力大抑郁, 负债焦虑睡不着
debt-depression: debt makes me depressed, cannot sleep because of debt
which-debt-first: 先还哪个, 多个平台还款顺序
which-debt-first: which debt first
hardship-extension: 失业了能延期吗, 怀孕能延期吗, 生病能缓吗
hardship-extension: postpone because of illness, pregnant
borrower-died: 人去世了债怎么办, 借款人死亡
borrower-died: borrower died
student-loan: 大学生网贷, 学生还不起
student-loan: student cannot repay
gambling-debt: 赌博输了, 赌债
gambling-debt: gambling debt
abroad-or-foreigner: 人在国外, 外国人
abroad-or-foreigner: i am abroad, foreigner
secured-loan: 房贷断供, 车贷还不上, 房贷还不起
secured-loan: mortgage, car loan
"""
