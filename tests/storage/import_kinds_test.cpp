// Kinds of files that people bring: forms, boards, tables of every make, in inputs of our own.
#include <iconv.h>

#include "storage/imported.h"
#include "storage/table_text.h"
#include "storage/text_encoding.h"

using imported::refused;
using imported::taken;
using imported::Taken;
using imported::Texts;
using imported::texts;

namespace {

std::string encoded(std::string_view utf8, const char* encoding) {
  const iconv_t convert = ::iconv_open(encoding, "UTF-8");
  REQUIRE(convert != iconv_t(-1));
  std::string out(utf8.size() * 4 + 16, '\0');
  char* from = const_cast<char*>(utf8.data());
  char* to = out.data();
  std::size_t from_left = utf8.size(), to_left = out.size();
  REQUIRE(::iconv(convert, &from, &from_left, &to, &to_left) != std::size_t(-1));
  ::iconv_close(convert);
  out.resize(out.size() - to_left);
  return out;
}

}  // namespace

TEST_CASE("import kinds: a form's own question is found among times, places and mail addresses") {
  CHECK(texts("タイムスタンプ,メールアドレス,ニックネーム,年代,このまちの好きなところは何ですか？\n"
              "2026/07/05 10:31:02,a@example.jp,たろう,30代,川の水がきれい\n"
              "2026/07/05 11:31:02,b@example.jp,はなこ,60代,人があたたかい\n",
              "f.csv") == Texts{"川の水がきれい", "人があたたかい"});
  CHECK(texts("ID,Start time,Completion time,Email,Name,What would you change?\n"
              "1,7/5/2026 10:31:02,7/5/2026 10:33:41,anonymous,,More benches\n"
              "2,7/5/2026 10:35:00,7/5/2026 10:36:11,anonymous,,Lights in the park\n",
              "ms.csv") == Texts{"More benches", "Lights in the park"});
  // No word of the head is known: what stands below it tells.
  CHECK(texts("日,場所,できごと\n2026-07-05,北口,階段が暗くて転びそうになった。\n"
              "2026-07-06,南口,自転車が多くて歩きにくかった。\n",
              "g.csv") ==
        Texts{"階段が暗くて転びそうになった。", "自転車が多くて歩きにくかった。"});
}

TEST_CASE("import kinds: several questions are several islands, several answers to one are not") {
  const Taken two = taken(
      "タイムスタンプ,良いと思うところを教えてください,改善してほしいところを教えてください\n"
      "2026/07/05 10:31,川がきれい,バスが少ない\n2026/07/05 10:32,,道が暗い\n",
      "f.csv");
  CHECK(two.placed() == Texts{"良いと思うところを教えてください: 川がきれい",
                              "改善してほしいところを教えてください: バスが少ない",
                              "改善してほしいところを教えてください: 道が暗い"});
  CHECK(taken("番号,意見①,意見②,意見③\n1,川,朝市,\n2,祭り,,\n", "f.csv").placed() ==
        Texts{"川", "朝市", "祭り"});
  CHECK(taken("Voter,Response 1,Response 2\n1,river,market\n2,,park\n", "f.csv").placed() ==
        Texts{"river", "market", "park"});
}

TEST_CASE("import kinds: boards of retrospectives, known by heads, points or lengths") {
  CHECK(taken("Keep,Problem,Try\nあいさつ,会議が長い,立って話す\n朝会,,\n", "k.csv").placed() ==
        Texts{"Keep: あいさつ", "Problem: 会議が長い", "Try: 立って話す", "Keep: 朝会"});
  CHECK(taken("空,海\n青い (+2),広い (0)\n高い (+1),深い (+5)\n", "k.csv").placed() ==
        Texts{"空: 青い (+2)", "海: 広い (0)", "空: 高い (+1)", "海: 深い (+5)"});
  CHECK(taken("\"What went well?\",\"What can be improved?\"\n\"talks\",\"noise\"\n\"\",\"time\"\n",
              "k.csv")
            .placed() == Texts{"What went well?: talks", "What can be improved?: noise",
                               "What can be improved?: time"});
  CHECK(taken("よかったこと;こまったこと\n晴れた;暑かった\n;水がない\n", "k.csv").placed().size() ==
        3);
}

