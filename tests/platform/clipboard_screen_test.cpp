// The clipboard between real programs of all manners.
#include <doctest/doctest.h>

#include <functional>

#include "platform/clipboard.h"
#include "platform/screen_fixture.h"
#include "support/clipboard.h"

using platform::Clipboard;
using platform::ClipboardEvent;
using support::MouseScreen;
using support::screen_or_skip;
using Found = ClipboardEvent::Found;
using Other = support::Clipboard;
using Manners = Other::Manners;

namespace {

struct Desk {
  std::unique_ptr<MouseScreen> screen = screen_or_skip<MouseScreen>(640, 480);
  std::unique_ptr<test::Table> table;
  std::unique_ptr<Other> other;

  Desk() {
    if (!screen) return;
    table = std::make_unique<test::Table>(320, 240);
    other = std::move(Other::open(screen->display())).value();
  }
  explicit operator bool() const { return screen != nullptr; }

  ClipboardEvent answer(std::uint64_t number) {
    const auto mine = [&]() -> const ClipboardEvent* {
      for (const auto& e : table->events)
        if (const auto* one = std::get_if<ClipboardEvent>(&e); one && one->asked == number)
          return one;
      return nullptr;
    };
    REQUIRE(table->until([&] { return mine() != nullptr; }));
    return *mine();
  }
  ClipboardEvent paste() { return answer(table->window->ask_clipboard()); }
  double seconds(const std::function<void()>& what) const {
    const double from = table->clock.now_s();
    what();
    return table->clock.now_s() - from;
  }
  std::string elsewhere(const std::string& form) const {
    return support::pasted_elsewhere(screen->display(), form).value_or("(refused)");
  }
};

std::string long_text(std::size_t bytes) {
  std::string text;
  while (text.size() + 20 < bytes) text += "みんなで " + std::to_string(text.size()) + "\n";
  return text;
}

}  // namespace

TEST_CASE("clipboard: what is copied can be pasted, here and elsewhere") {
  Desk d;
  if (!d) return;
  CHECK(d.paste().found == Found::nothing);
  d.table->window->set_clipboard("みんなで\ncards");
  CHECK(d.paste().utf8 == "みんなで\ncards");
  CHECK(d.elsewhere("UTF8_STRING") == "みんなで\ncards");
  CHECK(d.elsewhere("text/plain;charset=utf-8") == "みんなで\ncards");
  CHECK(d.elsewhere("TEXT") == "みんなで\ncards");
  CHECK(d.elsewhere("STRING") == "(refused)");  // Latin-1 has no kana
  CHECK(d.elsewhere("image/png") == "(refused)");
  CHECK(d.elsewhere("TARGETS").size() == 6 * sizeof(long));
  d.table->window->set_clipboard("caf\u00e9");
  CHECK(d.elsewhere("STRING") == "caf\xe9");
  d.table->window->set_clipboard("");
  CHECK(d.paste().found == Found::nothing);
}

TEST_CASE("clipboard: who copied last holds it") {
  Desk d;
  if (!d) return;
  d.table->window->set_clipboard("ours");
  CHECK(d.paste().utf8 == "ours");
  d.other->copy("theirs");
  CHECK(d.paste().utf8 == "theirs");
  d.table->window->set_clipboard("ours again");
  CHECK(d.paste().utf8 == "ours again");
  CHECK(d.elsewhere("UTF8_STRING") == "ours again");
}

TEST_CASE("clipboard: other programs paste what was copied here while a frame takes its time") {
  Desk d;
  if (!d) return;
  d.table->window->set_clipboard("in the middle of a frame");
  CHECK(d.paste().found == Found::text);
  // Nobody turns the window's loop meanwhile.
  CHECK(d.elsewhere("UTF8_STRING") == "in the middle of a frame");
}

TEST_CASE("clipboard: a program that never answers holds nobody up, and is told of") {
  Desk d;
  if (!d) return;
  d.other->copy("never", Manners::mute);
  std::uint64_t number = 0;
  CHECK(d.seconds([&] { number = d.table->window->ask_clipboard(); }) < 0.2);
  CHECK(d.seconds([&] { d.table->turn(0); }) < 0.2);
  CHECK(d.answer(number).found == Found::silence);
  // Whoever asks while it is waited for does not wait longer for that.
  const double both = d.seconds([&] {
    const auto first = d.table->window->ask_clipboard(), second = d.table->window->ask_clipboard();
    CHECK(d.answer(first).found == Found::silence);
    CHECK(d.answer(second).found == Found::silence);
  });
  CHECK(both < 1.9 * Clipboard::kSilence_s);
  // It ends, and another one is there.
  d.other.reset();
  CHECK(d.paste().found == Found::nothing);
  d.table->window->set_clipboard("here");
  CHECK(d.paste().utf8 == "here");
}

