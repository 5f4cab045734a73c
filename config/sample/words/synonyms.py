"""What shoppers call the things of the sample shop, in English, German and Chinese; each line is one thing."""

SYNONYMS = """
mug, cup, beaker, Tasse, Tassen, Becher, Kaffeetasse, Teetasse, Kaffeebecher, 杯子, 马克杯, 杯
bowl, Schale, Schalen, Schüssel, Schüsseln, 碗
jug, pitcher, carafe, Krug, Kanne, 壶, 水壶
board, cutting board, chopping board, Brett, Schneidebrett, 砧板, 菜板, 切菜板
tray, Tablett, 托盘
bottle, flask, Flasche, 瓶子
wine, Wein, 葡萄酒
shirt, tee, T-shirt, Hemd, Hemden, T恤, 衬衫
hoodie, sweatshirt, jumper, sweater, Kapuzenpulli, Kapuzenpullover, Pullover, 卫衣, 连帽衫
apron, Schürze, 围裙
cap, hat, Kappe, Mütze, 帽子
notebook, journal, diary, Notizbuch, Notizbücher, Tagebuch, 笔记本, 记事本, 本子
print, poster, Druck, Plakat, 海报
pencil, crayon, Bleistift, Bleistifte, Stift, Stifte, 铅笔
pencil case, Federmäppchen, Mäppchen, 笔袋
desk, Schreibtisch, Tisch, 书桌, 桌子
shelf, bookcase, bookshelf, Regal, Bücherregal, 书架
chair, stool, seat, Stuhl, Stühle, 椅子
lamp, light, Lampe, Lampen, Tischlampe, Leuchte, 台灯, 灯
clock, watch, Uhr, Wanduhr, 钟, 时钟, 挂钟
candle holder, candlestick, Kerzenständer, Kerzenhalter, 烛台
tote, bag, tote bag, shopper, Tasche, Taschen, Beutel, Stoffbeutel, Einkaufstasche, 包, 袋子, 帆布包, 购物袋
cushion, pillow, Kissen, 枕头, 靠垫, 抱枕
blanket, throw, plaid, Decke, Wolldecke, 毯子, 毛毯
bicycle, bike, cycle, Fahrrad, Fahrräder, Rad, 自行车, 单车, 脚踏车
key tag, key ring, key fob, keyring, keychain, Schlüsselanhänger, 钥匙扣, 钥匙圈
phone case, Handyhülle, 手机壳
phone, mobile, smartphone, Handy, 手机
plant pot, pot, flowerpot, planter, Blumentopf, Übertopf, 花盆
vase, Vasen, 花瓶
gift, present, Geschenk, 礼物
hooks, coat rack, Haken, Garderobe, 挂钩
wedding, Hochzeit, 婚礼
teacher, Lehrer, Lehrerin, 老师
child, kid, Kind, Kinder, 儿童
engraved, inscribed, burned in, branded, Gravur, graviert, eingebrannt, 刻字
walnut, Walnuss, Nussbaum, 胡桃木
oak, Eiche, 橡木
leather, Leder, 皮革
"""
