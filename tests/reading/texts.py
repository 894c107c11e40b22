"""Strategies for texts as damaged pages have them: Han of both scripts, readings, brackets, odd spaces and marks."""

from hypothesis import strategies as st

_NOISE = ["項(xiàng)", "产", "長(zhǎng)(cháng)", "區（qū ）", "(", ")", "(a)", "阿", "xiàng", "𠀀", "\uf90a", "\u2f00"]
_WORDS = ["连著", "藉著", "著名", "顯著力", "乾隆", "乾燥", "張法乾", "反覆", "薴", "么麼", "沈沒", "湖南", "长沙市"]
_SPACES = [" ", "\u00a0", "\u3000", "\n", "\r\n", "\t", "\u2028", "\u200b", "\ufeff", "\x00", "\x85"]
_LINES = ["2021-05-17", "责编:", "记者 王伟", "来源:", "。", ",", "——", "摘要:", "▲", "通讯员 刘阳/摄"]
_PIECES = _NOISE + _WORDS + _SPACES + _LINES

damaged_texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=30).map("".join)
