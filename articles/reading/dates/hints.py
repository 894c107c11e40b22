"""Turns of phrase that tell when an article was written, as patterns; what they tell is drawn in clues.py."""

import re

# What stands in the clause before an anniversary that is now; and what does so where 今年 stands before it.
OCCASION = re.compile("恰逢|正值|适逢|值此|结合|(?:^|[：:—\\s“《]|为|隆重|热烈|共同)(?:庆祝|纪念|喜迎|迎接|献礼)")
FEAST_IN = re.compile("(?:在|是|正值|恰逢|迎接|迎来|庆祝|欢庆|喜迎|^|[，,。；;、])[^，,。；;]{0,8}\\Z")
IS = re.compile("是|为|迎来|迎接|喜迎|今年")
CLAUSE = re.compile("[^，,。；;]{0,18}\\Z")
# What a report of these days begins with: 2021年3月10日，某支部召开…
NEWS_VERB = re.compile("召开|举行|举办|开展|组织|启动|走进|前往|参加|慰问|调研|宣讲|揭牌|开工|签约|学习|来到|进行了")
HISTORY = re.compile("发生|首次|所作|事故|灾害|同志.{0,4}在")
OF_A_MEETING = re.compile("[^，,。；;]{0,3}(?:大会|讲话|阅兵|以来|前夕的|时)")
ELSEWHEN = re.compile("明年|后年|去年|前年|到|将|曾|当年|[12]\\d{3}年")
NEXT_YEAR, LAST_YEAR = re.compile("明年是?[^，。；]{0,12}\\Z"), re.compile("去年是?[^，。；]{0,12}\\Z")
PRINTED_YEAR_IS = re.compile(r"[12]\d{3}年是[^，。；]{0,12}\Z")
OF_PLAN_NOW = ("之年", "一年", "首年")
GOAL = re.compile(
    "(?:到|至|将|力争|目标|规划|远景|愿景|计划|预计|有望|明年|迈向|面向|展望|申办|获得|办好|筹办)[^，。；\n]{0,5}\\Z"
)
UNDECIDED = re.compile("将[于在会举]|拟于|定于|预计|计划[于在]|决定|明天|明日|后天")
TAKEN = re.compile("[^，。；\n]{0,4}[摄拍]")
AROUND = re.compile("前夕|前后|来临|到来|起")
# What is said of a year is said of this one; a county may call another year so, for itself.
NOW = re.compile("(?:今年|正值|恰逢|迎来|进入|面对|站在)[^。；\n]{0,30}\\Z")
ANOTHER_YEAR_OR_PLACE = re.compile(
    "(?:明年|后年|去年|前年|曾|当年|[12]\\d{3}年|[我全该本][省市州县区旗镇乡村])[^。；\n]{0,30}\\Z"
    "|[省市州县区旗镇乡村]的?\\Z"
)
# The eve of a feast with a fixed day is over when it comes.
FEASTS = {
    "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1), "建军节": (8, 1), "五一": (5, 1), "五四": (5, 4), "六一": (6, 1),
    "三八": (3, 8), "国庆": (10, 1), "元旦": (1, 1), "教师节": (9, 10), "记者节": (11, 8),
}  # fmt: skip
BEFORE_A_FEAST = ("前夕", "来临之际", "到来之际", "即将来临", "即将到来", "将至", "临近")
EVE = re.compile(
    f'[“"]?(?P<feast>{"|".join(FEASTS)})[”"]?(?:(?:建党|建军|国庆|国际劳动|劳动|青年|儿童|妇女|国际妇女|国际儿童)?节)?'
    f"(?:{'|'.join(BEFORE_A_FEAST)})"
)
OF_ANOTHER_YEAR = re.compile("(?:(?<![今周])年|每逢|历次|一度)[^，。；\n]{0,6}\\Z")
# 在建党100周年之际: an anniversary that is here or just before the door.
AT_THE_TIME = re.compile(f"(?:华诞|纪念日)?(?:到来|来临)?(?:之际|前夕)|[、，和的暨]?{EVE.pattern}")
# Seasons and feasts by the first month that they may fall in; a feast counts with the word for this year.
SEASONS = {
    "早春": 2, "初春": 2, "暮春": 4, "初夏": 5, "仲夏": 6, "盛夏": 7, "初秋": 8, "金秋": 9, "深秋": 10, "初冬": 11,
    "今年国庆": 10, "今年中秋": 9, "今年端午": 5, "今年五一": 5, "今年“五一”": 5, "今年清明": 4, "今年七一": 7,
    "今年“七一”": 7, "今年八一": 8, "今年春天": 3, "今年夏天": 6, "今年秋天": 9, "今年入冬": 11, "今年教师节": 9,
}  # fmt: skip
# What bears the number of a year: names without 年, those who began to study in it, what it is the year of. 2022年以来
# is how an editor writes 今年以来 for later readers, unless it tells of years.
_MANY_YEARS = "[^。；\n]{0,80}(?:先后|连续|陆续|累计|已有|每年|逐年|年均)"
OF_A_YEAR_BEGINS = re.compile("[12这]")
OF_A_YEAR = re.compile(
    r"(?<=[“《])(?P<named>(?:19|20)\d\d)(?!年)(?=[\u4e00-\u9fff]{2,14}(?:年|节|大会|论坛|活动|大赛|展|行动|季|周)[”》])"
    r"|(?<!\d)(?P<students>20\d\d)级(?:[\u4e00-\u9fff]{0,4})新生"
    rf"|(?:(?<=[。；\n“讯）) \u3000])|\A)(?P<since>(?:19|20)\d\d)年以来[，,](?!{_MANY_YEARS})"
    r"|这是(?P<now>(?:19|20)\d\d)年的|(?P<of>[12]\d{3})年是[^，。；]{2,30}之年"
)
SEASON = re.compile("|".join(sorted(SEASONS, key=len, reverse=True)))
JUST_CLOSED = re.compile("刚刚(?:胜利)?(?:闭幕|召开|结束)|闭幕以来|不久前(?:闭幕|召开|结束)")
OF_ITS_OUTCOME = re.compile("精神|报告|以来|闭幕|作出|提出|部署|擘画|描绘|强调|指出|确定|明确|后|关于|决定|《决")
EXPECTED = re.compile(
    "(?:迎接|喜迎|预祝|即将召开的?)[^，。；]{0,6}大|大[^，。；]{0,4}(?:即将|将于|召开在即|临近|充满期待|代表选举)|优异成绩"
)
# What follows a year that is part of a name of this year's: 2024年“聚势”座谈会, 2026年湖南省两会.
NAME_OF_THIS_YEAR = re.compile(
    "全[国省市县区](?:两会|[\u4e00-\u9fff]{2,6}会)(?!上)|民生实事|主题党日|新春|(?:元旦|春节)(?!前夕)|春运|[\u4e00-\u9fff]{1,4}[省市县区]两会(?!上)"
    "|(?:“[^”]{1,24}”)?[\u4e00-\u9fff]{0,10}(?:大会|会议|论坛|活动|比赛|竞赛|运动会|博览会|座谈会|培训班|观摩)(?!上)"
)
FIGURES = re.compile("指数|增长|同比|下降|比上年|较上年|统计|公报|总值|以来|获评|荣获|评为|授予|同期")
OTHER_YEAR = re.compile("[今去明上]年")
COMPARED = re.compile("[比较同与自从]\\Z")
GREAT_GOALS = frozenset({2030, 2035, 2049, 2050, 2060})
PAST_CAMPAIGN = re.compile("[^，。；]{0,6}(?:常态化|成果|总结大会|转入|结束)")
