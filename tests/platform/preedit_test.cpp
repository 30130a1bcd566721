#include "platform/preedit.h"

#include <doctest/doctest.h>

#include "platform/keys.h"
#include "platform/xim_keyboard.h"

using platform::CompositionEvent;
using platform::Preedit;
using Mark = Preedit::Mark;

namespace {
const std::vector<Mark> kPlain;
}  // namespace

TEST_CASE("preedit: text grows at the caret, in characters, and is told in bytes") {
  Preedit p;
  p.draw(0, 0, U"k", kPlain, 1);
  CHECK(p.shown() == CompositionEvent{"k", 1, 0, 0});
  p.draw(0, 1, U"か", kPlain, 1);
  CHECK(p.shown() == CompositionEvent{"か", 3, 0, 0});
  p.draw(1, 0, U"な", kPlain, 2);
  CHECK(p.shown() == CompositionEvent{"かな", 6, 0, 0});
  p.draw(1, 0, U"x", kPlain, 2);
  CHECK(p.shown() == CompositionEvent{"かxな", 4, 0, 0});
}

TEST_CASE("preedit: parts are taken out and replaced") {
  Preedit p;
  p.draw(0, 0, U"きょうは", kPlain, 4);
  p.draw(1, 2, U"", kPlain, 1);
  CHECK(p.shown() == CompositionEvent{"きは", 3, 0, 0});
  p.draw(0, 2, U"今日😀", kPlain, 3);
  CHECK(p.shown() == CompositionEvent{"今日😀", 10, 0, 0});
  p.draw(0, 3, U"", kPlain, 0);
  CHECK(p.shown() == CompositionEvent{});
}

TEST_CASE("preedit: the part being converted is told, and follows changes before it") {
  Preedit p;
  p.draw(0, 0, U"協働の町", {Mark::plain, Mark::plain, Mark::plain, Mark::current}, 3);
  CHECK(p.shown() == CompositionEvent{"協働の町", 9, 9, 12});
  p.draw(0, 2, U"共同で", kPlain, 4);
  CHECK(p.shown() == CompositionEvent{"共同での町", 12, 12, 15});
  p.mark(0, {Mark::current, Mark::current, Mark::plain, Mark::plain, Mark::plain}, 0);
  CHECK(p.shown() == CompositionEvent{"共同での町", 0, 0, 6});
}

TEST_CASE("preedit: of several parts marked the first is the one being converted") {
  Preedit p;
  p.draw(0, 0, U"abc", {Mark::current, Mark::plain, Mark::current}, 3);
  CHECK(p.shown() == CompositionEvent{"abc", 3, 0, 1});
}

TEST_CASE("preedit: numbers out of range are clamped, and too many marks are none") {
  Preedit p;
  p.draw(7, 9, U"かな", {Mark::plain, Mark::plain, Mark::current, Mark::current}, 99);
  CHECK(p.shown() == CompositionEvent{"かな", 6, 0, 0});
  p.draw(1, 99, U"ん", kPlain, 2);
  CHECK(p.shown() == CompositionEvent{"かん", 6, 0, 0});
  p.mark(5, {Mark::current}, 1);
  CHECK(p.shown() == CompositionEvent{"かん", 3, 0, 0});
  p.move_caret(50);
  CHECK(p.caret() == 2);
}

TEST_CASE("preedit: what no text may hold is not shown, and the caret stays beside its character") {
  Preedit p;
  p.draw(0, 0, std::u32string(U"か\n") + char32_t(0x110000) + U"な\x7f",
         {Mark::plain, Mark::current, Mark::current, Mark::current}, 4);
  CHECK(p.shown() == CompositionEvent{"かな", 6, 3, 6});
}

TEST_CASE("preedit: ends empty") {
  Preedit p;
  p.draw(0, 0, U"かな", {Mark::current}, 2);
  p.clear();
  CHECK(p.shown() == CompositionEvent{});
  CHECK(p.length() == 0);
}

TEST_CASE("keyboard: XMODIFIERS names the input method, or none") {
  using platform::input_method_named;
  CHECK(input_method_named("@im=fcitx") == "fcitx");
  CHECK(input_method_named("@foo=bar@im=ibus@more=1") == "ibus");
  CHECK(input_method_named("@im=none") == "");
  CHECK(input_method_named("@im=local") == "");
  CHECK(input_method_named("@im=") == "");
  CHECK(input_method_named("") == "");
  CHECK(input_method_named(nullptr) == "");
}

TEST_CASE("keyboard: a modifier that is released is held no more, others are") {
  using platform::Key;
  using platform::KeyEvent;
  const platform::Modifiers held{true, true, false, false};
  using Action = KeyEvent::Action;
  CHECK(platform::key_event(Key::ctrl, Action::release, held).modifiers ==
        platform::Modifiers{false, true, false, false});
  CHECK(platform::key_event(Key::shift, Action::release, held).modifiers ==
        platform::Modifiers{true, false, false, false});
  CHECK(platform::key_event(Key::ctrl, Action::press, held).modifiers == held);
  CHECK(platform::key_event(Key::a, Action::release, held).modifiers == held);
}
