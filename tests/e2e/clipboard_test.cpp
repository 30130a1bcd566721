// Pasting at the real program while whoever holds the clipboard answers late, in pieces or never.
#include "support/clipboard.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;
using Manners = support::Clipboard::Manners;

namespace {

struct Evening {
  std::unique_ptr<TouchScreen> screen = screen_or_skip<TouchScreen>();
  e2e::Room room;
  std::unique_ptr<Driver> driver;
  std::unique_ptr<support::Clipboard> other;

  explicit Evening(const std::vector<e2e::Placed>& cards) {
    if (!screen) return;
    room.lay_out(cards);
    driver = std::make_unique<Driver>(*screen, room.on_session());
    other = std::move(support::Clipboard::open(screen->display())).value();
    driver->tap({300, 200});  // the keyboard follows the finger where no window manager is
  }
  explicit operator bool() const { return screen != nullptr; }

  void press_paste() { screen->press_key("v", {"Control_L"}); }
  Look until_asked(const std::string& what) {
    return driver->until(what, [&](const Look&) { return other->asked() > 0; });
  }
};

bool told(const Look& look) { return look.button("toast-close") != nullptr; }

json seat(const Look& look) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "seat" && item.value("open", false)) return item;
  return {};
}

}  // namespace

TEST_CASE("a mute owner of the clipboard stops nobody, and everybody is told") {
  Evening e({{"here", {-60, 0}}});
  if (!e) return;
  e.other->copy("never", Manners::mute);
  e.press_paste();
  const Look before = e.until_asked("the question");
  CHECK_FALSE(told(before));
  const Vec2 from = before.card("here")->centre();
  e.driver->drag({{1, {from, from + Vec2{200, 0}}}});
  e.driver->until("the card has moved", [&](const Look& l) {
    return l.is("settled") && l.card("here")->centre().x > from.x + 150;
  });
  e.driver->until("a message", told);
  e.other->copy("one\ntwo");
  e.press_paste();
  e.driver->until("the cards", [](const Look& l) { return l.card("one") && l.card("two"); });
  e.driver->until_calm();
  CHECK(e.driver->leave() == 0);
  e.room.check_clean();
}

TEST_CASE("a mute owner of the clipboard does not keep the program from ending") {
  Evening e({{"here", {0, 0}}});
  if (!e) return;
  e.other->copy("never", Manners::mute);
  e.press_paste();
  e.until_asked("the question");
  e.driver->program().process().terminate();
  CHECK(e.driver->program().process().wait(5) == 0);
  e.room.check_clean();
}

TEST_CASE("what comes late goes where it was asked for, or nowhere") {
  Evening e({{"first", {-80, 0}}, {"second", {80, 0}}});
  if (!e) return;
  const Look start = e.driver->look();
  e.driver->use_keyboard();
  const auto write_on = [&](const char* text) {
    e.driver->double_tap(start.card(text)->centre());
    e.driver->until("the caret", [](const Look& l) { return l.is("editing"); });
  };
  e.other->copy(" and more", Manners::late);
  write_on("first");
  e.screen->press_key("End");
  e.press_paste();
  e.driver->until("the text", [](const Look& l) { return l.card("first and more") != nullptr; });
  e.other->copy(" and lost", Manners::late);
  e.press_paste();
  e.until_asked("the question");
  e.screen->press_key("Escape");
  e.driver->until("no caret", [](const Look& l) { return !l.is("editing"); });
  write_on("second");
  e.screen->press_key("End");
  const auto another = std::move(support::Clipboard::open(e.screen->display())).value();
  another->copy(" in time", Manners::late);
  e.press_paste();
  e.driver->until("what was asked for here",
                  [](const Look& l) { return l.card("second in time") != nullptr; });
  CHECK(e.driver->look().card("first and more"));
  e.screen->press_key("Escape");
  e.driver->until_calm();
  CHECK(e.driver->leave() == 0);
}

TEST_CASE("at a seat a mute owner of the clipboard is told of at the seat") {
  Evening e({});
  if (!e) return;
  e.driver->tap_button("sit-down-bottom");
  e.driver->until("the seat", [](const Look& l) { return l.button("seat-paste") != nullptr; });
  e.other->copy("never", Manners::mute);
  e.driver->tap_button("seat-paste");
  e.driver->until("a notice", [](const Look& l) { return seat(l).contains("notice"); });
  CHECK_FALSE(told(e.driver->look()));
  e.other->copy("one\ntwo\nthree", Manners::in_pieces);
  e.driver->tap_button("seat-paste");
  e.driver->until("three cards", [](const Look& l) { return seat(l)["waiting"] == 3; });
  CHECK(e.driver->leave() == 0);
}

TEST_CASE("a field in which nobody writes any more when the clipboard answers") {
  Evening e({});
  if (!e) return;
  e.driver->tap_button("leave");
  e.driver->tap_button("start-new");
  const auto cursor = [](const Look& l) { return l.answer()["typing"] == "field-title"; };
  e.driver->tap_button("field-title");
  e.driver->until("the cursor", cursor);
  e.other->copy("late title", Manners::late);
  e.press_paste();
  e.driver->until("the title",
                  [](const Look& l) { return l.button("field-title")->text == "late title"; });
  e.other->copy("too late", Manners::late);
  e.press_paste();
  e.until_asked("the question");
  e.driver->tap_button("field-venue");
  e.driver->until("the other cursor",
                  [](const Look& l) { return l.answer()["typing"] == "field-venue"; });
  const auto another = std::move(support::Clipboard::open(e.screen->display())).value();
  another->copy("never", Manners::mute);
  e.press_paste();
  const Look end = e.driver->until("a message", told);
  CHECK(end.button("field-title")->text == "late title");
  CHECK(end.button("field-venue")->text == "");
  e.press_paste();
  e.driver->tap_button("back");
  e.driver->until("the start page", [](const Look& l) { return l.button("start-new") != nullptr; });
  CHECK(e.driver->leave() == 0);
}
