#include "tools/tools_desk.h"

using support::ToolsDesk;

TEST_CASE("desk: a vote tells the scene which plate shows it") {
  ToolsDesk d(1);
  const base::Id a = d.island({d.card({0, 0})});
  d.island({d.card({500, 0})});
  (void)d.scene.take_damage();
  const base::Rect plate = plate_shape_of(d.board().islands.at(a)).bounds().grown(20);
  const auto only_its_plate = [&] {
    base::Rect all;
    for (const base::Rect& r : d.scene.take_damage()) all = all.united(r);
    return !all.empty() && plate.contains(all.min) && plate.contains(all.max);
  };
  const model::Vote vote{d.ids.next(), a, 4, {}, 0, {}};
  REQUIRE(d.doc.apply_all({ops::Add<model::Vote>{d.desk.board_id, vote}}).ok());
  CHECK(only_its_plate());
  d.doc.undo();
  CHECK(only_its_plate());
}