TEST_CASE("import kinds: two and three rows of heads") {
  CHECK(
      texts("Respondent ID,Start Date,What do you like about the town?,Anything else?\n"
            ",,Open-Ended Response,Open-Ended Response\n"
            "118,07/05/2026 10:31:02 AM,The river,\n119,07/05/2026 10:40:02 AM,The market,Thanks\n",
            "sm.csv") == Texts{"The river", "The market", "Thanks"});
  CHECK(
      texts(
          "StartDate,Status,Q1\nStart Date,Response Type,What would you like to change?\n"
          "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\","
          "\"{\"\"ImportId\"\":\"\"QID1_TEXT\"\"}\"\n"
          "2026-07-05 10:31:02,IP Address,More shade\n2026-07-05 10:32:02,IP Address,Fewer cars\n",
          "q.csv") == Texts{"More shade", "Fewer cars"});
  // Two questions of a poll below one another.
  const Taken two = taken(
      "Question 1,,\nWhat do you like?,,\nVoter,Session,Response\n1,1,川\n2,1,朝市\n,,\n"
      "Question 2,,\nWhat do you miss?,,\nVoter,Session,Response\n1,1,日陰\n",
      "m.csv");
  CHECK(two.texts() == Texts{"川", "朝市", "日陰"});
  CHECK(two.left_out().find("heads again within the table, left out: 1") != std::string::npos);
}

TEST_CASE("import kinds: the best head wins, wherever it stands and however it is written") {
  for (const char* head : {"comment-body",
                           "ご意見",
                           "意見内容",
                           "コメント",
                           "回答",
                           "本文",
                           "内容",
                           "自由記述",
                           "付箋",
                           "Response",
                           "Idea",
                           "Card Name",
                           "What do you think?",
                           "ＴＥＸＴ",
                           "ｺﾒﾝﾄ",
                           " 意見 ",
                           "OPINION",
                           "【意見】",
                           "Q3. ご意見（自由記述）",
                           "カード"}) {
    const std::string first = std::string(head) + ",番号,分類\n川,1,水\n山,2,緑\n";
    const std::string last = "番号,分類," + std::string(head) + "\n1,水,川\n2,緑,山\n";
    CHECK_MESSAGE((texts(first, "t.csv") == Texts{"川", "山"}), head);
    CHECK_MESSAGE((texts(last, "t.csv") == Texts{"川", "山"}), head);
  }
  CHECK(texts("title,description,text\na,b,c\nd,e,f\n", "t.csv") == Texts{"c", "f"});
  CHECK(texts("内容,備考,ご意見\n会,済,道が暗い\n", "t.csv") == Texts{"道が暗い"});
}

TEST_CASE("import kinds: numbers, times and ids are never the text") {
  CHECK(texts("1,道が暗い\n2,川がきれい\n", "t.csv") == Texts{"道が暗い", "川がきれい"});
  CHECK(texts("2026-07-05T10:00:00Z,a81bc81b-dead-4e5d-abff-90865d1e13b1,川\n"
              "2026-07-05T10:00:01Z,a81bc81b-dead-4e5d-abff-90865d1e13b2,山\n",
              "t.csv") == Texts{"川", "山"});
  CHECK(texts("意見,感想\n5,とても楽しい会でした\n4,また来たい\n", "t.csv") ==
        Texts{"とても楽しい会でした", "また来たい"});
  const auto error = refused("番号,点\n1,5\n2,4\n", "t.csv");
  CHECK(error.code == base::ErrorCode::invalid);
  CHECK(error.message.english().find("番号, 点") != std::string::npos);
  CHECK(texts("1\n2\n", "t.csv") == Texts{"1", "2"});  // a list of them is what was meant
}