TEST_CASE("clipboard: the program ends at once while another one is waited for") {
  Desk d;
  if (!d) return;
  d.other->copy("never", Manners::mute);
  d.table->window->ask_clipboard();
  REQUIRE(support::wait_until(5, [&] { return d.other->asked() > 0; }));
  const base::RealClock clock;
  const double from = clock.now_s();
  d.table.reset();
  CHECK(clock.now_s() - from < Clipboard::kSilence_s);
}

TEST_CASE("clipboard: a late answer is taken, one that is too late is no other question's") {
  Desk d;
  if (!d) return;
  d.other->copy("late", Manners::late);
  CHECK(d.paste().utf8 == "late");
  d.other->copy("given up", Manners::mute);
  CHECK(d.paste().found == Found::silence);
  d.other->copy("new", Manners::prompt);
  CHECK(d.paste().utf8 == "new");
}

TEST_CASE("clipboard: what is large comes in pieces; half of it is nothing") {
  Desk d;
  if (!d) return;
  const std::string text = long_text(700000);
  d.other->copy(text, Manners::in_pieces);
  CHECK(d.paste().utf8 == text);
  d.other->copy("", Manners::in_pieces);
  CHECK(d.paste().found == Found::nothing);
  d.other->copy(text, Manners::half);
  CHECK(d.paste().found == Found::silence);
}

TEST_CASE("clipboard: a program that ends in the middle leaves nothing behind") {
  Desk d;
  if (!d) return;
  d.other->copy(long_text(700000), Manners::half);
  const auto number = d.table->window->ask_clipboard();
  REQUIRE(d.table->until([&] { return d.other->asked() > 0; }));
  d.other.reset();
  CHECK(d.answer(number).found == Found::silence);
  CHECK(d.paste().found == Found::nothing);
}

TEST_CASE("clipboard: too much is refused soon, in one piece or in many") {
  Desk d;
  if (!d) return;
  const std::string most(platform::kMostPasted, 'x');
  d.other->copy(most);
  CHECK(d.paste().utf8.size() == most.size());
  d.other->copy(most + "x");
  CHECK(d.paste().found == Found::too_much);
  d.other->copy(most, Manners::in_pieces);
  CHECK(d.paste().utf8.size() == most.size());
  d.other->copy(most + "x", Manners::in_pieces);
  CHECK(d.paste().found == Found::too_much);
  d.other->copy(std::string(100 << 20, 'x'), Manners::in_pieces);
  CHECK(d.seconds([&] { CHECK(d.paste().found == Found::too_much); }) < 5);
}

TEST_CASE("clipboard: old programs, and bytes that are no text") {
  Desk d;
  if (!d) return;
  d.other->copy("caf\xe9", Manners::old);
  CHECK(d.paste().utf8 == "caf\u00e9");
  d.other->copy("みんな", Manners::old);  // who says Latin-1 and means UTF-8
  CHECK(d.paste().utf8 == "みんな");
  d.other->copy(std::string("ends\0\0", 6));
  CHECK(d.paste().utf8 == "ends");
  d.other->copy("bad \xff byte");
  CHECK(d.paste().utf8 == "bad \ufffd byte");
  d.other->copy("a picture", Manners::coy);
  CHECK(d.paste().found == Found::nothing);
}

TEST_CASE("clipboard: what was copied here outlives the program where the desktop keeps it") {
  Desk d;
  if (!d) return;
  using Manager = support::ClipboardManager;
  const base::RealClock clock;
  const auto end = [&] {
    const double from = clock.now_s();
    d.table.reset();
    return clock.now_s() - from;
  };
  SUBCASE("it keeps it") {
    const Manager manager(d.screen->display(), Manager::Manners::prompt);
    d.table->window->set_clipboard("to be kept");
    CHECK(d.paste().found == Found::text);
    CHECK(end() < Clipboard::kSilence_s);
    CHECK(manager.kept() == "to be kept");
  }
  SUBCASE("it does not answer") {
    const Manager manager(d.screen->display(), Manager::Manners::mute);
    d.table->window->set_clipboard("to be kept");
    CHECK(d.paste().found == Found::text);
    CHECK(end() < Clipboard::kSilence_s + 1);
  }
  SUBCASE("what others copied is theirs to keep") {
    const Manager manager(d.screen->display(), Manager::Manners::mute);
    d.other->copy("theirs");
    CHECK(d.paste().found == Found::text);
    CHECK(end() < Clipboard::kSilence_s);
  }
}
