"""The surnames that some 98 % of Chinese people bear, Simplified (Hundred Family Surnames and the 2020 census list)."""

from __future__ import annotations

import re

from digest.language import fold

_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄"
    "危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲家封储靳"
    "段焦巴牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司黎溥印宿白怀蒲邰从鄂索赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡姬申扶"
    "冉宰雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越隆师巩聂晁"
    "勾敖融冷辛阚那简饶空曾沙丰关蒯相查后荆红游竺权盖益桓公岳帅缑亢况郈有琴商牟佘佴伯赏墨年佟展涂付代柒练仝楚原种仉矫苑占宛邝官覃漆谌辜冼麦鄢苟粟楼隋亓"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|南宫|独孤|夏侯|轩辕|长孙|宇文|范姜|张简"
_NAME = re.compile(rf"(?:[{_SINGLE}][\u4e00-\u9fff]{{1,2}}|(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}})")


def is_chinese_name(text: str) -> bool:
    """Whether ``text``, in either script, is built like a person's name: a surname and one or two characters."""
    return bool(_NAME.fullmatch(fold(text)))
