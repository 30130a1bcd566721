// What shows a picture only says what it is called while a finger rests on it.
#include "panels/name_bubble.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "stage.h"

namespace {

using namespace panels_test;

constexpr Display kNarrow{1024, 600, 96 / 25.4};  // the words have no room

struct Held {
  explicit Held(const std::string& name, Display display = kNarrow) : stage(display) {
    view.can_redo = true;
    stage.frame(view);
    button = stage.button(name).rect_px;
    at = button.centre();
  }
  Commands hold(double seconds) {
    Commands all;
    for (int n = 0; n < int(seconds * 60); ++n) {
      stage.finger(at, true);
      for (auto& c : stage.frame(view)) all.push_back(c);
    }
    return all;
  }
  Commands let_go() {
    stage.finger(at, false);
    Commands all = stage.frame(view);
    stage.lift();
    for (auto& c : stage.frame(view)) all.push_back(c);
    return all;
  }
  /// Where the bubble says so.
  std::optional<base::Rect> said(const char* english) {
    for (const auto& t : stage.screen().texts())
      if (t.text == stage.tr()(english)) return t.rect_px;
    return {};
  }
  Stage stage;
  TableView view = sample_table();
  base::Rect button;
  base::Vec2 at;
};

TEST_CASE("name bubble: a finger that rests on a picture reads its name above itself") {
  Held h("undo");
  CHECK(h.hold(0.3).empty());
  CHECK_FALSE(h.said("Undo"));
  CHECK(h.stage.screen().needs_frame());
  h.hold(0.15);
  const auto said = h.said("Undo");
  REQUIRE(said);
  CHECK(said->max.y < h.button.min.y);
  CHECK(said->max.y < h.at.y - 9 * 96 / 25.4);
  CHECK(said->min.x >= 0);
  h.let_go();
  CHECK_FALSE(h.said("Undo"));
}

TEST_CASE("name bubble: who asked for the name has tapped nothing, who presses slowly has") {
  Held asks("redo");
  CHECK(asks.hold(0.9).empty());
  CHECK(asks.let_go().empty());
  CHECK_FALSE(asks.stage.screen().needs_frame());
  Held slow("redo");
  slow.hold(0.5);
  REQUIRE(slow.let_go().size() == 1);
  CHECK(std::ranges::any_of(asks.stage.tap(asks.view, "redo"), [](const Command& c) {
    return std::holds_alternative<panels::Redo>(c);
  }));
}

TEST_CASE("name bubble: it stays in the window, also at its ends and at what does nothing now") {
  Held h("leave");
  h.hold(0.5);
  const auto said = h.said("End the evening");
  REQUIRE(said);
  CHECK(said->max.x <= kNarrow.w);
  Held off("undo");
  off.view.can_undo = false;
  off.hold(0.5);
  CHECK(off.said("Undo"));
  CHECK(off.let_go().empty());
}

TEST_CASE("name bubble: at the window's top it stands beside the finger") {
  Held h("language");  // any
  h.view.files_open = true;
  h.stage.frame(h.view);
  const base::Rect cross = h.stage.button("files-close").rect_px;
  h.at = cross.centre();
  h.hold(0.5);
  const auto said = h.said("Close");
  REQUIRE(said);
  CHECK(said->max.x < cross.min.x);
  CHECK(said->min.y >= 0);
}

TEST_CASE(
    "name bubble: what has words on it says nothing more; a mouse that rests reads, and taps") {
  Held h("new-card", kDesk);
  h.hold(0.6);
  CHECK(std::ranges::count(h.stage.screen().texts(), std::string(h.stage.tr()("New card")),
                           &panels::DrawnText::text) == 1);
  Held mouse("undo");
  panels::FieldWriting writing;
  mouse.stage.screen().set_writing(&writing);
  for (int n = 0; n < 40; ++n) {
    mouse.stage.finger(mouse.at, false);
    mouse.stage.frame(mouse.view);
  }
  CHECK(mouse.said("Undo"));
  mouse.hold(0.9);
  CHECK(mouse.let_go().size() == 1);
}

}  // namespace
