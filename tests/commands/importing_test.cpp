// Files onto a session: whole or not at all, and our own report comes back as it went out.
#include "commands/importing.h"

#include <doctest/doctest.h>

#include "model/invariants.h"
#include "report/csv.h"
#include "storage/live_session.h"
#include "storage/open_session.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/typesetter.h"

namespace {

const base::Path kSession = "/table/evening.json";

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  support::MemoryFileSystem files;
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();

  explicit Bench(const storage::NewSession& wishes = {}) {
    REQUIRE(files.make_folders("/table").ok());
    auto table = storage::LiveSession::create(files, clock, kSession,
                                              storage::make_session(wishes, ids, clock.wall()));
    REQUIRE(table.ok());
    REQUIRE((*table)->close().ok());
  }
  base::Result<commands::ImportDone> import(const std::string& name, const std::string& bytes,
                                            const commands::ImportWishes& wishes = {}) {
    files.put("/" + name, bytes);
    return commands::import_files(files, clock, ids, *typesetter, kSession, {"/" + name}, wishes,
                                  base::Messages());
  }
  model::Session session() {
    const auto loaded = storage::load_session(files, kSession);
    REQUIRE(loaded.ok());
    CHECK(loaded->findings.empty());
    CHECK(model::broken_invariants(loaded->session).empty());
    return loaded->session;
  }
  model::Board board() { return *session().boards_in_order().front(); }
};

std::map<std::string, model::Card> by_text(const model::Board& board) {
  std::map<std::string, model::Card> out;
  for (const auto& [id, card] : board.cards) out[card.text] = card;
  return out;
}
std::string plates(const model::Board& board, base::Id island) {
  std::string out;
  for (const base::Id id : model::path_to(board, island)) out += "/" + board.islands.at(id).plate;
  return out;
}

const char* kForm = "氏名,分類,意見\n青木,水,川\n井上,水,池\n江口,緑,山\n,緑,森\n";

}  // namespace

TEST_CASE("import: what is chosen is on the cards, and what was taken is said") {
  Bench bench;
  commands::ImportWishes wishes;
  wishes.who = "氏名";
  const auto done = bench.import("form.csv", kForm, wishes);
  REQUIRE(done.ok());
  CHECK(done->taken == std::vector<std::string>{"/form.csv: column *意見* of 3 columns, 4 cards, "
                                                "islands by *分類*, writers from *氏名*"});
  const model::Board board = bench.board();
  CHECK(board.cards.size() == 4);
  CHECK(by_text(board)["川"].who == "青木");
  CHECK(plates(board, by_text(board)["川"].island) == "/水");

  wishes = {};
  wishes.columns = {"1"};
  wishes.group = "none";
  REQUIRE(bench.import("form.csv", kForm, wishes).ok());
  CHECK(bench.board().cards.size() == 7);
  CHECK(bench.board().islands.size() == 2);
  wishes = {};
  wishes.no_head = true;
  wishes.columns = {"3"};
  REQUIRE(bench.import("form.csv", kForm, wishes).ok());
  CHECK(by_text(bench.board()).contains("意見"));

  for (commands::ImportWishes wrong : {commands::ImportWishes{{}, {"意見欄"}, {}, {}, false},
                                       commands::ImportWishes{{}, {}, "誰", {}, false},
                                       commands::ImportWishes{{}, {}, {}, "4", false}}) {
    const auto refused = bench.import("form.csv", kForm, wrong);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().text().find("1 氏名, 2 分類, 3 意見") != std::string::npos);
    CHECK(refused.error().context == "/form.csv");
  }
}

TEST_CASE("import: nobody is named in an anonymous session") {
  storage::NewSession anonymous;
  anonymous.anonymous = true;
  Bench bench(anonymous);
  commands::ImportWishes wishes;
  wishes.who = "氏名";
  REQUIRE(bench.import("form.csv", kForm, wishes).ok());
  for (const auto& [id, card] : bench.board().cards) CHECK(card.who.empty());
}

TEST_CASE("import: wherever the disk fails, all cards are there or none, and it is said") {
  std::string list;
  for (int n = 0; n < 300; ++n) list += "意見 " + std::to_string(n) + "\n";
  int failed = 0;
  for (std::uint64_t after = 0; after < 60; ++after) {
    Bench bench;
    bench.files.fail_after(after);
    const auto done = bench.import("list.txt", list);
    bench.files.heal();
    const std::size_t cards = bench.board().cards.size();
    CHECK_MESSAGE((cards == 0 || cards == 300), after << ": " << cards);
    if (done) CHECK(cards == 300);
    failed += !done;
    if (done) break;
  }
  CHECK(failed > 3);
}

TEST_CASE("import: where the disk fills up, the session is as it was, to the byte") {
  std::string list;
  for (int n = 0; n < 300; ++n) list += "意見 " + std::to_string(n) + "\n";
  for (const std::uint64_t room : {200, 2000, 20000, 60000}) {
    Bench bench;
    bench.files.put("/list.txt", list);
    const auto session = bench.files.content(kSession);
    const auto journal = bench.files.content(storage::journal_path(kSession));
    bench.files.disk_full_after(bench.files.bytes_in_use() + room);
    const auto done = bench.import("list.txt", list);
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().message.english().find("as it was before") != std::string::npos);
    bench.files.heal();
    CHECK(bench.files.content(kSession) == session);
    CHECK(bench.files.content(storage::journal_path(kSession)) == journal);
    REQUIRE(bench.import("list.txt", list).ok());
    CHECK(bench.board().cards.size() == 300);
  }
}

