// ToolsDesk: what every tool works with, without a window: a document, its scene and a camera. The
// scene follows every op. Things are laid out by one call each.
#pragma once

#include <doctest/doctest.h>

#include "canvas/scene.h"
#include "desk/desk.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/typesetter.h"
#include "text/typesetter.h"

namespace support {

struct ToolsDesk {
  ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{small_session(ids)};
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();
  canvas::Scene scene{*typesetter, canvas::Look{}};
  canvas::Camera camera;
  desk::Desk desk{doc, scene, camera, *typesetter, ids, clock, doc.session().boards.begin()->first};

  explicit ToolsDesk(double px_per_mm) {
    camera.scale = camera.px_per_mm = px_per_mm;
    scene.show(&board());
    doc.subscribe([this](const ops::Op& op, ops::ActionId) { desk::follow(scene, board(), op); });
  }
  const model::Board& board() const { return doc.session().boards.begin()->second; }
  base::Id card(base::Vec2 pos, const char* text = "みんなで", double turn = 0) {
    model::Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = turn;
    c.text = text;
    c.z = model::top_z(board());
    REQUIRE(doc.apply(ops::Add<model::Card>{desk.board_id, c}, doc.new_action()).ok());
    return c.id;
  }
  base::Id island(std::vector<base::Id> cards, std::vector<base::Id> islands = {}) {
    const auto made = ops::make_island(board(), cards, islands, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
};

}  // namespace support
