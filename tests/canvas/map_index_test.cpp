#include "canvas/map_index.h"

#include <doctest/doctest.h>

#include <random>

#include "model/closed.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/typesetter.h"

using namespace canvas;
using namespace model;

namespace {

Id id_of(int n) {
  Id id;
  id.bytes[15] = std::uint8_t(n);
  return id;
}

ItemRef card_of(int n) { return {ItemKind::card, id_of(n)}; }

Relation relation_between(int relation, int from, int to) {
  return {id_of(relation), RelationKind::order, id_of(from), id_of(to), {}, 0, {}};
}

const Rect kHere{{0, 0}, {10, 10}}, kThere{{50, 0}, {60, 10}};

/// Points given, changed and taken back, lines drawn, turned and wiped away: some of it is refused.
ops::Ops random_vote_or_relation(const Board& b, std::mt19937& random, base::IdSource& ids) {
  const auto any_of = [&](const auto& things) {
    auto it = things.begin();
    std::advance(it, random() % things.size());
    return it->first;
  };
  if (b.cards.empty() || b.islands.empty()) return {};
  const Id card = any_of(b.cards), island = any_of(b.islands), other = any_of(b.cards);
  const int points = 1 + int(random() % 40);
  switch (random() % 8) {
    case 0:
    case 1:
      return {ops::Add<Vote>{b.id, {ids.next(), random() % 2 ? card : island, points, {}, 0, {}}}};
    case 2:
      if (b.votes.empty()) return {};
      return {ops::Remove<Vote>{b.id, any_of(b.votes)}};
    case 3:
      if (b.votes.empty()) return {};
      return {ops::Change<Vote>{b.id, any_of(b.votes), Patch<Vote>{}.set<&Vote::points>(points)}};
    case 4:
    case 5:
      return {ops::Add<Relation>{b.id,
                                 {ids.next(),
                                  RelationKind(random() % 9),
                                  card,
                                  random() % 2 ? other : island,
                                  "",
                                  0,
                                  {}}}};
    case 6:
      if (b.relations.empty()) return {};
      return {ops::Remove<Relation>{b.id, any_of(b.relations)}};
    default:
      if (b.relations.empty()) return {};
      return {ops::Change<Relation>{
          b.id, any_of(b.relations),
          Patch<Relation>{}.set<&Relation::from>(island).set<&Relation::to>(other)}};
  }
}

/// Everything that can be asked about `id` is as in an index made of the board just now.
void check_same(const MapIndex& kept, const MapIndex& fresh, Id id) {
  for (const ItemKind kind :
       {ItemKind::card, ItemKind::plate, ItemKind::island, ItemKind::relation}) {
    const Places::Thing *a = kept.places().find({kind, id}), *b = fresh.places().find({kind, id});
    REQUIRE((a != nullptr) == (b != nullptr));
    if (!a) continue;
    CHECK(a->shown == b->shown);
    CHECK(a->bounds == b->bounds);
    CHECK(a->group == b->group);
  }
  CHECK(kept.outlines().cards_in(id) == fresh.outlines().cards_in(id));
  CHECK(kept.outlines().islands_in(id) == fresh.outlines().islands_in(id));
  const auto a = kept.outlines().of(id), b = fresh.outlines().of(id);
  REQUIRE((a != nullptr) == (b != nullptr));
  if (a) CHECK(a->rings == b->rings);
}

}  // namespace

TEST_CASE("places: what is shown is found where it lies, and both its places are out of date") {
  Places places;
  places.fill({{{kHere, card_of(1)}, {}}, {{kThere, card_of(2)}, {}, false}});
  CHECK(places.take_damage().size() == 1);
  CHECK(places.shown(card_of(1)));
  CHECK_FALSE(places.shown(card_of(2)));
  CHECK(places.bounds() == kHere);
  places.place(card_of(1), kThere, id_of(9));
  CHECK(places.take_damage() == std::vector<Rect>{kHere, kThere});
  CHECK(places.query(kHere).empty());
  CHECK(places.query(kThere).size() == 1);
  CHECK(places.find(card_of(1))->group == id_of(9));
  places.hide(card_of(1), id_of(8));
  CHECK(places.take_damage() == std::vector<Rect>{kThere});
  CHECK(places.query(kThere).empty());
  CHECK(places.find(card_of(1))->group == id_of(8));
  places.damage(card_of(1));
  places.remove(card_of(1));
  places.remove(card_of(3));
  CHECK_FALSE(places.find(card_of(1)));
  CHECK(places.take_damage().empty());
}

