// The index: what has words of any length is found, newest sessions first, and what is gone is gone.
#include "archive/index.h"

#include <doctest/doctest.h>

#include "archive/query.h"
#include "support/manual_clock.h"

namespace {

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  std::unique_ptr<archive::Index> index = std::move(archive::Index::open({}).value());
  int made_s = 1000;

  archive::Change session(const std::string& path, const std::vector<std::string>& cards) {
    archive::SessionWords words{ids.next(), ++made_s * 1000, "会 " + path, "2026", "公民館", {}};
    for (const std::string& text : cards)
      words.things.push_back({archive::Kind::card, ids.next(), ids.next(), text, "島"});
    return {path, "1", words, false};
  }
  void take(std::vector<archive::Change> changes) {
    const auto done = index->take(std::move(changes));
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
  }
  std::vector<std::string> find(const std::string& asked) {
    const auto hits = index->search(archive::words_in(asked), 50);
    REQUIRE_MESSAGE(hits.ok(), (hits.ok() ? "" : hits.error().text()));
    CHECK(hits->things == hits->first.size());
    std::vector<std::string> out;
    for (const archive::Hit& hit : hits->first) out.push_back(hit.thing.text);
    return out;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("index: words of one, two, three and more letters are found wherever they stand") {
  Bench bench;
  bench.take({bench.session("a", {"駐輪場がほしい", "輪"})});
  for (const char* word :
       {"駐", "し", "い", "輪場", "しい", "駐輪場", "ほしい", "駐輪場がほしい", "ﾎｼｲ"})
    CHECK_MESSAGE(bench.find(word).front() == "駐輪場がほしい", word);
  CHECK(bench.find("輪") == Texts{"駐輪場がほしい", "輪"});
  CHECK(bench.find("場駐").empty());
  CHECK(bench.find("駐輪場はほしい").empty());
  CHECK(bench.find("駐場").empty());
}

TEST_CASE("index: all words are to be on the same card, in any order") {
  Bench bench;
  bench.take({bench.session("a", {"駅前に駐輪場", "駅前", "駐輪場"})});
  CHECK(bench.find("駐輪場 駅前") == Texts{"駅前に駐輪場"});
  CHECK(bench.find("駐輪場 花").empty());
}

TEST_CASE("index: the newest session comes first, its cards in their order") {
  Bench bench;
  auto old = bench.session("old", {"花 1", "花 2"}),
       young = bench.session("young", {"花 3", "花 4"});
  bench.take({young});
  bench.take({old});
  CHECK(bench.find("花") == Texts{"花 3", "花 4", "花 1", "花 2"});
}

TEST_CASE("index: sessions of the same second are kept apart") {
  Bench bench;
  std::vector<archive::Change> all;
  for (int n = 0; n < 100; ++n) {
    auto one = bench.session("s" + std::to_string(n), {"花を植える"});
    one.words->made = 5000;
    all.push_back(one);
  }
  bench.take(all);
  const auto hits = bench.index->search({"花"}, 1000).value();
  CHECK(hits.things == 100);
  CHECK(hits.sessions == 100);
}

TEST_CASE("index: what changed is found as it is now, and what is gone is not found") {
  Bench bench;
  bench.take({bench.session("a", {"駐輪場"}), bench.session("b", {"駐輪場"})});
  auto changed = bench.session("a", {"花壇"});
  changed.stamp = "2";
  bench.take({changed});
  CHECK(bench.find("駐輪場").size() == 1);
  CHECK(bench.find("花壇") == Texts{"花壇"});
  bench.take({{"b", {}, {}, false}});
  CHECK(bench.find("駐輪場").empty());
  CHECK(bench.index->stamps().value() == std::map<base::Path, std::string>{{"a", "2"}});
}

TEST_CASE("index: files that are no sessions, damaged and anonymous ones are known and not found") {
  Bench bench;
  auto anonymous = bench.session("c", {});
  bench.take({{"a", "1", {}, false}, {"b", "1", {}, true}, anonymous, bench.session("d", {"花"})});
  const auto known = bench.index->known().value();
  CHECK(known.sessions == 2);
  CHECK(known.anonymous == 1);
  CHECK(known.damaged == 1);
  CHECK(bench.index->stamps().value().size() == 4);
}

TEST_CASE("index: no sign in a word or a text does harm") {
  Bench bench;
  const std::string odd = "\"OR\" NOT (a* ^b) -- ';DROP";
  bench.take({bench.session("a", {odd, std::string(100'000, 'x'), "", "　"})});
  CHECK(bench.find("\"OR\"") == Texts{odd});
  CHECK(bench.find("';DROP") == Texts{odd});
  CHECK(bench.find("*").front() == odd);
  CHECK(bench.find("xxxx").size() == 1);
}
