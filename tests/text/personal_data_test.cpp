// What in a text may say who somebody is: sentences as cards have them, with what looks like it and is not.
#include "text/personal_data.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/file_system.h"
#include "support/marked_cards.h"

namespace {

using Kind = text::PersonalFind::Kind;

std::string found(const text::PersonalData& data, const std::string& sentence) {
  std::string out;
  for (const text::PersonalFind& f : data.in(sentence)) {
    if (!out.empty()) out += "|";
    out += sentence.substr(f.first_byte, f.end_byte - f.first_byte);
  }
  return out;
}

struct Case {
  const char* sentence;
  const char* finds;
};

}  // namespace

TEST_CASE(
    "personal data: addresses and numbers in any width, and nothing that only looks like one") {
  base::RealFileSystem files;
  const text::PersonalData data(files);
  for (const Case& c : {
           Case{"連絡は machi@example.or.jp まで", "machi@example.or.jp"},
           Case{"ｍａｃｈｉ＠ｅｘａｍｐｌｅ．ｊｐへ", "ｍａｃｈｉ＠ｅｘａｍｐｌｅ．ｊｐ"},
           Case{"https://example.jp/a?b=1 を見て", "https://example.jp/a?b=1"},
           Case{"電話は０９０－１２３４－５６７８です", "０９０－１２３４－５６７８"},
           Case{"03(1234)5678に電話", "03(1234)5678"},
           Case{"0312345678", "0312345678"},
           Case{"〒123-4567 に送る", "〒123-4567"},
           Case{"若葉台三丁目12-3に住む人", "若葉台三丁目12-3"},
           Case{"桜ヶ丘5-12-3の角が暗い", "桜ヶ丘5-12-3"},
           Case{"コーポ青葉203号室の音", "コーポ青葉203号室"},
           Case{"投稿は@machi_taro へ", "@machi_taro"},
           Case{"（０３）５５５５－１２３４に", "（０３）５５５５－１２３４"},
           Case{"中央2-14-3の角", "中央2-14-3"},
           Case{"さくらハイツ203号室の音", "さくらハイツ203号室"},
           Case{"令和8-7-5の会議", ""},
           Case{"国道17号の渋滞、120-300万円かかる", ""},
           Case{"1-2-3の順に進める。3-5人で話す", ""},
           Case{"令和8年7月5日 18:30-20:00", ""},
           Case{"三丁目の公園に木を植える", ""},
       }) {
    CAPTURE(c.sentence);
    CHECK(found(data, c.sentence) == c.finds);
  }
  CHECK(data.in("machi@example.jp")[0].kind == Kind::mail);
  CHECK(data.in("090-1234-5678")[0].kind == Kind::phone);
  CHECK(data.in("\xff\xfe 090-1234-5678").empty());
  CHECK(data.in("").empty());
}

TEST_CASE("personal data: names of people, not of shops, places and offices") {
  base::RealFileSystem files;
  const text::PersonalData data(files);
  if (!data.knows_names()) {
    MESSAGE("skipped: no MeCab dictionary (package mecab-ipadic-utf8)");
    return;
  }
  for (const Case& c : {
           Case{"田中さんが毎朝見守ってくれる", "田中"},
           Case{"佐藤花子さんの花壇", "佐藤花子"},
           Case{"鈴木一郎が書いた", "鈴木一郎"},
           Case{"森さんと原さんが世話役", "森|原"},
           Case{"高橋先生の教室を増やす", "高橋"},
           Case{"氏名：渡辺", "渡辺"},
           Case{"佐々木医院の前が混む", ""},
           Case{"松本城の桜", ""},
           Case{"山田うどんの跡地", ""},
           Case{"八百屋さんが閉まった", ""},
           Case{"お客さんと店員さんが話せる店", ""},
           Case{"民生委員さんに相談する", ""},
           Case{"皆さんで歩く", ""},
           Case{"子どもさんの声がうれしい", ""},
           Case{"お年寄りが休めるベンチ", ""},
           Case{"松本会長と平野医師、金子宅", "松本|平野|金子"},
           Case{"橋本のおじさん、トメばあちゃん", "橋本|トメ"},
           Case{"石田副会長、大塚PTA会長", "石田|大塚"},
           Case{"田中・鈴木・佐藤の三家", "田中|鈴木|佐藤"},
           Case{"班長（遠藤）に聞く", "遠藤"},
           Case{"今井家の墓", "今井"},
           Case{"松下のテレビと家電", ""},
           Case{"カーブミラーとあおいの花", ""},
           Case{"外国人さんと話す", ""},
           Case{"田中通りと鈴木の工場", ""},
       }) {
    CAPTURE(c.sentence);
    CHECK(found(data, c.sentence) == c.finds);
  }
}

TEST_CASE("personal data: of what is marked on cards as people write them most is found") {
  base::RealFileSystem files;
  const text::PersonalData data(files);
  const auto cards_of = [](const std::string& name) {
    auto cards = support::marked_cards(KURUMAZA_SOURCE_DIR "/tests/data/personal/" + name);
    REQUIRE(cards.size() > 100);
    return cards;
  };
  for (const char* file : {"cards.txt", "cards-held-back.txt"}) {
    const auto cards = cards_of(file);
    for (const char* kind : support::kMarkedKinds) {
      const bool name = kind == std::string("name");
      if (name && !data.knows_names()) continue;
      const support::Score score = support::score_of(data, cards, kind);
      CAPTURE(file);
      CAPTURE(kind);
      CHECK(score.marked > 2);
      CHECK(score.recall() >= (name ? 0.9 : 0.8));
      CHECK(score.precision() >= 0.9);
    }
  }
}

TEST_CASE("personal data: a copy finds on a thread of its own what the first one finds") {
  base::RealFileSystem files;
  const text::PersonalData data(files);
  const std::string sentence = "担当：森田 090-1234-5678、田中さんにも聞く";
  std::vector<std::vector<text::PersonalFind>> found(3);
  std::vector<std::thread> threads;
  for (auto& mine : found)
    threads.emplace_back([&] { mine = text::PersonalData(data).in(sentence); });
  for (std::thread& thread : threads) thread.join();
  REQUIRE(data.in(sentence).size() >= 1);
  for (const auto& mine : found) CHECK(mine == data.in(sentence));
}

TEST_CASE("personal data: a long text takes no long time and no deep stack") {
  base::RealFileSystem files;
  const text::PersonalData data(files);
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "町を歩く人の声を聞く";
  text += " 090-1234-5678";
  const auto finds = data.in(text);
  REQUIRE(!finds.empty());
  CHECK(finds.back().kind == Kind::phone);
}
