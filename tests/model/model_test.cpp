#include <doctest/doctest.h>

#include <functional>
#include <limits>
#include <numbers>

#include "model/closed.h"
#include "model/codec.h"
#include "model/invariants.h"
#include "model/plate_labels.h"
#include "model/rounding.h"
#include "support/manual_clock.h"

using namespace model;

namespace {

/// A sound session with one of everything.
struct Sample {
  support::ManualClock clock;
  base::IdSource ids{clock, 9};
  Session s;
  Id question = ids.next(), board = ids.next(), card = ids.next(), other = ids.next(),
     outer = ids.next(), inner = ids.next(), relation = ids.next(), vote = ids.next();

  Sample() {
    s.id = ids.next();
    s.title = "協働";
    s.questions[question] = {question, 0, "なぜ", {}};
    Board& b = s.boards[board];
    b.id = board;
    b.question = question;
    b.cards[card].id = card;
    b.cards[card].island = inner;
    b.cards[other].id = other;
    b.islands[outer].id = outer;
    b.islands[inner].id = inner;
    b.islands[inner].parent = outer;
    b.relations[relation] = {relation, RelationKind::order, outer, other, "だから", 0, {}};
    b.votes[vote] = {vote, outer, 3, "", 0, {}};
  }
  Board& b() { return s.boards.at(board); }
  Card& c() { return b().cards.at(card); }
  Island& i() { return b().islands.at(inner); }
};

template <class T>
bool comes_back(const T& value) {
  T out{};
  return from_json(to_json(value), out).empty() && out == value;
}

template <class T>
std::string refusal(const char* json, T value = {}) {
  return from_json(Json::parse(json), value);
}

}  // namespace

TEST_CASE("codec: every kind of value comes back from JSON") {
  CHECK(comes_back(std::string("協働\n\"\\")));
  CHECK(comes_back(-12.25));
  CHECK(comes_back(-7));
  CHECK(comes_back(true));
  CHECK(comes_back(WallTime(1783247400123)));
  CHECK(comes_back(Vec2{1.25, -3}));
  CHECK(comes_back(Size{75, 50}));
  support::ManualClock clock;
  base::IdSource ids(clock);
  CHECK(comes_back(ids.next()));
  CHECK(comes_back(Id{}));
  CHECK(comes_back(std::vector<std::string>{"a", "", "b"}));
  CHECK(comes_back(InkStroke{0.7, {{-12.25, 3.01}, {0, 25}}}));
  CHECK(comes_back(std::vector<InkStroke>{{0.7, {{1, 2}}}, {1.5, {{-37.5, 0}, {0.1, 0.2}}}}));
  CHECK(comes_back(std::vector<InkStroke>{}));
  for (int n = 0; n < 6; ++n) CHECK(comes_back(PaperColor(n)));
  for (int n = 0; n < 2; ++n) CHECK(comes_back(Place(n)));
  for (int n = 0; n < 9; ++n) CHECK(comes_back(RelationKind(n)));
  for (int n = 0; n < 10; ++n) CHECK(comes_back(Step(n)));
}

TEST_CASE("codec: lengths are kept to a thousandth of a millimetre, without a minus zero") {
  CHECK(to_json(Vec2{1.00049, -0.0001}).dump() == "[1.0,0.0]");
  CHECK(to_json(Size{12.3456, 1}).dump() == "[12.346,1.0]");
  CHECK(to_json(-0.0000001).dump() == "0.0");
}

TEST_CASE("codec: ink is kept to a hundredth of a millimetre, one flat list a stroke") {
  const InkStroke stroke{0.7049, {{1.004, -2.0051}, {-0.001, 3}}};
  CHECK(to_json(stroke).dump() == "[0.7,1.0,-2.01,0.0,3.0]");
  CHECK(rounded(stroke) == InkStroke{0.7, {{1, -2.01}, {0, 3}}});
  InkStroke read;
  CHECK(from_json(to_json(stroke), read).empty());
  CHECK(read == rounded(stroke));
}

TEST_CASE("codec: a card without ink has no such field, one with ink gets it back") {
  Card card;
  Json j;
  write_fields(j, card);
  CHECK_FALSE(j.contains("ink"));
  card.ink = {{0.7, {{1, 2}, {3, 4}}}};
  write_fields(j, card);
  Card read;
  read_fields(j, read, [](const char*, const std::string&) { FAIL("a field is refused"); });
  CHECK(read.ink == card.ink);
  // A patch that takes all ink away says so.
  Patch<Card> none;
  none.set<&Card::ink>({});
  CHECK(patch_to_json(none).dump() == R"({"ink":[]})");
  Patch<Card> back;
  CHECK(patch_from_json(patch_to_json(none), back).empty());
  CHECK(back == none);
}