TEST_CASE("relation ends: a relation is found at both its ends, wherever they come to be") {
  RelationEnds ends;
  ends.put(relation_between(1, 10, 11));
  ends.put(relation_between(2, 11, 12));
  CHECK(ends.at(id_of(10)) == std::set<Id>{id_of(1)});
  CHECK(ends.at(id_of(11)) == std::set<Id>{id_of(1), id_of(2)});
  ends.put(relation_between(1, 12, 13));
  CHECK(ends.at(id_of(10)).empty());
  CHECK(ends.at(id_of(11)) == std::set<Id>{id_of(2)});
  CHECK(ends.at(id_of(12)) == std::set<Id>{id_of(1), id_of(2)});
  ends.drop(id_of(1));
  ends.drop(id_of(7));
  CHECK(ends.at(id_of(13)).empty());
  CHECK(ends.at(id_of(12)) == std::set<Id>{id_of(2)});
}

TEST_CASE("vote sums: a vote counts where it was last given, and none is not the same as nought") {
  VoteSums sums;
  const auto vote = [](int id, int target, int points) {
    return Vote{id_of(id), id_of(target), points, {}, 0, {}};
  };
  sums.put(vote(1, 10, 3));
  sums.put(vote(2, 10, 4));
  sums.put(vote(3, 11, 0));
  CHECK(sums.of(id_of(10)) == 7);
  CHECK(sums.of(id_of(11)) == 0);
  CHECK_FALSE(sums.of(id_of(12)));
  sums.put(vote(2, 11, 5));
  CHECK(sums.of(id_of(10)) == 3);
  CHECK(sums.of(id_of(11)) == 5);
  CHECK(sums.target_of(id_of(2)) == id_of(11));
  sums.drop(id_of(1));
  sums.drop(id_of(1));
  CHECK_FALSE(sums.of(id_of(10)));
  CHECK_FALSE(sums.target_of(id_of(1)));
}

TEST_CASE(
    "island outlines: a closed pile's line is that of its plate, an open one's holds its cards") {
  Board board;
  Island island;
  island.id = id_of(1);
  board.islands[island.id] = island;
  Card card;
  card.id = id_of(2);
  card.pos = {0, 300};
  board.cards[card.id] = card;
  IslandOutlines outlines;
  CHECK(outlines.of(island.id) == nullptr);
  outlines.put_card(card.id, island.id);
  const auto height = [&] {
    outlines.renew(board, island.id);
    Rect r;
    for (const Vec2 p : outlines.of(island.id)->rings[0]) r = r.united({p, p});
    return r.height();
  };
  CHECK(height() > 300);
  board.islands.at(island.id).closed = true;
  CHECK(height() < 50);
  board.islands.at(island.id).closed = false;
  outlines.take_card(card.id, island.id);
  CHECK(height() < 50);
  outlines.forget(island.id);
  CHECK(outlines.of(island.id) == nullptr);
}

TEST_CASE("kept layouts: words are laid out once, until they are forgotten") {
  const auto typesetter = support::shared_typesetter();
  KeptLayouts layouts(*typesetter);
  Card card;
  card.id = id_of(1);
  card.text = "前";
  const auto first = layouts.card(card);
  CHECK(layouts.card(card) == first);
  card.text = "後";
  CHECK(layouts.card(card) == first);
  layouts.forget(card_of(1));
  CHECK(layouts.card(card)->lines[0].text == "後");
  const auto label = layouts.label("7", text::Weight::bold);
  CHECK(layouts.label("7", text::Weight::bold) == label);
  CHECK(layouts.label("7", text::Weight::regular) != label);
  Island island;
  island.id = id_of(1);  // a plate and a card may bear one id
  CHECK(layouts.plate(island, "島")->lines[0].text == "島");
  CHECK(layouts.card(card)->lines[0].text == "後");
}

