// The first picture of a table: all of the map between what lies at its edges, in windows of every shape.
#include <cmath>

#include "page_stage.h"

using namespace support;
using base::Rect;
using base::Size;

namespace {

/// What of the map is seen, window px.
std::vector<Rect> seen(const pages::Sitting& sitting) {
  std::vector<Rect> out;
  const auto add = [&](const Rect& mm) {
    out.push_back({sitting.camera.to_px(mm.min), sitting.camera.to_px(mm.max)});
  };
  for (const auto& [id, card] : sitting.board().cards)
    if (card.place == model::Place::table) add(model::shape_of(card).bounds());
  for (const auto& [id, island] : sitting.board().islands)
    add(model::plate_shape_of(island).bounds());
  return out;
}

void check_free(const pages::Sitting& sitting) {
  const Rect table{{0, 0},
                   {sitting.camera.window_px.w, sitting.camera.window_px.h - sitting.desk.bar_px}};
  for (const Rect& box : seen(sitting)) {
    CAPTURE(box.min.x);
    CAPTURE(box.min.y);
    CHECK(table.grown(0.1).common(box) == box);
    for (const Rect& r : sitting.desk.covered()) {
      CAPTURE(r.min.x);
      CAPTURE(r.min.y);
      CHECK_FALSE(r.intersects(box));
    }
  }
}

void resize(PageStage& stage, Size window, double dpi) {
  stage.window = window;
  stage.pages->resized(stage.extent(dpi / 25.4));
  stage.settle();
}

struct Shape {
  Size window;
  double dpi;
};
const Shape kShapes[] = {{{1366, 768}, 96},  {{1920, 1080}, 96}, {{1920, 1080}, 40},
                         {{1080, 1920}, 96}, {{3840, 2160}, 80}, {{2560, 1080}, 96}};

}  // namespace

TEST_CASE("opening: no handle and no free place lies on a card of the example, nor does the bar") {
  for (const Shape& shape : kShapes) {
    CAPTURE(shape.window.w);
    CAPTURE(shape.window.h);
    CAPTURE(shape.dpi);
    PageStage stage;
    resize(stage, shape.window, shape.dpi);
    stage.tap("start-example");
    REQUIRE(stage.sitting());
    REQUIRE_FALSE(stage.sitting()->desk.covered().empty());
    REQUIRE(seen(*stage.sitting()).size() > 20);
    check_free(*stage.sitting());
    // It stays so.
    const canvas::Camera first = stage.sitting()->camera;
    stage.settle(1);
    CHECK(stage.sitting()->camera == first);
  }
}

TEST_CASE("opening: in an upright window the map lies in the middle") {
  PageStage stage;
  resize(stage, {1080, 1920}, 96);
  stage.tap("start-example");
  REQUIRE(stage.sitting());
  Rect all;
  for (const Rect& box : seen(*stage.sitting())) all = all.united(box);
  const double height = stage.window.h - stage.sitting()->desk.bar_px;
  CHECK(std::abs(all.centre().y - height / 2) < 0.1 * height);
}

TEST_CASE("opening: a window that gets another size before anybody moved the map shows it anew") {
  PageStage stage;
  stage.tap("start-example");
  REQUIRE(stage.sitting());
  for (const Shape& shape : {kShapes[0], kShapes[3], kShapes[1]}) {
    if (shape.dpi != 96) continue;
    resize(stage, shape.window, shape.dpi);
    stage.settle(1);
    check_free(*stage.sitting());
  }
  // Once somebody has, what they look at stays.
  stage.pages->page().on_wheel(2, {600, 400});
  const double scale = stage.sitting()->camera.scale;
  resize(stage, {1900, 1060}, 96);
  CHECK(stage.sitting()->camera.scale == scale);
}