TEST_CASE("import: Kurumaza's own report comes back as it went out") {
  storage::NewSession wishes;
  wishes.questions = {"何が好き？", "何が足りない？"};
  Bench bench(wishes);
  model::Session told = bench.session();
  std::vector<model::Board*> boards;
  for (const model::Board* b : told.boards_in_order()) boards.push_back(&told.boards.at(b->id));
  const auto add_island = [&](model::Board& board, std::string plate, base::Id parent) {
    model::Island i;
    i.id = bench.ids.next();
    i.plate = std::move(plate);
    i.parent = parent;
    i.made = 1;
    board.islands[i.id] = i;
    return i.id;
  };
  const auto add_card = [&](model::Board& board, std::string text,
                            base::Id island) -> model::Card& {
    model::Card c;
    c.id = bench.ids.next();
    c.text = std::move(text);
    c.island = island;
    c.made = 1783247400000;
    return board.cards[c.id] = c;
  };
  const base::Id outer = add_island(*boards[0], "外の / 島", {}),
                 inner = add_island(*boards[0], "=内", outer),
                 nameless = add_island(*boards[0], "", {});
  add_card(*boards[0], "-2度の朝でも集まる", outer).who = "青木";
  add_card(*boards[0], ";=1+1\n\"引用\", 'と'", inner).color = model::PaperColor::violet;
  add_card(*boards[0], "'=引用符も", inner).color = model::PaperColor::sky;
  add_card(*boards[0], " 前と後ろの空白 ", nameless);
  add_card(*boards[0], "<br>と書いた人", {}).alone = 3;
  add_card(*boards[0], "しまった", {}).place = model::Place::tray;
  add_card(*boards[1], "足りないもの", {});

  for (const char* lang : {"en", "ja"}) {
    const base::Messages tr(lang, base::find_assets().locale.string());
    const auto csv = report::write_csv({told, tr, {}, {}, {true}});
    REQUIRE(csv.ok());
    Bench other(wishes);
    const auto done = other.import("report.csv", csv->at(0).bytes);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
    const model::Session back = other.session();
    for (std::size_t b = 0; b < 2; ++b) {
      const model::Board& was = *boards[b];
      const model::Board& is = *back.boards_in_order()[b];
      auto cards = by_text(is);
      REQUIRE(is.cards.size() == was.cards.size());
      for (const auto& [text, card] : by_text(was)) {
        REQUIRE_MESSAGE(cards.contains(text), text);
        CHECK(cards[text].who == card.who);
        CHECK(cards[text].color == card.color);
        CHECK(cards[text].alone == card.alone);
        CHECK(cards[text].place == card.place);
        CHECK(cards[text].made == card.made);
        if (text != ";=1+1\n\"引用\", 'と'" && text != "'=引用符も")
          CHECK(plates(is, cards[text].island) == plates(was, card.island));
        else
          CHECK(plates(is, cards[text].island).ends_with("/=内"));
      }
    }
  }
}

TEST_CASE("import: a map comes with what is said of it, and once more it changes what is there") {
  Bench bench;
  const std::string map =
      R"({"nodes":[{"id":"019f3156-cd00-7000-b15a-000000000001","type":"text","x":0,"y":0,"width":300,"height":200,"text":"日陰"},
      {"id":"019f3156-cd00-7000-b15a-000000000002","type":"text","x":400,"y":0,"width":300,"height":200,"text":"バス"}],
      "edges":[{"id":"e","fromNode":"019f3156-cd00-7000-b15a-000000000001","toNode":"019f3156-cd00-7000-b15a-000000000002"},
      {"id":"f","fromNode":"gone","toNode":"019f3156-cd00-7000-b15a-000000000002"}]})";
  auto done = bench.import("map.canvas", map);
  REQUIRE(done.ok());
  CHECK(done->taken ==
        std::vector<std::string>{"/map.canvas: JSON Canvas, 2 cards, 0 islands, 1 relations"});
  CHECK(done->left_out ==
        std::vector<std::string>{
            "/map.canvas: 1 of 2 arrows do not lead from one thing to another; left out"});
  CHECK(by_text(bench.board()).contains("日陰"));

  std::string other = map;
  other.replace(other.find("日陰"), std::string("日陰").size(), "木陰");
  done = bench.import("map.canvas", other);
  REQUIRE(done.ok());
  CHECK(done->taken.at(0).find("changed: ") != std::string::npos);
  CHECK(bench.board().cards.size() == 2);
  CHECK(by_text(bench.board()).contains("木陰"));
  CHECK(bench.board().relations.size() == 1);

  // A list and a map in one go lie apart.
  bench.files.put("/list.txt", "川\n池\n");
  bench.files.put("/new.canvas", R"({"nodes":[{"id":"a","type":"text","x":0,"y":0,"text":"森"}]})");
  REQUIRE(commands::import_files(bench.files, bench.clock, bench.ids, *bench.typesetter, kSession,
                                 {"/list.txt", "/new.canvas"}, {}, base::Messages())
              .ok());
  const model::Board board = bench.board();
  CHECK(board.cards.size() == 5);
  for (const auto& [a, one] : board.cards)
    for (const auto& [b, two] : board.cards)
      if (a < b)
        CHECK_FALSE(model::shape_of(one).bounds().intersects(model::shape_of(two).bounds()));
  CHECK_FALSE(bench.import("broken.tldr", "{").ok());
  CHECK(bench.board().cards.size() == 5);
}
