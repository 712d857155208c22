"""Sentences of many shapes, each with the person or body whose words it gives; labelled before the code saw them.

Interviews, press conferences, reports of courts and of talks, the usage of Taiwan and Hong Kong. Some sentences have no
speaker, some one that only a reader finds: those may be missed, never mistaken.
"""

from __future__ import annotations

LABELLED: dict[str, tuple[str, list[str | None]]] = {
    "mfa transcript": (
        "法广社记者：请问中方对此有何评论？\n孙宁：我们注意到有关报道。中方的立场是一贯的。\n路通社记者：会谈何时举行？\n孙宁：目前没有可以提供的信息。",
        [None, "孙宁", "孙宁", None, "孙宁"],
    ),
    "question and answer letters": (
        "问：新规何时实施？\n答：明年一月一日起实施。企业有三个月的准备时间。",
        [None, None, None],
    ),
    "interview, magazine": (
        "清河周刊：你怎么看这本书？\n杜文静：我用了八年写完它。写到一半的时候，我想过放弃。\n清河周刊：后来呢？\n杜文静：后来我搬回了老家。",
        [None, "杜文静", "杜文静", None, "杜文静"],
    ),
    "according to introduction": (
        "据项目负责人陈志远介绍，隧道全长六公里。隧道内设有通风井。",
        ["陈志远", None],
    ),
    "told the reporter": (
        "村民马秀兰告诉记者，井水从上周开始变浑。记者在现场看到，水面漂着油花。",
        ["马秀兰", None],
    ),
    "verbs that do not speak": (
        "吴刚说服了邻居参加清扫。这项工程被吴刚称为奇迹。报告指出，水位连续三年下降。",
        [None, None, None],
    ),
    "persuaded and mentioned": (
        "文件提到，补贴将延长一年。数据表明，销量正在回升。",
        [None, None],
    ),
    "press briefing, occasion": (
        "国家统计局发言人傅晓燕在新闻发布会上介绍，一季度消费增长百分之五。分行业看，餐饮增长最快。",
        ["傅晓燕", None],
    ),
    "answering a question": (
        "在回答提问时，卫生署署长林文健说，疫苗足够使用。他补充说，接种点将增至四十个。",
        ["林文健", "林文健"],
    ),
    "quotation over two paragraphs": (
        "队长赵磊回忆道：“那天风很大。\n“我们只好在山腰扎营。”天亮以后，救援队赶到。",
        ["赵磊", "赵磊", None],
    ),
    "quotation, tail with pronoun": (
        "马秀兰今年七十岁。“我一辈子没离开过村子。”她说。",
        [None, "马秀兰"],
    ),
    "broken quotation": (
        "“这不是钱的问题，”钱学军说，“是规矩的问题。”围观的人散了。",
        ["钱学军", None],
    ),
    "name then colon only": (
        "钱学军：这不是钱的问题。",
        ["钱学军"],
    ),
    "hk, department reply": (
        "發展局回覆查詢時指，工程預計二〇二八年完成。局方正檢視圖則。",
        ["發展局", None],
    ),
    "hk, radio": (
        "立法會議員鄭詠欣今早在電台節目表示，車資減免應該延長。她認為，庫房足以應付。聽眾反應不一。",
        ["鄭詠欣", "鄭詠欣", None],
    ),
    "hk, criticised": (
        "工會主席馮德祥批評，管方一直迴避問題。馮德祥又指，工人兩個月沒有出糧。",
        ["馮德祥", "馮德祥"],
    ),
    "hk, residents": (
        "居民黃太說，樓上漏水已有半年。消息人士透露，業主早已離港。",
        ["黃太", None],
    ),
    "hk, court": (
        "控方指，被告於去年三月收取款項。被告供稱，款項屬借貸。裁判官蘇慧敏表示，案件押後至下月再訊。",
        ["控方", None, "蘇慧敏"],
    ),
    "hk, no comment": (
        "港鐵發言人表示，事件不影響列車服務。發言人又表示，會檢討安排。",
        [None, None],
    ),
    "hk, quoted and described": (
        "陳志明形容事件「令人遺憾」。他續稱，會循法律途徑追究。",
        ["陳志明", "陳志明"],
    ),
    "tw, legislator slams": (
        "對此，立委蔡宜君痛批，預算連年執行不力。蔡宜君並強調，下週將提案凍結。",
        ["蔡宜君", "蔡宜君"],
    ),
    "tw, interviewed": (
        "氣象署預報員葉俊賢受訪時說，鋒面週四通過。週五起各地回溫。",
        ["葉俊賢", None],
    ),
    "tw, suspect": (
        "警方調查，張姓男子酒後駕車。張男供稱，只喝了一杯。",
        [None, None],
    ),
    "tw, agency reply": (
        "交通部公路局回應，施工期間將開放替代道路。民眾可上網查詢。",
        ["交通部公路局", None],
    ),
    "tw, nested marks": (
        "「老師說『不要怕』，我就不怕了。」選手高子晴賽後說。看台上響起掌聲。",
        ["高子晴", None],
    ),
    "tw, today pointed out": (
        "經濟部長郭智傑今（12）日指出，電價不會調整。他說，供電無虞。",
        ["郭智傑", "郭智傑"],
    ),
    "tw, two parties": (
        "藍營認為，修法有其必要。綠委林靜怡則認為，修法違憲。",
        [None, "林靜怡"],
    ),
    "tw, mayor post": (
        "市長盧文彬在臉書發文表示，停班停課將於晚間八點前宣布。",
        ["盧文彬"],
    ),
    "scholar of an institute": (
        "清河大学法学院教授孟庆华认为，条文仍有模糊之处。孟庆华建议，由司法解释予以明确。",
        ["孟庆华", "孟庆华"],
    ),
    "two who agree": (
        "孟庆华和段立新均认为，条文仍有模糊之处。",
        [None],
    ),
    "foreign premier": (
        "德国总理施泰因10日在柏林表示，政府将增加国防开支。他同时强调，预算不会突破上限。反对党对此提出质疑。",
        ["施泰因", "施泰因", None],
    ),
    "name with dot, tail": (
        "“我们会回来的。”主帅卡洛斯·门德斯赛后表示。球队下周客场作战。",
        ["卡洛斯·门德斯", None],
    ),
    "statement by a company": (
        "远航集团在公告中称，董事会已批准回购。公告还称，回购期限为一年。",
        ["远航集团", None],
    ),
    "the ministry spokesman unnamed": (
        "国防部发言人表示，演习是例行安排。",
        [None],
    ),
    "rhetorical opening": (
        "有人说，城市的夜晚属于年轻人。也有人说，夜市太吵。",
        [None, None],
    ),
    "reported hearsay": (
        "据说，这口井有三百年历史。俗话说，远亲不如近邻。",
        [None, None],
    ),
    "the film says": (
        "影片讲述了一个关于家的故事。导演贾宏斌说，剧本改了十二稿。主演没有出席首映。",
        [None, "贾宏斌", None],
    ),
    "letter": (
        "她在信中写道：“请不要等我。”信被保存在县档案馆。",
        [None, None],
    ),
    "wrote in his diary": (
        "丁玉成在日记中写道：“今天下了第一场雪。”日记后来出版。",
        ["丁玉成", None],
    ),
    "hoped": (
        "谢国华希望，女儿能早日康复。邻居们捐了三万元。",
        ["谢国华", None],
    ),
    "asked back": (
        "“难道我们没有努力吗？”谢国华反问。台下一片沉默。",
        ["谢国华", None],
    ),
    "inner mention of another": (
        "谢国华说，前任局长梁永福没有签字。梁永福没有回应。",
        ["谢国华", None],
    ),
    "quoted another's words": (
        "谢国华转述梁永福的话说，文件早已丢失。",
        [None],
    ),
    "talk report, formula": (
        "罗志坚会见了来访的贝克尔一行。罗志坚说，两市合作前景广阔。愿在港口领域先行先试。贝克尔表示，愿积极参与。希望尽早签约。",
        [None, "罗志坚", "罗志坚", "贝克尔", "贝克尔"],
    ),
    "japanese style name": (
        "首相高桥真一说，法案将于本周提交。",
        ["高桥真一"],
    ),
    "minority name": (
        "合作社社长阿依古丽·买买提说，今年的杏子卖了好价钱。",
        ["阿依古丽·买买提"],
    ),
    "tw council": (
        "市議員邱顯榮質詢時指出，路平專案進度落後。工務局長杜正宏答詢表示，年底前完工。邱顯榮追問，預算是否足夠。",
        ["邱顯榮", "杜正宏", "邱顯榮"],
    ),
    "tw weather": (
        "中央氣象署說明，颱風路徑偏北。民眾應及早準備。",
        ["中央氣象署", None],
    ),
    "tw victim": (
        "被害人林女向警方表示，包包遭搶。警方循線逮人。",
        [None, None],
    ),
    "tw artist": (
        "歌手孫若晴坦言，壓力很大。她笑說，最想睡覺。經紀人沒有回應。",
        ["孫若晴", "孫若晴", None],
    ),
    "hk dept": (
        "運輸署表示，會密切留意交通情況。署方呼籲市民改用公共交通工具。",
        ["運輸署", None],
    ),
    "hk radio ex": (
        "前天文台台長梁榮泰接受電台訪問時說，今年雨量偏多。",
        ["梁榮泰"],
    ),
    "hk legislator": (
        "立法會議員何俊豪質疑，撥款用途不清。何俊豪說：「每一分錢都要交代。」政府未有回應。",
        ["何俊豪", "何俊豪", None],
    ),
    "hk union quote": (
        "「我們只想準時下班。」工會幹事羅美玲說，「不是要加薪。」集會歷時一小時。",
        ["羅美玲", None],
    ),
    "hk court role": (
        "辯方求情時指，被告初犯。裁判官嚴志偉判刑時表示，案情嚴重。",
        ["辯方", "嚴志偉"],
    ),
    "ml press": (
        "商务部新闻发言人姚秀梅在例行发布会上回应称，谈判大门始终敞开。姚秀梅说，希望对方拿出诚意。下次会谈时间未定。",
        ["姚秀梅", "姚秀梅", None],
    ),
    "ml interview": (
        "谈到创业，戴文斌说：“前三年我没有领过工资。”他的办公室只有十平方米。",
        ["戴文斌", None],
    ),
    "ml expert": (
        "在中国农科院研究员申国栋看来，品种更新是关键。申国栋解释说，旧品种抗病性差。",
        [None, "申国栋"],
    ),
    "ml quote run": (
        "“孩子们需要操场。”校长毕红梅说，“也需要时间。”课后，操场上空无一人。",
        ["毕红梅", None],
    ),
    "ml two in turn": (
        "万志刚说，房子太旧。妻子蒲丽则说，住惯了。两人最终没有搬走。",
        ["万志刚", "蒲丽", None],
    ),
    "ml foreign": (
        "联合国秘书长发言人杜兰特19日说，人道物资已经运抵。杜兰特表示，通道仍不安全。",
        ["杜兰特", "杜兰特"],
    ),
    "ml no speaker": (
        "会议指出，要坚持问题导向。会议强调，要压实责任。公报称，任务完成。",
        [None, None, None],
    ),
    "ml said of": (
        "说到底，这是信任问题。可以说，形势并不乐观。不用说，他赢了。",
        [None, None, None],
    ),
    "ml praise": (
        "乡亲们称他为“活地图”。大家都说他是好人。",
        [None, None],
    ),
    "ml announce": (
        "法院认为，合同有效。原告彭立群不服，提出上诉。",
        ["法院", None],
    ),
    "ml police": (
        "据警方通报，嫌疑人已被抓获。办案民警钟国庆告诉记者，赃物全部追回。",
        [None, "钟国庆"],
    ),
    "ml doc": (
        "《白皮书》指出，覆盖率逐年提高。白皮书还提到，城乡差距缩小。",
        [None, None],
    ),
}
