// What texts are found and compared by.
#include "text/gists.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/file_system.h"
#include "support/manual_clock.h"
#include "support/worker_bench.h"
#include "text/fold.h"
#include "text/gram_gists.h"
#include "text/mecab_gists.h"
#include "text/mecab_model.h"

namespace {

bool has(const text::Gist& gist, const std::string& word) {
  return std::ranges::find(gist.words, word) != gist.words.end();
}

/// Says of every text that it is about itself.
class Echo final : public text::GistReader {
 public:
  explicit Echo(support::WorkerBench& bench) : bench_(bench) {}
  base::Result<text::Gist> of(std::string_view text) override {
    const auto lock = bench_.be_asked();
    if (text == "bad") return base::Error{base::ErrorCode::invalid, "no", ""};
    return text::Gist{{std::string(text)}, {std::string(text)}};
  }

 private:
  support::WorkerBench& bench_;
};

}  // namespace

TEST_CASE("fold: width, case, kana and white space are no difference") {
  CHECK(text::folded("ＷＥＢ会議") == text::folded("web会議"));
  CHECK(text::folded("ﾐｾ") == "みせ");
  CHECK(text::folded("ミセ") == "みせ");
  CHECK(text::folded("ﾊﾟｰﾃｨｰ") == text::folded("ぱーてぃー"));
  CHECK(text::folded("まち\nづくり") == "まちづくり");
  CHECK(text::folded("全角　空白") == "全角空白");
  CHECK(text::folded("Town Hall") == "townhall");
  CHECK(text::folded_width("  Town \n Hall") == "town hall");
  CHECK(text::folded("１０人") == "10人");
  CHECK(text::folded("\xff\xfe").empty());
  CHECK(text::folded("").empty());
}

TEST_CASE("gists: by letters alone, whole Latin words and the pairs that kanji make") {
  text::GramGists grams;
  const auto gist = grams.of("公園にWi-Fiを、集まる場所に PARK");
  REQUIRE(gist.ok());
  CHECK(gist->readings.empty());
  CHECK_FALSE(text::is_read_in(*gist, "こうえん"));
  CHECK(has(*gist, "公園"));
  CHECK(has(*gist, "場所"));
  CHECK(has(*gist, "集ま"));
  CHECK(has(*gist, "park"));
  CHECK_FALSE(has(*gist, "所に "));
  CHECK(grams.of("").value().words.empty());
  CHECK(grams.of("、。").value().words.empty());
  CHECK_FALSE(grams.of("\xff").ok());
}

TEST_CASE("gists: by the dictionary, what a sentence is about as the dictionary lists it") {
  base::RealFileSystem files;
  auto mecab = text::MecabGists::open(files);
  if (!mecab) {
    MESSAGE("no dictionary on this machine");
    return;
  }
  const auto gist = (*mecab)->of("商店街に人が集まった。\n店がもっと欲しい");
  REQUIRE(gist.ok());
  CHECK(has(*gist, "集まる"));
  CHECK(has(*gist, "店"));
  CHECK(has(*gist, "欲しい"));
  CHECK_FALSE(has(*gist, "に"));
  CHECK_FALSE(has(*gist, "た"));
  CHECK(text::is_read_in(*gist, "みせ"));
  CHECK(text::is_read_in(*gist, "みせがもっとほし"));
  CHECK(text::is_read_in(*gist, "しょうてんがい"));
  // Not from the middle of a word, nor what is not there.
  CHECK_FALSE(text::is_read_in(*gist, "うてん"));
  CHECK_FALSE(text::is_read_in(*gist, "みせる"));
  CHECK_FALSE(text::is_read_in(*gist, ""));
  const auto empty = (*mecab)->of("それはできることです");
  REQUIRE(empty.ok());
  CHECK(empty->words.empty());
  // Words that the dictionary does not know.
  const auto foreign = (*mecab)->of("Ｔｗｉｔｔｅｒでモルカーを見た");
  REQUIRE(foreign.ok());
  CHECK(has(*foreign, "twitter"));
  CHECK(text::is_read_in(*foreign, "もるかー"));
  CHECK_FALSE((*mecab)->of("\xff").ok());
}

TEST_CASE("gists: asked for once, known after some poll, also of what cannot be read") {
  support::WorkerBench bench;
  support::ManualClock clock;
  text::Gists gists(
      [&]() -> base::Result<std::unique_ptr<text::GistReader>> {
        return std::unique_ptr<text::GistReader>(std::make_unique<Echo>(bench));
      },
      clock, [&] { bench.set([&] { ++bench.wakes; }); });
  CHECK_FALSE(gists.poll());
  CHECK(gists.of("one") == nullptr);
  CHECK(gists.of("one") == nullptr);
  CHECK(gists.of("bad") == nullptr);
  const auto learn = [&](const std::string& text) {
    for (int n = 0; n < 200 && !gists.of(text); ++n) {
      const int before = bench.wakes;
      if (gists.poll()) continue;
      bench.wait([&] { return bench.wakes > before; });
    }
    REQUIRE(gists.of(text));
  };
  learn("one");
  CHECK(gists.of("one")->words == std::vector<std::string>{"one"});
  learn("bad");
  CHECK(gists.of("bad")->words.empty());
  CHECK(bench.asked == 2);
  CHECK(gists.rounds() > 0);
}

TEST_CASE("gists: without an engine every text has an empty one, and nobody waits") {
  support::WorkerBench bench;
  support::ManualClock clock;
  text::Gists gists(
      []() -> base::Result<std::unique_ptr<text::GistReader>> {
        return base::Error{base::ErrorCode::unavailable, "none", ""};
      },
      clock, [&] { bench.set([&] { ++bench.wakes; }); });
  CHECK(gists.of("one") == nullptr);
  for (int n = 0; n < 200 && !gists.of("one"); ++n) {
    const int before = bench.wakes;
    if (!gists.poll()) bench.wait([&] { return bench.wakes > before || gists.of("one"); });
  }
  REQUIRE(gists.of("one"));
  CHECK(gists.of("one")->words.empty());
}
