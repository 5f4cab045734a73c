"""Names and places of the customers of the sample shop, by country."""

#: Country: how many of three hundred, first names, family names, streets, towns as (postcode, town, region).
PLACES = {
    "DE": (120, "Anna Jonas Lea Felix Marta Emil Frieda Paul Jana Oskar Greta Till Nele Anton Ronja Max Clara Ben Ida Moritz", "Keller Brandt Vogel Schuster Lange Winter Busch Sommer Berger Hoffmann Otto Krüger Weiß Jansen Petersen Maier", "Lindenstraße Hauptstraße Bergweg Kastanienallee Mühlgasse Am_Hang Rosenweg Hafenstraße", [("01099", "Dresden", ""), ("10405", "Berlin", ""), ("20357", "Hamburg", ""), ("50672", "Köln", ""), ("04103", "Leipzig", ""), ("80469", "München", ""), ("79098", "Freiburg im Breisgau", "")]),
    "AT": (16, "Lukas Magdalena Valentin Theresa Florian Katharina", "Gruber Huber Steiner Moser Hofer Eder", "Neubaugasse Linzer_Straße Schulweg Am_Graben", [("1070", "Wien", ""), ("5020", "Salzburg", ""), ("8010", "Graz", "")]),
    "CH": (14, "Reto Seraina Urs Ladina Beat Noemi", "Meier Frei Bühler Caduff Zürcher Kunz", "Bahnhofstrasse Seeweg Dorfstrasse", [("8005", "Zürich", ""), ("3011", "Bern", ""), ("7000", "Chur", "")]),
    "FR": (22, "Camille Hugo Louise Étienne Manon Jules Zoé Baptiste", "Moreau Lefèvre Girard Rousseau Fontaine Chevalier", "rue_des_Lilas avenue_Foch rue_du_Moulin quai_Voltaire", [("69001", "Lyon", ""), ("75011", "Paris", ""), ("44000", "Nantes", ""), ("31000", "Toulouse", "")]),
    "NL": (22, "Sanne Daan Femke Bram Lotte Thijs Jelle Noor", "de_Vries Bakker Visser Smit Mulder de_Boer", "Prinsengracht Dorpsstraat Molenweg Kerkstraat", [("1016 EA", "Amsterdam", ""), ("3511 LN", "Utrecht", ""), ("9711 LM", "Groningen", "")]),
    "DK": (10, "Freja Mads Ingrid Søren Astrid", "Holm Lund Kjær Nygaard", "Vestergade Skolevej Strandvej", [("8000", "Aarhus C", ""), ("2100", "København Ø", "")]),
    "SE": (12, "Elsa Gustav Linnea Nils Maja", "Lindqvist Ek Sjöberg Åkerman", "Storgatan Björkvägen Kungsgatan", [("411 03", "Göteborg", ""), ("116 46", "Stockholm", "")]),
    "IT": (14, "Giulia Marco Chiara Luca Elena Paolo", "Conti Ferri Marchetti Greco", "via_Roma via_Garibaldi corso_Italia", [("40121", "Bologna", "BO"), ("20121", "Milano", "MI"), ("34121", "Trieste", "TS")]),
    "ES": (10, "Lucía Álvaro Carmen Pablo", "Núñez Ortega Iglesias Peña", "calle_Mayor calle_del_Prado", [("28014", "Madrid", "Madrid"), ("46001", "Valencia", "Valencia")]),
    "PL": (12, "Zofia Jakub Hanna Wojciech Agnieszka", "Wójcik Nowak Mazur Żuk", "ulica_Długa ulica_Polna", [("00-238", "Warszawa", ""), ("31-072", "Kraków", "")]),
    "CZ": (8, "Tomáš Jakub Matěj Ondřej", "Horák Dvořák Beneš Říha", "Dlouhá Na_Kopci", [("110 00", "Praha 1", ""), ("602 00", "Brno", "")]),
    "GB": (16, "Margaret Tom Priya Oliver Chidi Grace", "Okafor Whitfield Patel Hughes Cartwright", "Mill_Lane High_Street Church_Road", [("BS1 4ST", "Bristol", ""), ("LS6 2AB", "Leeds", ""), ("EH6 6JH", "Edinburgh", "")]),
    "US": (8, "Emily Marcus Hannah Diego", "Carter Nguyen Rivera Sullivan", "Maple_Avenue Oak_Street", [("97214", "Portland", "OR"), ("11215", "Brooklyn", "NY")]),
}  # fmt: skip
#: Chinese customers: name, how it is spoken, street, district, town, province, postcode.
CHINESE = [
    ("王芳", "wang.fang", "中山路128号", "静安区", "上海市", "上海市", "200040"),
    ("李明", "li.ming", "学院路37号", "海淀区", "北京市", "北京市", "100083"),
    ("张伟", "zhang.wei", "天河路208号", "天河区", "广州市", "广东省", "510620"),
    ("刘洋", "liu.yang", "文三路90号", "西湖区", "杭州市", "浙江省", "310012"),
    ("陈静", "chen.jing", "人民南路15号", "武侯区", "成都市", "四川省", "610041"),
    ("杨雪", "yang.xue", "珞瑜路33号", "洪山区", "武汉市", "湖北省", "430079"),
    ("赵磊", "zhao.lei", "深南大道6001号", "福田区", "深圳市", "广东省", "518040"),
    ("黄丽", "huang.li", "中山东路18号", "玄武区", "南京市", "江苏省", "210002"),
    ("周杰", "zhou.jie", "南大街56号", "碑林区", "西安市", "陕西省", "710001"),
    ("吴敏", "wu.min", "鹭江道100号", "思明区", "厦门市", "福建省", "361001"),
    ("徐慧", "xu.hui", "平江路66号", "姑苏区", "苏州市", "江苏省", "215005"),
    ("孙浩", "sun.hao", "香港中路40号", "市南区", "青岛市", "山东省", "266071"),
    ("朱琳", "zhu.lin", "五四路8号", "鼓楼区", "福州市", "福建省", "350003"),
    ("马超", "ma.chao", "解放路21号", "越秀区", "广州市", "广东省", "510030"),
    ("胡月", "hu.yue", "长江路77号", "渝中区", "重庆市", "重庆市", "400010"),
    ("林晓", "lin.xiao", "思明南路9号", "思明区", "厦门市", "福建省", "361005"),
]
#: What people have engraved, printed, pressed and burned in; the first name of somebody takes the place of {}.
PHRASES = [
    "{}", "{}", "{}", "For {}", "{} & {}", "Für {}", "{}’s", "Love, {}", "Happy birthday, {}", "Good morning, {}", "Tea first",
    "Not before nine", "Home", "Thank you", "Sunday", "Slowly", "Back at five", "Since 1998", "Lago di Como", "慢慢来", "Für Oma",
    "福", "平安喜乐", "生日快乐", "给{}", "{} 收", "妈妈的杯子", "家", "王芳 & Tom",
    "Kitchen, mostly", "Do not wash", "One more page", "Merci", "North by north", "Hygge", "Prosit", "To the sea", "Herzlich, {}",
]  # fmt: skip
#: Whose names stand on the pieces of one order, each on its own.
GUESTS = [
    "Zoë", "李明", "Søren", "Élodie", "Tom", "王芳", "Łukasz", "Priya", "Jürgen", "陈静", "Noor", "Margaret", "Ağça", "Chidi",
    "Frau Keller", "Nils", "张伟", "Ines", "Émile", "Oma Gerda", "Bartholomäus", "Ana", "刘洋", "Thijs", "Freja", "Mo", "Jo-Ann",
    "Camille", "Wojciech", "Lucía", "赵磊", "Grace",
]  # fmt: skip
#: Subject, question, answer, what is asked again (may be empty), whether it is about one line of an order.
QUESTIONS = [
    ("A letter is wrong", "Hello, I have just seen that I wrote the name with one n instead of two. Can you still change it?", "We have changed it: work had not begun. The page of your order shows the new words.", "Wonderful, thank you so much.", True),
    ("When will it be sent?", "I need it for a birthday on Saturday. Will it be there in time?", "It leaves us on Wednesday and is with you on Friday, if the carrier keeps its word. We have put it first on the bench.", "", True),
    ("Broken handle", "The parcel arrived today and the handle of the mug is off. I have kept the box.", "We are sorry. A new one was begun this morning and will be with you within a week; keep the old one for flowers.", "It has come and it is perfect. Thanks.", True),
    ("Other colour possible?", "Is there a way to have this in the green of your curtains on the home page?", "That green is our house green; choose it under Glaze. It looks a little darker on clay than on screen.", "", False),
    ("Invoice for my company", "Could you put the name of my company on the invoice?", "Done; the new invoice is in your account. Next time write the company under your name at checkout.", "", False),
    ("Larger order", "We would like forty of these for a wedding in June. Is there a price for that?", "For forty we take eight per cent off and set the names in alphabetical order, so that you can hand them out. Shall we write you an offer?", "Yes please, with both names and the date.", False),
    ("Has my payment arrived?", "I paid by transfer on Monday and the page still says to be paid.", "It has arrived this morning under another reference; we have put it to your order and begun.", "", False),
    ("Change of address", "I am moving next week. Can you send it to the new address?", "Yes. Write us the new address before Thursday, since that is when it is packed.", "It is Mühlgasse 12, same town.", True),
    ("Care of the oil finish", "How often should I oil the board, and with what?", "Twice a year, with linseed oil, a spoonful at a time. Rub it in, wait an hour, wipe it off.", "", True),
    ("Chinese characters", "Can you engrave 福 on a bowl, and in which style?", "We can. The characters are cut in a book face; the picture on the product page shows it as it will be.", "", False),
    ("Too small", "The hoodie is lovely but one size too small. What can I do?", "Since it carries your words we cannot sell it again, but we can print you another one at half the price. Tell us the size.", "Then L, please.", True),
    ("Where is my parcel?", "The tracking has not moved for four days.", "It was sorted to the wrong hub and is on its way again; the carrier promises it for tomorrow.", "It is here now.", True),
]  # fmt: skip
NOTES = [
    "Asked the workshop: not begun yet.",
    "Regular customer, be generous.",
    "Photo of the box is in the mail.",
    "Carrier says tomorrow.",
]

#: What shoppers write with an order.
NOTES = (
    "Please leave it with the neighbours at number 12.",
    "It is for a birthday on Saturday. Thank you!",
    "The bell does not work: please knock.",
    "If the glaze turns out a little darker, that is fine.",
)
GIFTS = (
    "Happy birthday, dear Zoë!\nYours, Tom",
    "For your new kitchen. Come and cook for us.",
    "Thank you for everything,\nthe whole team",
)