TEST_CASE("codec: a value of the wrong kind is refused and leaves the old one") {
  std::string text = "old";
  CHECK(from_json(Json(7), text) == "a text");
  CHECK(text == "old");
  CHECK_FALSE(refusal<double>("\"1\"").empty());
  CHECK_FALSE(refusal<int>("1.5").empty());
  CHECK_FALSE(refusal<int>("3000000000").empty());
  CHECK_FALSE(refusal<bool>("1").empty());
  CHECK_FALSE(refusal<WallTime>("0").empty());
  CHECK_FALSE(refusal<Vec2>("[1]").empty());
  CHECK_FALSE(refusal<Vec2>("[1,\"2\"]").empty());
  CHECK_FALSE(refusal<Size>("{\"w\":1}").empty());
  CHECK_FALSE(refusal<Id>("\"x\"").empty());
  CHECK_FALSE(refusal<std::vector<std::string>>("[\"a\",1]").empty());
  for (const char* no_stroke : {"[]", "[0.7]", "[0.7,1]", "[0.7,1,2,3]", "[0.7,1,null]", "7",
                                "[[0.7],1,2]", "{\"width\":1}", "[\"0.7\",1,2]"}) {
    CAPTURE(no_stroke);
    CHECK_FALSE(refusal<InkStroke>(no_stroke).empty());
    CHECK_FALSE(
        refusal<std::vector<InkStroke>>(("[[1,2,3]," + std::string(no_stroke) + "]").c_str())
            .empty());
  }
  CHECK_FALSE(refusal<std::vector<InkStroke>>("{}").empty());
  PaperColor color = PaperColor::sky;
  CHECK(from_json(Json("mauve"), color).find("\"violet\"") != std::string::npos);
  CHECK(color == PaperColor::sky);
}

TEST_CASE("codec: a thing's fields are written in order and read back, unknown ones kept") {
  Sample sample;
  Card card = sample.c();
  card.text = "一つの考え";
  card.pos = {12.5, -3};
  card.extra = R"({"photo":"a.jpg","text":"not this"})";
  Json j;
  write_fields(j, card);
  CHECK(j.begin().key() == "text");
  CHECK(j["text"] == "一つの考え");
  CHECK(j["photo"] == "a.jpg");
  CHECK(std::prev(j.end()).key() == "photo");
  Card read;
  std::vector<std::string> complaints;
  j["color"] = "mauve";
  read_fields(j, read, [&](const char* field, const std::string&) { complaints.push_back(field); });
  CHECK(read.text == card.text);
  CHECK(read.pos == card.pos);
  CHECK(read.island == card.island);
  CHECK(read.color == PaperColor::yellow);
  CHECK(complaints == std::vector<std::string>{"color"});
}

TEST_CASE("patch: its inverse takes it back, and an empty one does nothing") {
  Sample sample;
  const Card before = sample.c();
  Card card = before;
  const auto patch =
      Patch<Card>{}.set<&Card::text>("neu").set<&Card::pos>({1, 2}).set<&Card::alone>(3);
  const auto inverse = apply_patch(card, patch);
  CHECK(card.text == "neu");
  CHECK(card.pos == Vec2{1, 2});
  CHECK(card.alone == 3);
  CHECK(card.island == before.island);
  CHECK_FALSE(inverse.get<&Card::turn>());
  const auto again = apply_patch(card, inverse);
  CHECK(again == patch);
  CHECK(card.text == before.text);
  CHECK(card.pos == before.pos);
  CHECK(Patch<Card>{}.empty());
  CHECK_FALSE(patch.empty());
  CHECK(apply_patch(card, Patch<Card>{}).empty());
}

TEST_CASE("patch: it survives JSON; what is not fully understood is refused") {
  const auto patch = Patch<Island>{}
                         .set<&Island::plate>("表札")
                         .set<&Island::plate_size>({120, 30})
                         .set<&Island::parent>({})
                         .set<&Island::closed>(true);
  Patch<Island> read;
  CHECK(patch_from_json(patch_to_json(patch), read).empty());
  CHECK(read == patch);
  Patch<Island> none;
  CHECK_FALSE(patch_from_json(Json::parse(R"({"plate":"x","nope":1})"), none).empty());
  CHECK_FALSE(patch_from_json(Json::parse(R"({"plate":1})"), none).empty());
  CHECK_FALSE(patch_from_json(Json::parse("[]"), none).empty());
  CHECK(patch_from_json(Json::object(), none).empty());
}

