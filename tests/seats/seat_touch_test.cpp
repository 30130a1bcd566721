// A finger on the text of the card being written: where the caret goes, which segment is chosen.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "seats/seat_table.h"

using namespace support;
using ime::Conversion;
using ime::ConversionRequest;
using ime::ConversionWorker;

namespace {

// Every kana is a segment of its own.
class Single final : public ime::KanaKanji {
 public:
  base::Result<ime::Conversion> convert(const ime::ConversionRequest& request) override {
    ime::Conversion out;
    for (std::size_t at = 0; at < request.reading.size(); at += 3) {
      const std::string kana = request.reading.substr(at, 3);
      out.segments.push_back({kana, {"\u4e00", kana}});
    }
    out.whole = {request.reading};
    return out;
  }
};

struct TouchTable : SeatTable {
  ime::ConversionWorker worker{[]() -> base::Result<std::unique_ptr<ime::KanaKanji>> {
                                 return std::unique_ptr<ime::KanaKanji>(std::make_unique<Single>());
                               },
                               clock, [] {}};
  TouchTable() {
    aids.worker = &worker;
    while (worker.state() == ime::ConversionWorker::State::opening) std::this_thread::yield();
  }
  template <class F>
  void until(F&& done) {
    for (int i = 0; i < 5000 && !done(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      tick();
    }
    REQUIRE(done());
  }
  const seats::Draft& text() { return seat(1).text(); }
  /// Taps the card at a share of its width, on its one line of text.
  void touch(double share) {
    const Rect r = seat(1).card_rect();
    const Vec2 at{r.min.x + r.width() * share, r.centre().y};
    tap(seat(1).frame().to_window(at));
  }
};

}  // namespace

TEST_CASE("touched text: the caret goes there, and what is typed comes in there") {
  TouchTable t;
  t.type_english(1, "abc");
  t.touch(0.02);
  CHECK(t.text().caret() == 0);
  t.type_english(1, "x");
  CHECK(t.card("xabc").place == Place::seat);
  t.touch(0.95);
  CHECK(t.text().caret() == 4);
  // Beside the text and on an empty card nothing goes wrong.
  t.press(1, SpotKind::fresh);
  t.touch(0.5);
  CHECK(t.text().caret() == 0);
}

TEST_CASE("touched text: within the reading the caret moves, elsewhere the kana are fixed first") {
  TouchTable t;
  t.type_english(1, "abc");
  for (const char* kana : {"\u3042", "\u3044"}) t.seat(1).act({input::KeyAction::Kind::kana, kana});
  CHECK(t.text().composition().composing());
  t.touch(0.02);
  CHECK_FALSE(t.text().composition().composing());
  CHECK(t.text().text() == "abc\u3042\u3044");
  CHECK(t.text().caret() == 0);
  t.press(1, SpotKind::fresh);
  for (const char* kana : {"\u3042", "\u3044"}) t.seat(1).act({input::KeyAction::Kind::kana, kana});
  t.touch(0.02);
  CHECK(t.text().composition().composing());
  t.seat(1).act({input::KeyAction::Kind::kana, "\u3046"});
  CHECK(t.text().text() == "\u3046\u3042\u3044");
}

TEST_CASE("touched text: while converting the segment under the finger is the current one") {
  TouchTable t;
  for (const char* kana : {"\u3042", "\u3044", "\u3046"})
    t.seat(1).act({input::KeyAction::Kind::kana, kana});
  t.seat(1).act({input::KeyAction::Kind::space, {}});
  t.until([&] { return t.text().composition().converting(); });
  REQUIRE(t.text().text() == "\u4e00\u4e00\u4e00");
  CHECK(t.text().composition().current_segment() == 0);
  std::set<std::size_t> met;
  for (double share = 0.14; share < 0.9; share += 0.05) {
    t.touch(share);
    if (!t.text().composition().converting()) break;  // beside them all: everything is fixed
    met.insert(t.text().composition().current_segment());
  }
  CHECK(met == std::set<std::size_t>{0, 1, 2});
  CHECK(t.text().text() == "\u4e00\u4e00\u4e00");
}
