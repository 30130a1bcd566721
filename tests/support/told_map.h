// ToldMap: a board with islands, lines and cards, to be retold in tests.
#pragma once

#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

namespace support {

struct ToldMap {
  ManualClock clock;
  base::IdSource ids{clock, 5};
  ops::Document doc{small_session(ids)};

  const model::Board& board() const { return doc.session().boards.begin()->second; }
  void apply(const ops::Ops& all) {
    REQUIRE_FALSE(all.empty());
    const auto done = doc.apply_all(all);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
    REQUIRE(model::broken_invariants(doc.session()).empty());
  }
  base::Id card(const std::string& text, base::Vec2 pos) {
    model::Card c;
    c.id = ids.next();
    c.text = text;
    c.pos = pos;
    apply({ops::Add<model::Card>{board().id, c}});
    return c.id;
  }
  void write(base::Id island, const std::string& plate) {
    apply({ops::Change<model::Island>{
        board().id, island, model::Patch<model::Island>{}.set<&model::Island::plate>(plate)}});
  }
  base::Id island(const std::string& plate, base::Vec2 pos,
                  const std::vector<std::string>& cards = {"", ""}) {
    std::vector<base::Id> all;
    for (const std::string& text : cards)
      all.push_back(card(text, pos + base::Vec2{90.0 * double(all.size()), 0}));
    const auto made = ops::make_island(board(), all, {}, 0, ids, 0);
    apply(made.ops);
    write(made.id, plate);
    return made.id;
  }
  base::Id nest(const std::string& plate, const std::vector<base::Id>& islands) {
    const auto made = ops::make_island(board(), {}, islands, 0, ids, 0);
    apply(made.ops);
    write(made.id, plate);
    return made.id;
  }
  base::Id line(base::Id from, base::Id to, model::RelationKind kind,
                const std::string& words = "") {
    model::Relation r;
    r.id = ids.next();
    r.from = from;
    r.to = to;
    r.kind = kind;
    r.words = words;
    apply({ops::Add<model::Relation>{board().id, r}});
    return r.id;
  }
  void say(base::Id line, const std::string& words) {
    apply({ops::Change<model::Relation>{
        board().id, line, model::Patch<model::Relation>{}.set<&model::Relation::words>(words)}});
  }
};

}  // namespace support
