"""The grammar of dates as data: the atoms, which of them may follow which, and what only looks like a date.

\\d also matches full-width digits, and int() reads them. Nothing repeats without a bound: a search stays linear.
"""

import re

from articles.reading.dates.numerals import HAN_NUMERALS, SMALL, YEAR
from articles.reading.dates.vocabulary import AFTER_NOON, BEFORE_NOON, alternatives

GAP = "[ \u3000]?"
_DASH = r"[-/.．·／－]"
_TO = rf"{GAP}(?:至|到|—{{1,2}}|[-–－~～〜─]){GAP}"
_FREE = rf"(?<![\d{HAN_NUMERALS}.．])(?<!\d[:：])"
_FIGURE = "[一二三四五六七八九十1-9１-９]"
_ORDINAL = "[一二三四1-4１-４]"
_NOT_A_WORD = "(?![心步衷级稿战始见具学试中])"

ATOMS = {
    "numeric": (
        rf"(?<![\d.．/-])(?<!\d[:：])(?P<year>[12１２]\d{{3}}){GAP}{_DASH}{GAP}(?P<month>\d{{1,2}}){GAP}{_DASH}{GAP}"
        rf"(?P<day>\d{{1,2}})(?!\d|[./／．]\d|[-－]\d(?!\d?[./]\d|\d{{3}}[./]|\d:))"
    ),
    "numeric_month": r"(?<![\d.．/〔第-])(?<!\d[:：])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![-\d./])",
    "career": rf"{_FREE}(?P<year>(?:19|20)\d\d)[.．/](?P<month>\d{{1,2}})(?={_TO}(?:(?:19|20)\d\d[.．/]|今))",
    "school_year": (
        rf"{_FREE}(?P<year>{YEAR})(?:{_TO}{YEAR})?{GAP}(?P<school_year>学年)度?(?:第(?P<term>[一二12])学期)?"
    ),
    "lone_year": rf"{_FREE}(?P<year>{YEAR})(?={_TO}{YEAR}{GAP}(?:学?年|[)）]))",
    "short_numeric": r"(?P<month>\d{1,2})[./](?P<day>\d{1,2})(?![\d./])",
    "career_end": r"(?P<year>(?:19|20)\d\d)[.．/](?P<month>\d{1,2})(?![\d./])",
    "bracketed_year": rf"(?<=\d[-—–－~～])(?P<year>{YEAR})(?=[)）])",
    "lone_month": rf"{_FREE}(?P<month>{SMALL})(?=(?:{_TO}|、){SMALL}月)",
    "lone_day": rf"{_FREE}(?P<day>{SMALL})(?=(?:{_TO}|、){SMALL}[日号])",
    "year": rf"{_FREE}(?<!公元前)(?P<year>{YEAR}){GAP}年度?(?!级)",
    "yearword": rf"(?P<word>{alternatives('year')})",
    "month": rf"{_FREE}(?P<month>{SMALL}){GAP}月(?P<as_month>份)?",
    "monthword": rf"(?P<word>{alternatives('month')})",
    "day": rf"{_FREE}(?P<day>{SMALL}){GAP}(?P<as_day>[日号])",
    "dayword": rf"(?P<word>{alternatives('day')})",
    "week": rf"(?P<word>{alternatives('week')})(?P<weekday>[一二三四五六日天])?",
    "lone_weekday": (
        rf"(?<![{HAN_NUMERALS}\d每逢个单双隔两几上下本这一各首尾到至和及、])(?:星期|周|礼拜)"
        rf"(?P<weekday>[一二三四五六日天])(?={'|'.join((*AFTER_NOON, *BEFORE_NOON))})"
    ),
    "weekday": rf"{GAP}[(（]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[)）]?",
    "month_part": rf"(?P<month_part>[上中]?[上中下]旬|[初底末]|中(?=[,，。、])){_NOT_A_WORD}",
    "end_of_year": rf"(?P<year_part>[初底末]){_NOT_A_WORD}",
    "year_part": (
        rf"(?P<year_part>[上下]半年|[春秋]季学期|年[底末]|(?<!大)年初(?![一二三四五六七八九十])|年中(?!无休)){_NOT_A_WORD}|第?(?P<quarter>{_ORDINAL})季度|(?P<first_quarter>首季)度?"
        rf"|前{GAP}(?P<months>{SMALL}){GAP}个?月(?![内以之])|前(?P<quarters>{_ORDINAL}|两){GAP}个?季度"
    ),
    "season": "(?P<season>[春夏秋冬])(?:[天季](?!度)|(?=[,，。、]))",
    "clock": (
        rf"[ T\u3000-]{{0,2}}(?P<half>{'|'.join((*AFTER_NOON, *BEFORE_NOON))})?[ \u3000]?(?:(?P<hour>{SMALL}|0\d|0)"
        r"(?:[:：](?P<minute>\d\d)(?:[:：](?P<second>\d\d)(?:\.\d{1,6})?)?(?!\d|[:：]\d)"
        rf"(?P<zone>{GAP}(?:UTC|GMT)?[+-]\d{{1,2}}(?::?\d\d)?(?!\d)|Z)?"
        rf"|[时点](?:(?P<spoken_minute>{SMALL}|0\d)分?(?:(?P<spoken_second>{SMALL}|0\d)秒)?|(?P<half_past>半)|(?P<sharp>整))))"
    ),
    "half_of_day": rf"{GAP}(?:{'|'.join((*AFTER_NOON, *BEFORE_NOON))})(?:{SMALL}[时点](?!\d))?",
    "century": rf"(?:{_FREE}(?P<century>1\d|2[01]|十[五六七八九]|二十一?)|(?P<centuryword>[上本])个?)世纪(?!之?交)",
    "decade": rf"{_FREE}(?P<decade>[1-9][0０]|[二三四五六七八九]十)年代(?:[初末中后前]期?)?",
    "plan": (
        rf"(?<![{HAN_NUMERALS}第])(?:(?P<plan>十[一二三四五六])五(?![{HAN_NUMERALS}年月日岁个万元届次分])"
        r"|(?P<short_plan>[八九十])五(?=[”\"」』’]|计划|期间|时期))[”\"」』’]?(?:规划|计划)?的?(?:全面|圆满)?"
        r"(?P<plan_part>末|期末|收官之年|最后一年|决战决胜之年|决胜之年|开局之年|开局|起步之年|第一年|首年|初期?)?(?:期间|时期)?"
    ),
    "anniversary": (
        rf"(?<![\d{HAN_NUMERALS}])(?:(?P<anniversary>\d{{1,3}}|[{HAN_NUMERALS}]{{1,5}}){GAP}"
        r"(?:周年|年(?=华诞|大庆|来|[，,。、！!；;\n]))|(?P<hundred>百年(?=华诞|大庆|诞辰|[，,。、！!；;\n])|百周年))"
    ),
    "feast": rf"第(?P<feast>\d{{1,3}}|[{HAN_NUMERALS}]{{1,4}})个[“\"]?(?P<feast_name>[\u4e00-\u9fff]{{1,10}}?[节日月])",
    "plenum": r"(?P<congress>十[一四五六七八九]|二十)届(?P<plenum>[一二三四五六七])中全会",
    "congress": (
        r"(?:(?<=党的)|(?<=中共)|(?<![前第最]))(?P<congress>十[四五六七八九]|二十)大"
        r"(?:(?<=党的十.大)|(?<=党的二十大)|(?=以来|报告|精神|代表|召开|胜利|闭幕|开幕|提出|作出|部署))"
    ),
}  # fmt: skip

