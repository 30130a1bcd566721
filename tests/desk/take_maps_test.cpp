#include "desk/take_maps.h"

#include "model/invariants.h"
#include "ops/op.h"
#include "tools/tools_desk.h"

using namespace model;
using support::ToolsDesk;

namespace {

/// Two cards on an island, one outside, a relation and points; ids from `ids`.
MapWish map_of(base::IdSource& ids, bool unfitted) {
  MapWish out;
  Board& b = out.board;
  b.id = ids.next();
  b.title = "Page";
  Island i;
  i.id = ids.next();
  i.plate = "歩く";
  b.islands[i.id] = i;
  std::vector<Id> cards;
  for (const char* text : {"日陰", "ベンチ", "バス"}) {
    Card c;
    c.id = ids.next();
    c.text = text;
    c.pos = {double(cards.size()) * 30, 0};
    c.z = double(cards.size());
    if (cards.size() < 2) c.island = i.id;
    cards.push_back(c.id);
    b.cards[c.id] = c;
  }
  Relation r;
  r.id = ids.next();
  r.from = cards[0];
  r.to = cards[2];
  b.relations[r.id] = r;
  Vote v;
  v.id = ids.next();
  v.target = i.id;
  v.points = 3;
  v.who = "青木";
  b.votes[v.id] = v;
  if (unfitted) out.unfitted = {i.id, cards[0], cards[1], cards[2]};
  return out;
}

desk::TakenMaps take(ToolsDesk& d, const std::vector<MapWish>& maps) {
  auto taken =
      desk::take_maps(d.doc.session(), d.desk.board_id, maps, d.desk.typesetter, d.desk.ids, 1000);
  REQUIRE(d.desk.doc.apply_all(taken.ops));
  for (const std::string& broken : broken_invariants(d.doc.session())) FAIL_CHECK(broken);
  return taken;
}

bool overlap(const Board& board) {
  for (const auto& [a, one] : board.cards)
    for (const auto& [b, other] : board.cards)
      if (a < b && shape_of(one).bounds().intersects(shape_of(other).bounds())) return true;
  return false;
}

}  // namespace

TEST_CASE("take maps: cards lie apart below what lay there, further pages on boards of their own") {
  ToolsDesk d(1);
  const Id first = d.card({0, 0}, "ここにある");
  const double low = shape_of(d.board().cards.at(first)).bounds().max.y;
  const std::vector<MapWish> maps{map_of(d.desk.ids, true), map_of(d.desk.ids, true)};
  const auto taken = take(d, maps);
  CHECK(taken.made == 6);
  CHECK(d.board().cards.size() == 4);
  CHECK(d.board().islands.size() == 1);
  CHECK(d.board().relations.size() == 1);
  CHECK_FALSE(overlap(d.board()));
  for (const auto& [id, card] : d.board().cards)
    if (id != first) CHECK(shape_of(card).bounds().min.y > low);
  CHECK(points_by_target(d.board()).begin()->second == 3);
  REQUIRE(d.doc.session().boards.size() == 2);
  const Board& second = *d.doc.session().boards_in_order().back();
  CHECK(second.title == "Page");
  CHECK(second.cards.size() == 3);
  // One step takes it all back.
  d.desk.doc.undo();
  CHECK(d.doc.session().boards.size() == 1);
  CHECK(d.board().cards.size() == 1);
}

TEST_CASE("take maps: where our papers are larger than theirs, the whole is drawn out with them") {
  ToolsDesk d(1);
  MapWish wish;
  wish.board.id = d.desk.ids.next();
  for (int n = 0; n < 9; ++n) {
    Card c;
    c.id = d.desk.ids.next();
    c.text = std::to_string(n);
    c.size = {75, 20};
    c.pos = {double(n % 3) * 80, double(n / 3) * 25};
    wish.unfitted.insert(c.id);
    wish.board.cards[c.id] = c;
  }
  take(d, {wish});
  CHECK_FALSE(overlap(d.board()));
  std::vector<Vec2> at;
  for (const auto& [id, c] : d.board().cards) at.push_back(c.pos);
  CHECK(at[1].x - at[0].x == doctest::Approx(80).epsilon(0.1));
  CHECK(at[3].y - at[0].y == doctest::Approx(62.5).epsilon(0.1));
  CHECK(at[0].y == doctest::Approx(at[2].y).epsilon(0.05));
}

TEST_CASE("take maps: what we wrote ourselves lies as it lay, and is changed when it comes again") {
  ToolsDesk d(1);
  const MapWish wish = map_of(d.desk.ids, false);
  CHECK(desk::lies_on(d.doc.session(), wish.board) == nullptr);
  take(d, {wish});
  const auto [id, card] = *wish.board.cards.begin();
  CHECK(d.board().cards.at(id).pos == card.pos);
  CHECK(desk::lies_on(d.doc.session(), wish.board) == &d.board());
  // Nothing new: nothing is done.
  CHECK(take(d, {wish}).ops.empty());

  MapWish other = wish;
  Card& changed = other.board.cards.begin()->second;
  changed.text = "木陰がほしい";
  changed.pos = {300, 300};
  changed.island = {};
  other.board.islands.begin()->second.plate = "歩いて行ける";
  const Id gone = other.board.cards.rbegin()->first;
  other.board.relations.clear();
  other.board.cards.erase(gone);
  Card made;
  made.id = d.desk.ids.next();
  made.text = "新しい";
  made.pos = {300, 300};
  other.board.cards[made.id] = made;
  other.unfitted = {made.id};
  const auto taken = take(d, {other});
  CHECK(taken.made == 1);
  CHECK(taken.changed == 2);
  CHECK(taken.missing == 1);
  CHECK(d.board().cards.at(id).text == "木陰がほしい");
  CHECK(d.board().cards.at(id).pos == Vec2{300, 300});
  CHECK(d.board().islands.begin()->second.plate == "歩いて行ける");
  CHECK(d.board().cards.contains(gone));
  CHECK(d.board().cards.at(made.id).pos != Vec2{300, 300});
}

TEST_CASE("take maps: ids that stand for something else, twins, and a session without names") {
  ToolsDesk d(1);
  const Id first = d.card({0, 0}, "ここにある");
  MapWish wish = map_of(d.desk.ids, false);
  // One of its cards has the id of another thing here.
  Card same = wish.board.cards.begin()->second;
  same.id = first;
  same.who = "青木";
  wish.board.cards[first] = same;
  auto two = wish.board.cards.rbegin();
  Card& a = two->second;
  Card& b = std::next(two)->second;
  a.twin = b.id, b.twin = a.id;
  a.text = b.text = "同じ";
  model::Session session = d.doc.session();
  session.anonymous = true;
  const auto taken =
      desk::take_maps(session, d.desk.board_id, {wish}, d.desk.typesetter, d.desk.ids, 1000);
  for (const ops::Op& op : taken.ops) REQUIRE(ops::apply(session, op));
  for (const std::string& broken : broken_invariants(session)) FAIL_CHECK(broken);
  const Board& board = *session.board(d.desk.board_id);
  CHECK(board.cards.size() == 5);
  int twins = 0;
  for (const auto& [id, card] : board.cards) {
    CHECK(card.who.empty());
    twins += !card.twin.nil();
  }
  CHECK(twins == 2);
  for (const auto& [id, vote] : board.votes) CHECK(vote.who.empty());
}