TEST_CASE("import kinds: what parts the cells is what parts all rows alike") {
  CHECK(texts("番号;意見\n1;歩道が狭い, 危ない\n2;暗い, 怖い, 寒い\n", "t.csv") ==
        Texts{"歩道が狭い, 危ない", "暗い, 怖い, 寒い"});
  CHECK(texts("番号|意見\n1|a, b\n2|c; d\n", "t.csv") == Texts{"a, b", "c; d"});
  CHECK(texts("| 番号 | 意見 |\n| --- | --- |\n| 1 | 川 |\n| 2 | 山 |\n", "t.csv") ==
        Texts{"川", "山"});
  CHECK(texts("番号\t意見\n1\ta, b\n2\tc\n", "t.csv") == Texts{"a, b", "c"});
  CHECK(texts("sep=|\r\n番号|意見\r\n1|a\r\n", "t.csv") == Texts{"a"});
  CHECK(texts("\"sep=,\"\n番号,意見\n1,a;b;c\n", "t.csv") == Texts{"a;b;c"});
  // Sentences with commas, one a line: nothing parts them.
  CHECK(texts("道が暗い\n公園, 広場がほしい\n川がきれい\n", "t.csv") ==
        Texts{"道が暗い", "公園, 広場がほしい", "川がきれい"});
  CHECK(texts("意見,班\n道が暗い\n公園がほしい\n川,A\n", "t.csv") ==
        Texts{"道が暗い", "公園がほしい", "川"});
  CHECK(texts("意見,班\n\"道が,\n暗い\",A\n\"川\",B\n", "t.csv") == Texts{"道が,\n暗い", "川"});
}

TEST_CASE("import kinds: the line ends of every program") {
  CHECK(texts("a\vb\fc\u0085d\u2028e\u2029f\r\ng\rh", "a.txt") ==
        Texts{"a", "b", "c", "d", "e", "f", "g", "h"});
  CHECK(texts("\ufeff一\n\ufeff二\ufeff\n", "a.txt") == Texts{"一", "二"});
  CHECK(texts("a<br>b<BR />c\n", "a.txt") == Texts{"a\nb\nc"});
  CHECK(texts("no,意見\n1,一行\v二行\n2,\"三行<br/>四行\u2028五行\"\n", "a.csv") ==
        Texts{"一行\n二行", "三行\n四行\n五行"});
  CHECK(texts("no,意見\u20281,川\u20282,山", "a.csv") == Texts{"川", "山"});
  CHECK(texts("\ufeff\"意見\"\n\"川\"\n", "a.csv") == Texts{"川"});
}

TEST_CASE("import kinds: Excel's Unicode text is a table") {
  const std::string utf8 = "番号\t意見\r\n1\t\"歩道が\n狭い\"\r\n2\t花壇\r\n";
  CHECK(texts("\xff\xfe" + encoded(utf8, "UTF-16LE"), "u.txt") == Texts{"歩道が\n狭い", "花壇"});
  CHECK(texts(encoded(utf8, "UTF-16LE"), "u.txt") == Texts{"歩道が\n狭い", "花壇"});
  CHECK(texts(encoded(utf8, "UTF-16BE"), "u.txt") == Texts{"歩道が\n狭い", "花壇"});
  CHECK(texts(utf8, "u.txt") == Texts{"歩道が\n狭い", "花壇"});
  CHECK(texts("一行\tに一つ\n二行目\n", "u.txt") == Texts{"一行\tに一つ", "二行目"});
}

