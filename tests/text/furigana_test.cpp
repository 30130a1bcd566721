#include "text/furigana.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/file_system.h"
#include "support/manual_clock.h"
#include "support/worker_bench.h"
#include "text/mecab_readings.h"

using text::Furigana;
using text::Rubies;

namespace {

/// Reads every text as its first character, い.
class OneReading final : public text::Readings {
 public:
  explicit OneReading(support::WorkerBench& bench) : bench_(bench) {}
  base::Result<text::Read> of(std::string_view text, const text::OwnReadings& own) override {
    const auto lock = bench_.be_asked();
    if (bench_.fails) return base::Error{base::ErrorCode::invalid, "no", ""};
    if (text.empty()) return text::Read{};
    const auto said = own.find(text.substr(0, 3));
    return text::Read{{{0, 3, said == own.end() ? "い" : said->second}}, {{0, 3, "い"}}};
  }

 private:
  support::WorkerBench& bench_;
};

struct Table {
  support::WorkerBench bench;
  support::ManualClock clock;
  Furigana furigana{[this]() -> base::Result<std::unique_ptr<text::Readings>> {
                      return std::unique_ptr<text::Readings>(std::make_unique<OneReading>(bench));
                    },
                    clock, [this] { bench.set([&] { ++bench.wakes; }); }};

  /// Until this is known.
  void learn(const std::string& text) {
    for (int n = 0; n < 200 && !furigana.knows(text); ++n) {
      const int before = bench.wakes;
      if (furigana.poll()) continue;
      bench.wait([&] { return bench.wakes > before || furigana.knows(text); });
    }
    REQUIRE(furigana.knows(text));
  }
};

std::string with_readings(text::Readings& readings, const std::string& words) {
  const auto read = readings.of(words, {});
  REQUIRE(read.ok());
  const Rubies* const rubies = &read->rubies;
  std::string out;
  std::size_t at = 0;
  for (const text::Ruby& r : *rubies) {
    REQUIRE(r.first_byte >= at);
    out += words.substr(at, r.end_byte - at) + "[" + r.reading + "]";
    at = r.end_byte;
  }
  return out + words.substr(at);
}

}  // namespace

TEST_CASE("furigana: a text is asked for once, off this thread, and known from then on") {
  Table t;
  CHECK_FALSE(t.furigana.of("一番").known);
  CHECK_FALSE(t.furigana.of("一番").known);
  t.learn("一番");
  const auto found = t.furigana.of("一番");
  CHECK(found.known);
  CHECK(found.rubies == Rubies{{0, 3, "い"}});
  CHECK(t.bench.asked == 1);
  CHECK_FALSE(t.furigana.poll());
}

TEST_CASE("furigana: many texts come by and by, all of them") {
  Table t;
  for (int i = 0; i < 100; ++i) (void)t.furigana.of("一" + std::to_string(i));
  t.learn("一99");
  for (int i = 0; i < 100; ++i) CHECK(t.furigana.knows("一" + std::to_string(i)));
}

TEST_CASE("furigana: while somebody writes, what stays keeps its readings") {
  Table t;
  (void)t.furigana.of("一番が");
  t.learn("一番が");
  const auto longer = t.furigana.of("一番がよ");
  CHECK_FALSE(longer.known);
  CHECK(longer.rubies == Rubies{{0, 3, "い"}});
  CHECK(t.furigana.of("二番").rubies.empty());
}

TEST_CASE("furigana: what people say of a word is read anew where it stands, and only there") {
  Table t;
  (void)t.furigana.of("一番");
  (void)t.furigana.of("二番");
  t.learn("二番");
  REQUIRE(t.furigana.words_of("一番"));
  CHECK(t.furigana.words_of("一番")->size() == 1);
  CHECK_FALSE(t.furigana.set_own({}));
  CHECK(t.furigana.set_own({{"一", "ひと"}}));
  CHECK_FALSE(t.furigana.knows("一番"));
  CHECK_FALSE(t.furigana.words_of("一番"));
  CHECK(t.furigana.knows("二番"));
  t.learn("一番");
  CHECK(t.furigana.of("一番").rubies == Rubies{{0, 3, "ひと"}});
  CHECK_FALSE(t.furigana.set_own({{"一", "ひと"}}));
  CHECK(t.furigana.set_own({}));
  (void)t.furigana.of("一番");
  t.learn("一番");
  CHECK(t.furigana.of("一番").rubies == Rubies{{0, 3, "い"}});
}

TEST_CASE("furigana: whoever reads at once knows each text when it is asked for") {
  support::WorkerBench bench;
  OneReading reads(bench);
  Furigana furigana(reads);
  CHECK(furigana.set_own({{"二", "ふた"}}) == false);
  const auto found = furigana.of("一番");
  CHECK(found.known);
  CHECK(found.rubies == Rubies{{0, 3, "い"}});
  CHECK(furigana.of("二番").rubies == Rubies{{0, 3, "ふた"}});
  REQUIRE(furigana.words_of("一番"));
  CHECK_FALSE(furigana.poll());
  CHECK(furigana.in_service());
  bench.set([&] { bench.fails = true; });
  CHECK(furigana.of("三番").known);
  CHECK(furigana.of("三番").rubies.empty());
}

TEST_CASE("furigana: what is said while a text is being read counts for it, too") {
  Table t;
  t.bench.set([&] { t.bench.held = true; });
  (void)t.furigana.of("一番");
  t.bench.wait([&] { return t.bench.asked > 0; });
  CHECK(t.furigana.set_own({{"一", "ひと"}}));
  t.bench.set([&] { t.bench.held = false; });
  t.learn("一番");
  CHECK(t.furigana.of("一番").rubies == Rubies{{0, 3, "ひと"}});
}

TEST_CASE("furigana: a text that cannot be read has none, and is not asked for again") {
  Table t;
  t.bench.fails = true;
  (void)t.furigana.of("一番");
  t.learn("一番");
  CHECK(t.furigana.of("一番").rubies.empty());
  CHECK(t.bench.asked == 1);
}

TEST_CASE("furigana: without a dictionary nothing is known, and why can be told") {
  support::ManualClock clock;
  support::WorkerBench bench;
  Furigana furigana(
      []() -> base::Result<std::unique_ptr<text::Readings>> {
        return base::Error{base::ErrorCode::unavailable, "none", ""};
      },
      clock, [&] { bench.set([&] { ++bench.wakes; }); });
  bench.wait([&] { return bench.wakes > 0; });
  (void)furigana.of("一番");
  (void)furigana.poll();
  CHECK_FALSE(furigana.in_service());
  CHECK(furigana.error().has_value());
  CHECK(furigana.of("一番").rubies.empty());
}

TEST_CASE("mecab: everyday sentences are read") {
  base::RealFileSystem files;
  if (!text::MecabReadings::dictionary(files)) {
    MESSAGE("no dictionary of readings on this machine");
    return;
  }
  auto opened = text::MecabReadings::open(files);
  REQUIRE(opened.ok());
  const auto read = [&](const std::string& words) { return with_readings(**opened, words); };
  CHECK(read("見守りの目") == "見守[みまも]りの目[め]");
  CHECK(read("子どもが遊べる公園") == "子[こ]どもが遊[あそ]べる公園[こうえん]");
  CHECK(read("三十分で\n商店街へ") == "三十分[さんじゅっぷん]で\n商店[しょうてん]街[がい]へ");
  CHECK(read("  空き家   bank 🎏 ").find("空[あ]き家[や]") != std::string::npos);
  CHECK(read("").empty());
  CHECK_FALSE((*opened)->of("\xff", {}).ok());
}