# Where a date may begin: what can be seen of it from afar, so that most of a text is passed by quickly; then its first
# atoms, of which the first that matches counts, so that what is longer or clearer stands first.
_WORDS_BEGIN, _WEEKDAYS_BEGIN = "今去上本明来后前当同次翌大这下昨第隔首年", "周星礼"
_UNIT = "-/.．·／－—–~～〜─至到、年月日号世季周大届学"
HEADS = {
    rf"\d{{1,4}}{GAP}[{_UNIT}]": (
        "numeric", "numeric_month", "career", "school_year", "lone_year", "lone_month", "lone_day", "decade", "century",
        "anniversary",
        "year", "month", "day", "year_part",
    ),
    rf"[{HAN_NUMERALS}]{{1,5}}{GAP}[{_UNIT}五]|[十百][{HAN_NUMERALS}]?[五年周]": (
        "school_year", "lone_year", "lone_month", "lone_day", "decade", "century", "plan", "anniversary", "plenum",
        "congress", "year", "month", "day", "year_part",
    ),
    rf"[{_WORDS_BEGIN}][年月周星天日晚早个世前半底末初中季上两\d{HAN_NUMERALS}]": (
        "feast", "century", "yearword", "monthword", "dayword", "week", "year_part",
    ),
    rf"[{_WEEKDAYS_BEGIN}][期拜一二三四五六日天]": ("lone_weekday",),
}  # fmt: skip

# What is read on to within one point in time, the first that matches.
FOLLOWERS = {
    "year": ("lone_month", "month", "year_part", "end_of_year", "season"),
    "yearword": ("lone_month", "month", "year_part", "end_of_year", "season"),
    "month": ("lone_day", "day", "month_part"),
    "monthword": ("lone_day", "day", "month_part"),
    "century": ("decade",),
    "numeric": ("weekday", "clock", "half_of_day"),
    "day": ("weekday", "clock", "half_of_day"),
    "dayword": ("weekday", "clock", "half_of_day"),
    "weekday": ("clock", "half_of_day"),
}
# With which a range goes on, after what stands for its first point.
SECONDS = ("numeric", "short_numeric", "career_end", "bracketed_year", "year", "yearword", "month", "monthword", "day")

