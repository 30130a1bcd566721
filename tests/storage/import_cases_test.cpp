// Real exports of other programs, in tests/data/imports, and what has to come of each.
#include <fstream>
#include <iterator>

#include "storage/imported.h"

using imported::Taken;
using imported::Texts;

namespace {

std::string bytes_of(const std::string& name) {
  std::ifstream in(std::string(KURUMAZA_IMPORTS) + "/" + name, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), name);
  return {std::istreambuf_iterator<char>(in), {}};
}
Taken file(const std::string& name) { return imported::taken(bytes_of(name), name); }

}  // namespace

TEST_CASE("imports: kouchouai's comments") {
  CHECK(file("comments.csv").texts() == Texts{"駅前の街灯が少なくて夜道がこわい",
                                              "公園のベンチを増やしてほしい",
                                              "バスの本数が減って通院に困る"});
}

TEST_CASE("imports: a Google form's answers, not its times") {
  const Taken form = file("form.csv");
  CHECK(form.texts() == Texts{"子どもの遊び場がほしい", "坂道に手すりを付けて"});
  CHECK(form.said() == "column *まちづくりについてのご意見* of 3 columns, 2 cards");
  CHECK(form.left_out() ==
        "columns left out: *タイムスタンプ*, *お住まいの地区*\n"
        "can make islands: *お住まいの地区*\n");
}

TEST_CASE("imports: Excel's sep= line") {
  CHECK(file("list.csv").texts() == Texts{"歩道が狭い, 危ない", "花壇がきれい"});
}

TEST_CASE("imports: a title and an empty row above the head") {
  const Taken ws = file("ws.csv");
  CHECK(ws.texts() == Texts{"用水路に柵がない", "朝市を続けたい", "空き家が増えた"});
  CHECK(ws.said() == "column *意見* of 4 columns, 3 cards, 1 empty row left out");
  CHECK(ws.left_out() ==
        "above the head and left out: “第2回市民ワークショップ 意見一覧”\n"
        "columns left out: *番号*, *班*, *備考*\ncan make islands: *班*\n");
}

TEST_CASE("imports: commas in the head of a file of semicolons") {
  CHECK(file("de.csv").texts() == Texts{"道が暗い", "水がうまい"});
}

TEST_CASE("imports: a board of a retrospective, each column an island") {
  const Taken retro = file("retro.csv");
  CHECK(retro.placed() == Texts{"Went well: 朝市 (+3)", "To improve: 駐車場が遠い (+1)",
                                "Action items: 看板を付ける (0)", "Went well: 子どもが来た (+2)"});
  CHECK(retro.said() ==
        "3 columns (*Went well*, *To improve*, *Action items*) of 3 columns, 4 cards, "
        "each column an island");
}

TEST_CASE("imports: Mentimeter's responses") {
  CHECK(file("menti.csv").texts() == Texts{"川", "朝市"});
}

TEST_CASE("imports: a text beside its label") {
  CHECK(file("lt.csv").placed() == Texts{"バスが来ない", "堤防が低い"});
}

TEST_CASE("imports: Kurumaza's own report") {
  const Taken report = file("s.csv");
  CHECK(report.table.report);
  CHECK(report.placed() == Texts{"-2度の朝でも集まる", "=合計"});
}

TEST_CASE("imports: a head as macOS writes it") {
  CHECK(file("nfd.csv").texts() == Texts{"道が暗い"});
}

TEST_CASE("imports: Big5 is refused") {
  const auto error = imported::refused(bytes_of("b5.txt"), "b5.txt");
  CHECK(error.code == base::ErrorCode::encoding);
  CHECK(error.message.english().find("Big5") != std::string::npos);
}

TEST_CASE("imports: Excel in Japan, in code page 932") {
  CHECK(file("excel-jp.csv").placed() == Texts{"歩く: 日陰がほしい①", "歩く: 髙い段差"});
}

TEST_CASE("imports: Miro's blocks, whose first lines may be islands") {
  Taken miro = file("miro-like.csv");
  CHECK(miro.texts().size() == 6);
  CHECK(miro.left_out() == "can make islands: the first line of each block\n");
  REQUIRE(miro.table.blocks);
  miro.table.choice.group = miro.table.blocks;
  miro.cards = *cards_of(miro.table, miro.table.choice);
  CHECK(miro.placed() ==
        Texts{"歩く: 日陰がほしい", "歩く: ベンチがほしい", "乗る: バスが少ない\n夜は来ない"});
}

TEST_CASE("imports: Mural's sticky notes with their area and colour") {
  const Taken mural = file("mural-like.csv");
  CHECK(mural.placed() == Texts{"歩く: 日陰がほしい", "歩く: ベンチがほしい"});
  CHECK(mural.cards.cards[0].color == model::PaperColor::yellow);
  CHECK(mural.cards.titles == 1);
}

TEST_CASE("imports: scrumlr's notes in their columns") {
  const Taken scrumlr = file("scrumlr.csv");
  CHECK(scrumlr.placed() == Texts{"よい点/n1: 駅前に日陰がほしい\n木を植える",
                                  "よい点/n1: 日陰, できれば木", "よい点: =1+1",
                                  "困る点: バスが少ない"});
  std::vector<std::vector<int>> votes;
  for (const storage::ImportCard& card : scrumlr.cards.cards) votes.push_back(card.votes);
  CHECK(votes == std::vector<std::vector<int>>{{4}, {1}, {}, {2, 2}});
  CHECK(scrumlr.left_out().find("can say who wrote: *author*") != std::string::npos);
}

TEST_CASE("imports: scrumlr's JSON is the same as its CSV") {
  const Taken json = imported::taken(
      R"({"board":{"id":"b","name":"Retro"},"participants":[{"user":{"id":"u1","name":"Ana"}}],
      "columns":[{"id":"c2","name":"困る点"},{"id":"c1","name":"よい点"}],
      "notes":[{"id":"n2","author":"u1","text":"日陰","position":{"column":"c1","stack":"n1","rank":1}},
      {"id":"n1","author":"u1","text":"木を植える","position":{"column":"c1","stack":null,"rank":2}},
      {"id":"n4","author":"u9","text":"バスが少ない","position":{"column":"c2","stack":null,"rank":1}}],
      "votings":[{"id":"v","votes":{"total":3,"votesPerNote":{"n1":{"total":3}}}}]})",
      "board.json");
  CHECK(json.placed() == Texts{"困る点: バスが少ない", "よい点/n1: 木を植える", "よい点/n1: 日陰"});
  CHECK(json.cards.cards[1].votes == std::vector<int>{3});
  CHECK(imported::refused("{\"notes\":[1]}", "x.json").code == base::ErrorCode::format);
}
