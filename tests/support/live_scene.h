// LiveScene: a scene that is told of whatever is done to its board, for tests.
#pragma once

#include <doctest/doctest.h>

#include "canvas/scene.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/typesetter.h"

namespace support {

struct LiveScene {
  ManualClock clock;
  base::IdSource ids;
  ops::Document doc{small_session(ids)};
  base::Id board = doc.session().boards.begin()->first;
  std::shared_ptr<text::Typesetter> typesetter = shared_typesetter();
  canvas::Scene scene{*typesetter, canvas::Look{}};

  explicit LiveScene(std::uint64_t seed = 7) : ids(clock, seed) {
    using canvas::ItemKind;
    scene.show(&b());
    doc.subscribe([this](const ops::Op& op, ops::ActionId) {
      const auto t = ops::touched_by(op);
      if (t.is<model::Card>()) scene.changed(ItemKind::card, t.id);
      if (t.is<model::Island>()) scene.changed(ItemKind::island, t.id);
      if (t.is<model::Relation>()) scene.changed(ItemKind::relation, t.id);
      if (t.is<model::Circle>()) scene.changed(ItemKind::circle, t.id);
      if (t.is<model::Board>()) scene.changed(ItemKind::title, t.id);
      if (t.is<model::Vote>()) scene.vote_changed(t.id);
    });
  }
  const model::Board& b() const { return doc.session().boards.at(board); }
};

}  // namespace support
