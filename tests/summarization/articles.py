"""Invented articles for the tests of this room."""

from __future__ import annotations

from digest.model import Article

BRIDGE = Article.from_text(
    """
清河市交通局9日宣布，横跨清河的新大桥将于下月一日通车，届时两岸车程将由四十分钟缩短到十分钟。
大桥全长两千一百米，双向六车道，两侧设有自行车道和人行道。
此外，老桥将在新桥通车后封闭维修，工期预计八个月。
局长宋伟表示，新大桥通车后，过桥费五年内不会上涨。他说，市民可以用手机查询车流。
附近居民对新大桥期待已久。有人专程前来拍照。
记者注意到，桥头的收费站仍在安装设备。
这座城市还计划修建第二条地铁。
""",
    title="清河新大桥下月通车 过桥费五年不涨",
)
BRIDGE_TRADITIONAL = Article.from_text(
    """
清河市交通局9日宣布，橫跨清河的新大橋將於下月一日通車，屆時兩岸車程將由四十分鐘縮短到十分鐘。
大橋全長兩千一百米，雙向六車道，兩側設有自行車道和人行道。
此外，老橋將在新橋通車後封閉維修，工期預計八個月。
局長宋偉表示，新大橋通車後，過橋費五年內不會上漲。他說，市民可以用手機查詢車流。
附近居民對新大橋期待已久。有人專程前來拍照。
記者注意到，橋頭的收費站仍在安裝設備。
這座城市還計劃修建第二條地鐵。
""",
    title="清河新大橋下月通車 過橋費五年不漲",
)
HARBOUR = Article.from_text(
    """
The harbour board voted on Tuesday to close the old ferry pier in October and to move all routes to the new terminal.
The terminal, built over three years at a cost of 40 million dollars, can handle six ferries at once.
However, shop owners near the old pier fear for their trade.
"We have been here for thirty years," said Helen Brook, who runs a cafe.
The board promised a free shuttle bus between the two sites for one year.
It rained during the meeting.
""",
    title="Old ferry pier to close in October",
)

ALL = (BRIDGE, BRIDGE_TRADITIONAL, HARBOUR)