TEST_CASE("map index: after every op it has what an index made of the board anew has") {
  const auto typesetter = support::shared_typesetter();
  for (unsigned seed = 1; seed <= 3; ++seed) {
    support::ManualClock clock;
    base::IdSource ids{clock, seed};
    ops::Document doc{support::small_session(ids)};
    const Board& board = doc.session().boards.begin()->second;
    const Holding nothing_held;
    KeptLayouts layouts(*typesetter);
    MapIndex index(nothing_held, layouts);
    index.show(&board);
    std::set<Id> ever;
    doc.subscribe([&](const ops::Op& op, ops::ActionId) {
      const auto t = ops::touched_by(op);
      ever.insert(t.id);
      if (t.is<model::Card>()) index.changed(ItemKind::card, t.id);
      if (t.is<model::Island>()) index.changed(ItemKind::island, t.id);
      if (t.is<model::Relation>()) index.changed(ItemKind::relation, t.id);
      if (t.is<model::Vote>()) index.vote_changed(t.id);
    });
    std::mt19937 random(seed);
    std::size_t most_relations = 0, most_votes = 0;
    for (int n = 0; n < 400; ++n) {
      const auto kind = random() % 8;
      if (kind == 0)
        doc.undo();
      else
        (void)doc.apply_all(kind < 4 ? random_vote_or_relation(board, random, ids)
                                     : support::random_action(doc.session(), random, ids));
      index.settle();
      CHECK_FALSE(index.settle());
      most_relations = std::max(most_relations, board.relations.size());
      most_votes = std::max(most_votes, board.votes.size());
      std::map<Id, std::set<Id>> at;
      for (const auto& [id, r] : board.relations) {
        at[r.from].insert(id);
        at[r.to].insert(id);
      }
      const std::map<Id, int> sums = points_by_target(board);
      for (const Id id : ever) {
        REQUIRE(index.lines().ends().at(id) == at[id]);
        const auto sum = sums.find(id);
        REQUIRE(index.sums().of(id) ==
                (sum == sums.end() ? std::nullopt : std::optional(sum->second)));
      }
      if (n % 10 != 0) continue;
      MapIndex fresh(nothing_held, layouts);
      fresh.show(&board);
      for (const Id id : ever) check_same(index, fresh, id);
      CHECK(index.places().bounds() == fresh.places().bounds());
    }
    CHECK(most_relations > 4);
    CHECK(most_votes > 4);
  }
}

TEST_CASE("outlines: a plate of an index map is as large as it was when its line was made anew") {
  support::ManualClock clock;
  base::IdSource ids(clock, 21);
  model::Board board;
  board.index_map = true;
  model::Island island;
  island.id = ids.next();
  board.islands[island.id] = island;
  model::Card card;
  card.id = ids.next();
  card.island = island.id;
  card.pos = {0, 60};
  card.size = {180, 80};
  board.cards[card.id] = card;
  canvas::IslandOutlines outlines;
  outlines.put_card(card.id, island.id);
  const auto seen = [&] { return outlines.plate(board, board.islands.at(island.id)).size; };
  CHECK(seen().w == model::plate_seen(board, island).size.w);  // not asked before
  outlines.renew(board, island.id);
  CHECK(seen().w > model::kPlateSize.w);
  board.cards.at(card.id).size = model::kCardSize;
  outlines.renew(board, island.id);
  CHECK(seen().w == model::plate_seen(board, island).size.w);
  board.islands.at(island.id).plate_pos = {30, 0};
  CHECK(outlines.plate(board, board.islands.at(island.id)).centre == base::Vec2{30, 0});
  board.index_map = false;
  CHECK(seen() == model::kPlateSize);
}
