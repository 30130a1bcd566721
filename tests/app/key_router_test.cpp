#include "app/key_router.h"

#include <doctest/doctest.h>

using app::KeyRouter;
using platform::Key;
using text::TextKey;

namespace {

struct Field : text::TextTaker {
  bool writing() const override { return open; }
  void type(std::string_view utf8) override { typed += utf8; }
  KeyDone press(TextKey, Held) override { return {true, {}}; }
  void compose(text::Composed c) override { composed = c.text; }
  bool composing() const override { return !composed.empty(); }
  void end_composing() override {
    typed += composed;
    composed.clear();
  }
  std::optional<base::Vec2> caret_px() const override { return {}; }
  bool open = false;
  std::string typed, composed;
};

std::optional<TextKey> of(Key key, bool ctrl) {
  return app::text_key({key, platform::KeyEvent::Action::press, {ctrl, false, false, false}});
}

}  // namespace

TEST_CASE("key router: keys go to the first in which somebody writes") {
  Field panel, seat, card;
  KeyRouter router;
  router.set_takers({&panel, &seat, &card});
  CHECK(router.taker() == nullptr);
  card.open = true;
  CHECK(router.taker() == &card);
  seat.open = true;
  CHECK(router.taker() == &seat);
  panel.open = true;
  CHECK(router.taker() == &panel);
}

TEST_CASE("key router: what is composed ends where nobody writes any more, and stays there") {
  Field seat, card;
  KeyRouter router;
  router.set_takers({&seat, &card});
  card.open = true;
  router.compose({"まち", 6, 0, 0});
  CHECK(router.composing());
  CHECK(card.composed == "まち");
  CHECK_FALSE(router.follow());
  // Somebody sits down and writes there: the input method is to begin anew.
  seat.open = true;
  CHECK(router.follow());
  CHECK(card.typed == "まち");
  CHECK_FALSE(card.composing());
  CHECK_FALSE(router.composing());
  CHECK_FALSE(router.follow());
}

TEST_CASE("key router: an input method that composes where nobody writes is told at once") {
  KeyRouter router;
  Field card;
  router.set_takers({&card});
  router.compose({"か", 3, 0, 0});
  CHECK(router.follow());
  CHECK_FALSE(router.composing());
}

TEST_CASE("key router: letters do something to text only with Ctrl") {
  CHECK(of(Key::z, true) == TextKey::undo);
  CHECK_FALSE(of(Key::z, false));
  CHECK(of(Key::enter, false) == TextKey::enter);
  CHECK(of(Key::enter, true) == TextKey::enter);
  CHECK_FALSE(of(Key::v, true));
  CHECK_FALSE(of(Key::f11, false));
}

TEST_CASE("keys: a presenter's remote leads without Ctrl, and with it a key means what it did") {
  using pages::Shortcut;
  const auto meant = [](platform::Key key, bool ctrl) {
    platform::KeyEvent e;
    e.key = key;
    e.modifiers.ctrl = ctrl;
    return app::shortcut(e);
  };
  for (const platform::Key key :
       {platform::Key::page_down, platform::Key::right, platform::Key::down, platform::Key::space})
    CHECK(meant(key, false) == Shortcut::stage_next);
  for (const platform::Key key : {platform::Key::page_up, platform::Key::left, platform::Key::up})
    CHECK(meant(key, false) == Shortcut::stage_back);
  CHECK(meant(platform::Key::escape, false) == Shortcut::stage_close);
  CHECK(meant(platform::Key::b, false) == Shortcut::stage_black);
  CHECK_FALSE(meant(platform::Key::z, false));
  CHECK(meant(platform::Key::z, true) == Shortcut::undo);
  CHECK_FALSE(meant(platform::Key::page_down, true));
}