TEST_CASE("session: look-ups on a board") {
  Sample t;
  CHECK(find_card(t.b(), t.card));
  CHECK_FALSE(find_card(t.b(), t.outer));
  CHECK(path_to(t.b(), t.inner) == std::vector<Id>{t.outer, t.inner});
  CHECK(path_to(t.b(), {}).empty());
  CHECK(subtree_of(t.b(), t.outer) == std::vector<Id>{t.outer, t.inner});
  CHECK(children_of(t.b(), {}) == std::vector<Id>{t.outer});
  CHECK(cards_in(t.b(), t.inner) == std::vector<Id>{t.card});
  CHECK(is_within(t.b(), t.inner, t.outer));
  CHECK_FALSE(is_within(t.b(), t.outer, t.inner));
  CHECK(points_by_target(t.b()) == std::map<Id, int>{{t.outer, 3}});
  CHECK(id_in_use(t.s, t.vote));
  CHECK(id_in_use(t.s, t.s.id));
  CHECK_FALSE(id_in_use(t.s, t.ids.next()));
}

TEST_CASE("invariants: a sound session breaks none") {
  Sample t;
  CHECK(broken_invariants(t.s).empty());
  Session bare;
  bare.id = t.s.id;
  CHECK(broken_invariants(bare).empty());
}

TEST_CASE("invariants: each one broken is one sentence") {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::pair<const char*, std::function<void(Sample&)>>> breaks{
      {"1 nil session id", [](Sample& t) { t.s.id = {}; }},
      {"1 an id that is not its key", [](Sample& t) { t.c().id = t.ids.next(); }},
      {"1 an id used twice",
       [](Sample& t) {
         t.b().cards[t.vote] = {};
         t.b().cards[t.vote].id = t.vote;
       }},
      {"2 a card's island that is not there", [](Sample& t) { t.c().island = t.ids.next(); }},
      {"2 a card as an island", [](Sample& t) { t.c().island = t.other; }},
      {"2 a card in the tray and in an island", [](Sample& t) { t.c().place = Place::tray; }},
      {"3 a parent that is not there", [](Sample& t) { t.i().parent = t.ids.next(); }},
      {"4 a relation's end that is not there",
       [](Sample& t) { t.b().relations.at(t.relation).to = t.ids.next(); }},
      {"4 a relation to itself", [](Sample& t) { t.b().relations.at(t.relation).to = t.outer; }},
      {"4 a relation to a vote", [](Sample& t) { t.b().relations.at(t.relation).to = t.vote; }},
      {"5 a vote for nothing", [](Sample& t) { t.b().votes.at(t.vote).target = t.ids.next(); }},
      {"5 too many points", [](Sample& t) { t.b().votes.at(t.vote).points = 1001; }},
      {"5 negative points", [](Sample& t) { t.b().votes.at(t.vote).points = -1; }},
      {"6 off the table", [](Sample& t) { t.c().pos.x = kTableLimit + 1; }},
      {"6 a position that is no number", [](Sample& t) { t.c().pos.y = kNan; }},
      {"6 a turn beyond half", [](Sample& t) { t.c().turn = 3.2; }},
      {"6 a turn that is no number", [](Sample& t) { t.i().plate_turn = kNan; }},
      {"6 a card too small",
       [](Sample& t) {
         t.c().size = {9, 50};
       }},
      {"6 a card that has no size",
       [](Sample& t) {
         t.c().size = {kNan, 50};
       }},
      {"6 a plate too wide",
       [](Sample& t) {
         t.i().plate_size = {601, 20};
       }},
      {"6 a pile too high", [](Sample& t) { t.c().z = 1e16; }},
      {"7 not UTF-8", [](Sample& t) { t.c().text = "\xff"; }},
      {"7 too long", [](Sample& t) { t.i().plate = std::string(kMaxText + 1, 'x'); }},
      {"7 a maker that is not UTF-8", [](Sample& t) { t.s.makers = {"\xff"}; }},
      {"8 a question that is not there", [](Sample& t) { t.b().question = t.ids.next(); }},
      {"10 ink off the card",
       [](Sample& t) {
         t.c().ink = {{0.7, {{0, 0}, {0, 26.1}}}};
       }},
      {"10 ink that is no number",
       [](Sample& t) {
         t.c().ink = {{0.7, {{kNan, 0}}}};
       }},
      {"10 ink of no width",
       [](Sample& t) {
         t.c().ink = {{0, {{0, 0}}}};
       }},
      {"10 ink of a width that is no number",
       [](Sample& t) {
         t.c().ink = {{kNan, {{0, 0}}}};
       }},
      {"10 ink too wide",
       [](Sample& t) {
         t.c().ink = {{5.1, {{0, 0}}}};
       }},
      {"10 a stroke without a point",
       [](Sample& t) {
         t.c().ink = {{0.7, {}}};
       }},
      {"10 too many strokes",
       [](Sample& t) {
         t.c().ink.assign(kMaxStrokes + 1, {0.7, {{0, 0}}});
       }},
      {"10 too many points",
       [](Sample& t) {
         t.c().ink.assign(2, {0.7, std::vector<Vec2>(kMaxInkPoints / 2 + 1)});
       }},
      {"9 too many dots", [](Sample& t) { t.c().alone = 100; }},
      {"9 level 0", [](Sample& t) { t.i().level = 0; }},
      {"9 round 100", [](Sample& t) { t.b().round = 100; }},
  };
  for (const auto& one : breaks) {
    const char* name = one.first;
    CAPTURE(name);
    Sample t;
    one.second(t);
    CHECK(broken_invariants(t.s).size() == 1);
  }
}