TO = re.compile(_TO)
OR_NEXT = re.compile("、")
# With which what says that a time goes on can begin.
GOES_ON = frozenset(" \u3000以至起到—-–－~～〜─、")
UNTIL_NOW = re.compile("今(?![年天日晚早])|目前|现在")
SINCE = re.compile(rf"{GAP}(?:(?:以来|至今)|起(?=[，,]))")
_STOPS = r"，,。；;！!？?\n"
_WILL = "将|拟|计划|预计|力争|确保|争取|定于|有望|即将|截止|不迟于|目标|下一?步|明天[(（]|后天[(（]"
_WILL_BEGINS = "".join(sorted({word[0] for word in _WILL.split("|")}))
# Searched for by its first character, so that `re` skips to it; from there the lookbehind looks at the whole.
AHEAD_BEFORE = re.compile(rf"[{_WILL_BEGINS}](?<=(?=(?:{_WILL})[^{_STOPS}]{{0,8}}\Z).)")
AHEAD_AFTER = re.compile(
    "以前|之前|前(?![后夕往来去三两列进行期])|起?将|起施行|起正式|起实施"
    # Twelve characters and sixteen, with a comma between them or none.
    rf"|(?:[^{_STOPS}]{{0,12}}[，,][^{_STOPS}]{{0,16}}?|[^{_STOPS}]{{0,28}}?)(?=[将预有])"
    "(?:将[于在会举要有开陆面]|预计|有望)"
)
# 三月 alone is too often something else (三月街), 七月的暴雨 is not.
MONTH_IN_WORDS = re.compile("[的里间以至]")

# What a date that is nothing but one atom must not stand beside.
_NO_COUNT = r"(?<![第每近逾超满整共历余头半])"
_WITH_MONTH = (
    "龄|饼|季|嫂|球|薪|租|供|费|度|票|销|均|产|子|刊|经|息|大的|大婴|的婴|胎|亮|工资|卡|瓜|嫩|老|寿|夜|光|色|牙"
)
_WITH_DAY = "游|龄|内|后|均|产|处|元|子|耳|志|常|程|期|报|之内|之后|以内|照|语|新增|式|线|本(?![市省县区报届])"
_WITH_YEAR = "多|余|间|来|以上|之久|左右|的?历史|的?时间|的?文明|的?古|的?沉淀|(?<=1[0-7]\\d\\d年)[前后]|(?<=2000年)前"
BARE = {
    "month": (_NO_COUNT, rf"(?! ?\d|{_WITH_MONTH})"),
    "day": (_NO_COUNT, f"(?!{_WITH_DAY})"),
    "year_part": (r"(?<![每这那该本同学全两连个半末数百千万多几\d一二三四五六七八九十])", ""),
    "year": ("", f"(?!{_WITH_YEAR})"),
}

# Consumed and never told.
_PART = "[上中下]旬|[初底末]"
_TO_DAY = rf"(?:{_TO}(?:{SMALL}月)?(?:{_PART}|初?(?:{SMALL}[日号]?)?))?"
_SO_LONG = "为期|历时|长达|历经|耗时|持续|连续|将近|不到|超过|用了|仅用|最长|至少"
LOOKALIKE_BEGINS = "往常农阴旧夏正腊每为历长耗持连将不超用仅最至0123456789０１２３４５６７８９" + HAN_NUMERALS
LOOKALIKES = {
    "农历|阴历|旧历|夏历": rf"..[^，。,；;\n]{{0,6}}?(?:[正冬腊]|{SMALL})月(?:初?{SMALL}日?)?{_TO_DAY}",
    "[正腊]月": rf"..(?:初?{SMALL}日?)?",
    "每[年逢到至]|[历往常]年": (
        rf"..[逢到]?的?{GAP}(?:年[底初中末]|[上下]半年|第?{_ORDINAL}季度|{SMALL}月(?:份|{GAP}{SMALL}{GAP}[日号]|{_PART})?){_TO_DAY}"
    ),
    "每个?月": rf"每个?月的?{GAP}{SMALL}{GAP}[日号]?{_TO_DAY}",
    rf"(?:{_SO_LONG})(?={GAP}[\d{HAN_NUMERALS}])": rf"..{GAP}{SMALL}{GAP}[年月日天]",
    rf"[\d{HAN_NUMERALS}]{{1,3}}月": (
        rf"{SMALL}月{SMALL}[日号](?:路|街|巷|大道|广场|大桥|公园|小区|村|社区|楼|线|院|馆|门)"
    ),
    r"\d{3,4}[-－]\d{7}": r"\d{3,4}[-－]\d{7,8}(?!\d)",
}
# All characters with which the sights of dates and of lookalikes begin.
BEGINS = "".join(dict.fromkeys(rf"\d{HAN_NUMERALS}{_WORDS_BEGIN}{_WEEKDAYS_BEGIN}{LOOKALIKE_BEGINS}"))
