// The editor and an input method: what is being composed on a card.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "tools/editor.h"
#include "tools/tools_desk.h"

using namespace model;
using desk::ItemKind;
using EditKey = text::TextKey;

namespace {

struct Table : support::ToolsDesk {
  tools::Editor editor{desk};

  Table() : ToolsDesk(1) {}
  const std::string& text(Id card) const { return board().cards.at(card).text; }
};

}  // namespace

TEST_CASE("editor: what an input method composes is in the card at once, and one undo") {
  Table h;
  const Id id = h.card({0, 0}, "前後");
  h.editor.begin({ItemKind::card, id});
  (void)h.editor.key(EditKey::left, false);
  h.editor.compose({"きょう", 9, 0, 9});
  CHECK(h.editor.composing());
  CHECK(h.text(id) == "前きょう後");
  h.editor.compose({"今日", 6, 0, 6});
  CHECK(h.text(id) == "前今日後");
  h.editor.type("今日");
  h.editor.compose({});
  CHECK(h.text(id) == "前今日後");
  CHECK_FALSE(h.editor.composing());
  h.editor.finish();
  REQUIRE(h.doc.can_undo());
  h.doc.undo();
  CHECK(h.text(id) == "前後");
}

TEST_CASE("editor: composing and giving it up leaves the card as it was") {
  Table h;
  const Id id = h.card({0, 0}, "前");
  h.editor.begin({ItemKind::card, id});
  h.editor.compose({"か", 3, 0, 0});
  h.editor.compose({});
  h.editor.finish();
  CHECK(h.text(id) == "前");
}

TEST_CASE("editor: what is composed stays in its card when another is tapped, or the caret moved") {
  Table h;
  const Id a = h.card({-100, 0}, "甲"), b = h.card({100, 0}, "乙");
  h.editor.begin({ItemKind::card, a});
  h.editor.compose({"かな", 6, 0, 0});
  h.editor.begin({ItemKind::card, b});
  CHECK_FALSE(h.editor.composing());
  CHECK(h.text(a) == "甲かな");
  h.editor.compose({"ん", 3, 0, 0});
  h.editor.tap(h.board().cards.at(b).pos + Vec2{-300, 0});
  CHECK_FALSE(h.editor.composing());
  CHECK(h.text(b) == "乙ん");
  h.editor.type("x");
  CHECK(h.text(b) == "x乙ん");
}

TEST_CASE("editor: a card taken away or undone meanwhile takes what is composed with it") {
  Table h;
  const Id id = h.card({0, 0}, "前");
  h.editor.begin({ItemKind::card, id});
  h.editor.type("後");
  h.editor.compose({"か", 3, 0, 0});
  REQUIRE(h.doc.can_undo());
  h.doc.undo();
  CHECK(h.text(id) == "前");
  h.editor.compose({"かな", 6, 0, 0});
  CHECK(h.text(id) == "前かな");
  REQUIRE(h.doc.apply(ops::Remove<Card>{h.desk.board_id, id}, h.doc.new_action()).ok());
  h.editor.compose({"x", 1, 0, 0});
  CHECK_FALSE(h.editor.active());
  CHECK_FALSE(h.editor.caret().has_value());
}

TEST_CASE("editor: the caret is told where it stands on the map, on a turned card too") {
  Table h;
  const Id id = h.card({40, 30}, "前後");
  model::Patch<Card> patch;
  patch.set<&Card::turn>(std::numbers::pi);
  REQUIRE(h.doc.apply(ops::Change<Card>{h.desk.board_id, id, patch}, h.doc.new_action()).ok());
  CHECK_FALSE(h.editor.caret().has_value());
  h.editor.begin({ItemKind::card, id});
  const auto end = h.editor.caret();
  (void)h.editor.key(EditKey::home, false);
  const auto home = h.editor.caret();
  REQUIRE(end.has_value());
  REQUIRE(home.has_value());
  CHECK(end->x < home->x);  // upside down: the text runs to the left
  CHECK(std::abs(end->y - home->y) < 1e-4);
  CHECK(shape_of(h.board().cards.at(id)).bounds().contains(*home));
}