TEST_CASE("import kinds: encodings are told by what they can have meant") {
  const std::string japanese = "番号,意見\r\n1,髙橋さんの﨑の①番。ｶﾀｶﾅも～\r\n2,歩道が狭い\r\n";
  CHECK(texts(encoded(japanese, "CP932"), "a.csv") ==
        Texts{"髙橋さんの﨑の①番。ｶﾀｶﾅも～", "歩道が狭い"});
  CHECK(texts(encoded("薔薇\n檸檬\n", "CP932"), "a.txt") == Texts{"薔薇", "檸檬"});
  const std::pair<const char*, const char*> others[] = {
      {"我們的城市很美\n公園太少了\n", "BIG5"},
      {"道路太暗了\n", "BIG5"},
      {"我们的城市很美\n公园太少了，希望多种树\n", "GB18030"},
      {"道路太暗了\n", "GB18030"},
      {"우리 동네가 좋아요\n가로등이 적어요\n", "EUC-KR"},
      {"歩道が狭い\nバスが少ない\n", "EUC-JP"},
      {"Die Straße ist zu dunkel\nSchöne Bänke für müde Füße\n", "ISO-8859-1"},
      {"L'été, la forêt\ndéjà très fréquentée\n", "ISO-8859-1"},
      {"Дорога тёмная\nМало автобусов\n", "CP1251"},
      {"Дорога темная\nМало автобусов\n", "KOI8-R"},
      {"ถนนมืดเกินไป\nรถเมล์น้อย\n", "TIS-620"},
  };
  for (const auto& [utf8, encoding] : others) {
    INFO(std::string(encoding) << " " << std::string(utf8));
    const auto error = refused(encoded(utf8, encoding), "a.txt");
    CHECK(error.code == base::ErrorCode::encoding);
    INFO(error.message.english() << " " << std::string(encoding));
    const std::string name = encoding == std::string("BIG5") ? "Big5" : encoding;
    if (std::string("Big5 GB18030 EUC-KR EUC-JP").find(name) != std::string::npos)
      CHECK(error.message.english().find(name) != std::string::npos);
  }
}

TEST_CASE("import kinds: nearly whole UTF-8 is UTF-8, and the damaged line is named") {
  const Taken damaged = taken("歩道が狭い\n公園に\xe3\x81ベンチ\n花壇\xff\n", "a.txt");
  CHECK(damaged.texts() == Texts{"歩道が狭い", "公園に\ufffdベンチ", "花壇\ufffd"});
  CHECK(damaged.table.damaged_lines == std::vector<std::size_t>{2, 3});
  CHECK(damaged.left_out() ==
        "some characters could not be read and are shown as \ufffd: line 2, 3\n");
  CHECK(texts("歩道が狭い\n公園に\xe3\x81", "a.txt") == Texts{"歩道が狭い", "公園に\ufffd"});
  const std::string cut = encoded("歩道が狭い\n公園にベンチ", "CP932");
  CHECK(texts(cut.substr(0, cut.size() - 1), "a.txt") == Texts{"歩道が狭い", "公園にベン\ufffd"});
}

TEST_CASE("import kinds: groups that gather are islands, groups of people are offered") {
  CHECK(taken("分類,意見\n水,川\n緑,山\n水,池\n緑,森\n", "t.csv").placed() ==
        Texts{"水: 川", "緑: 山", "水: 池", "緑: 森"});
  CHECK(taken("班,意見\nA,川\nA,山\n", "t.csv").placed() == Texts{"川", "山"});
  Taken named = taken("氏名,班,意見\n青木,A,川\n井上,A,山\n", "t.csv");
  CHECK(named.cards.cards[0].who.empty());
  CHECK(named.left_out() ==
        "columns left out: *氏名*, *班*\ncan say who wrote: *氏名*\ncan make islands: *班*\n");
  named.table.choice.who = *find_column(named.table, "氏名");
  named.table.choice.group = *find_column(named.table, "2");
  named.cards = *cards_of(named.table, named.table.choice);
  CHECK(named.cards.cards[0].who == "青木");
  CHECK(named.placed() == Texts{"A: 川", "A: 山"});
  CHECK(named.said() ==
        "column *意見* of 3 columns, 2 cards, islands by *班*, writers from *氏名*");
  const auto none = find_column(named.table, "意み");
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().message.english() ==
        "There is no column “意み”. There are: 1 氏名, 2 班, 3 意見.");
}

TEST_CASE("import kinds: without a head every row is a card") {
  CHECK(taken("意見,班\n川,A\n", "t.csv", storage::HeadWish::none).texts() == Texts{"意見", "川"});
}

