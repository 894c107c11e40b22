"""Text one byte out of step: 專(zhuān)家?guī)痛謇飪?yōu)選 is 專家幫村里優選, and 。”東 became ?！睎|.

GBK bytes into which something was inserted by searching bytes, so that it fell between the two bytes of a character.
The first of them became "?", together with the bracket; what follows was read out of step up to the next ASCII byte,
which became the second byte of a character, or the next insertion. The reading in brackets tells the lost byte; where
punctuation was searched for, the text around does. Taken back only where the text that the bytes give is likelier than
any other, and than the text as it stands; and than any that lost a pair of the user-defined area, which vanished
without a trace: what stood there is not invented. Some pages lost the "?" as well: 越好!编l is 越好。”鄉.
Left alone: 你好吗?他说, 真的吗?!, and "?" before a bracket that holds no reading.
"""

from articles.reading.repair.byte_shift.places import MOST, damaged, undone, unexamined

__all__ = ["MOST", "damaged", "undone", "unexamined"]
