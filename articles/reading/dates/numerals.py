"""Numbers as Chinese texts write them: 21, ２１, 二十一, 廿一, 二〇二一, 一百零二."""

# Any digit of Unicode would do for int(); these are the ones that Chinese pages print.
DIGIT = "[0-9０-９]"
_DIGITS = {character: value for value, row in enumerate(("〇零○", *"一二三四五六七八九")) for character in row}
_TENS = {"廿": 20, "卅": 30}
_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_NUMERALS = "".join([*_DIGITS, *_TENS, *_UNITS])

# 1 to 99, for months, days and hours, and a year of four digits; whether there is such a day the calendar knows.
_ONES = "[一二三四五六七八九]"
SMALL = rf"(?:{DIGIT}{{1,2}}|[二三四五六七八九]?十{_ONES}?|[廿卅]{_ONES}?|{_ONES})"
YEAR = rf"(?:[12１２]{DIGIT}{{3}}|[一二][{''.join(_DIGITS)}]{{3}})"


def number(written: str) -> int:
    """`number("二十一")` is 21, `number("二〇二一")` 2021; ValueError for what is no number."""
    if written.isdecimal():
        return int(written)
    if not written or not set(written) <= set(HAN_NUMERALS):
        raise ValueError(f"{written!r} is not a number.")
    if not set(written) & (_TENS.keys() | _UNITS.keys()):
        return int("".join(str(_DIGITS[character]) for character in written))
    return _added(written)


def _added(written: str) -> int:
    total, pending = 0, None
    for character in written:
        if character in _UNITS:
            total += (1 if pending is None else pending) * _UNITS[character]
            pending = None
        elif character in _TENS:
            total += _TENS[character]
        else:
            pending = _DIGITS[character]
    return total + (pending or 0)