TEST_CASE("invariants: islands within themselves or too deep are found") {
  Sample t;
  t.b().islands.at(t.outer).parent = t.inner;
  CHECK_FALSE(broken_invariants(t.s).empty());
  t.b().islands.at(t.outer).parent = {};
  Id last = t.inner;
  for (int n = 2; n <= kMaxDepth; ++n) {
    const Id id = t.ids.next();
    t.b().islands[id].id = id;
    t.b().islands[id].parent = last;
    last = id;
  }
  CHECK(broken_invariants(t.s).empty());
  const Id deepest = t.ids.next();
  t.b().islands[deepest].id = deepest;
  t.b().islands[deepest].parent = last;
  CHECK(broken_invariants(t.s).size() == 1);
}

TEST_CASE("invariants: ink may reach the card's edge and a little beyond") {
  Sample t;
  t.c().ink = {{kMinInkWidth, {{-38.5, -26}, {38.5, 26}}}, {kMaxInkWidth, {{0, 0}}}};
  CHECK(broken_invariants(t.s).empty());
}

TEST_CASE("invariants: half a turn, as the file rounds it, is allowed") {
  Sample t;
  t.c().turn = 3.141593;
  CHECK(broken_invariants(t.s).empty());
  t.c().turn = std::numbers::pi;
  CHECK(broken_invariants(t.s).empty());
}

TEST_CASE("index map: a plate is seen as large as its bundle has room beside it, and no larger") {
  Board board;
  const auto id = [](int n) {
    return base::Id::parse("0197b2f4-8c00-7000-8000-0000000000" + std::to_string(n)).value();
  };
  const auto island = [&](int n, Vec2 plate) -> Island& {
    Island& i = board.islands[id(n)];
    i.id = id(n);
    i.plate_pos = plate;
    i.plate_size = {200, 20};
    return i;
  };
  const auto card = [&](int n, int in, Vec2 pos) {
    Card& c = board.cards[id(n)];
    c.id = id(n);
    c.island = id(in);
    c.pos = pos;
  };
  const Island& wide = island(10, {0, 0});
  card(20, 10, {-300, 80});
  card(21, 10, {300, 80});
  const Island& narrow = island(11, {2000, 0});
  card(22, 11, {2000, 80});
  const Island& aside = island(12, {4000, 0});
  card(23, 12, {4300, 80});
  for (const Island* i : {&wide, &narrow, &aside})
    CHECK(plate_seen(board, *i).size == i->plate_size);
  board.index_map = true;
  CHECK(plate_seen(board, wide).size == Size{500, 50});
  CHECK(plate_seen(board, wide).centre == wide.plate_pos);
  for (const Island* i : {&narrow, &aside}) CHECK(plate_seen(board, *i).size == i->plate_size);
  Island& inner = island(13, {0, 200});
  inner.parent = id(10);
  CHECK(plate_seen(board, inner).size == inner.plate_size);
}

TEST_CASE("plates: a number that was given is kept, and those without one are counted past it") {
  support::ManualClock clock;
  base::IdSource ids(clock, 5);
  Board board;
  const auto island = [&](int level, int number) {
    Island i;
    i.id = ids.next();
    i.level = level;
    i.number = number;
    board.islands[i.id] = i;
    clock.advance(1);
    return i.id;
  };
  const Id first = island(1, 0), given = island(1, 2), second = island(1, 0), upper = island(2, 7),
           last = island(1, 0);
  auto labels = plate_labels(board);
  CHECK(labels.at(first) == "1-1");
  CHECK(labels.at(given) == "1-2");
  CHECK(labels.at(second) == "1-3");
  CHECK(labels.at(last) == "1-4");
  CHECK(labels.at(upper) == "2-7");
  CHECK(highest_number(board, 1) == 4);
  CHECK(highest_number(board, 2) == 7);
  CHECK(highest_number(board, 3) == 0);
  board.islands.erase(first);
  labels = plate_labels(board);
  CHECK(labels.at(given) == "1-2");
  CHECK(labels.at(second) == "1-1");
}