TEST_CASE("import kinds: JSON is no list, and a session is called one") {
  const auto session = refused("{\n  \"format\": \"kurumaza-session\", \"version\": 1}", "e.json");
  CHECK(session.code == base::ErrorCode::format);
  CHECK(session.message.english().find("session of Kurumaza") != std::string::npos);
  CHECK(refused("{\"format\":\"kurumaza-session\"}", "e.txt").message == session.message);
  CHECK(refused("{\"journal\":1,\"session\":\"x\"}\n{\"seq\":1}\n", "e.journal").message ==
        session.message);
  CHECK(refused("[\"a\"]", "list.json").code == base::ErrorCode::format);
  CHECK(refused("{\"nodes\":[]}", "a.canvas").code == base::ErrorCode::format);
  CHECK(texts("[メモ] 川\n{仮}\n", "a.txt") == Texts{"[メモ] 川", "{仮}"});
  CHECK(refused("PK\x03\x04zip", "a.xlsx").message.english().find("Excel") != std::string::npos);
}

TEST_CASE("import kinds: nothing in a file is said") {
  for (const char* bytes : {"", "\n\n", "\xef\xbb\xbf", ",,\n,,\n", "　\n"}) {
    const Taken empty = taken(bytes, "t.csv");
    CHECK(empty.texts().empty());
    CHECK(empty.said() == "there is nothing in this file");
  }
  CHECK(taken("番号,意見\n", "t.csv").texts().empty());
}

TEST_CASE("import kinds: another program's guard before a formula goes, a quotation stays") {
  CHECK(texts("no,意見\n1,'=1+1\n2,'-5度でも\n3,'@home' は楽しい'\n4,it's\n", "t.csv") ==
        Texts{"=1+1", "-5度でも", "'@home' は楽しい'", "it's"});
}

TEST_CASE("import kinds: a talk of LINE: what was said, not when and by whom") {
  CHECK(texts("[LINE] 町内会のトーク履歴\n保存日時：2026/07/05 20:00\n\n2026/07/05(日)\n"
              "10:31\t青木\t川がきれいになってうれしい\n10:33\t井上\t\"夜は\n道が暗い\"\n"
              "10:40\t青木\t街灯を増やしてほしい\n10:41\t江口\t朝市がたのしみ\n"
              "10:45\t井上\tバスの本数が足りない\n",
              "[LINE]町内会.txt") == Texts{"川がきれいになってうれしい", "夜は\n道が暗い",
                                           "街灯を増やしてほしい", "朝市がたのしみ",
                                           "バスの本数が足りない"});
}

TEST_CASE("import kinds: a first row of answers is not taken for more of the head") {
  CHECK(texts("番号,年齢,意見\n1,不明,川\n2,34,山\n3,71,池\n", "t.csv") == Texts{"川", "山", "池"});
  CHECK(texts("番号,意見,\n,川,あとで\n2,山,\n3,池,\n", "t.csv") == Texts{"川", "山", "池"});
  CHECK(texts("Keep,Problem\n課題,会議\n話す,\n", "t.csv") == Texts{"課題", "会議", "話す"});
}

TEST_CASE("import kinds: what kouchouai and boards of other makes write") {
  CHECK(texts("arg-id,argument,category_id,category,x,y\nA1_0,街灯を増やす,c1,安全,0.1,0.2\n"
              "A1_1,公園を広げる,c2,緑,0.3,0.2\n",
              "k.csv") == Texts{"街灯を増やす", "公園を広げる"});
  CHECK(texts("Author,Subject,Body,Section,Created At\nA,x,川がきれい,一,2026-07-05T10:00:00Z\n",
              "padlet.csv") == Texts{"川がきれい"});
  CHECK(texts("Card ID,Card Name,Card URL,Card Description,Labels,Members,List Name\n"
              "64b1f0,川の掃除,https://example.org/c/1,毎月,,aoki,やること\n"
              "64b1f1,朝市,https://example.org/c/2,,,,やること\n",
              "trello.csv") == Texts{"川の掃除", "朝市"});
  CHECK(
      texts(
          "Id,Name,Shape Library,Page ID,Text Area 1\n1,Sticky,Lucid,p1,川\n2,Sticky,Lucid,p1,山\n",
          "lucid.csv") == Texts{"川", "山"});
}
