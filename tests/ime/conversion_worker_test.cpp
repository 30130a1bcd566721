#include "ime/conversion_worker.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

#include "ime/kkc_converter.h"
#include "support/manual_clock.h"

using namespace ime;
using Kind = ConversionWorker::Answer::Kind;
using State = ConversionWorker::State;

namespace {

// What a test and its converters have in common; outlives both, whichever thread is left behind.
struct Bench {
  std::mutex mutex;
  std::condition_variable changed;
  int wakes = 0;
  int opened = 0, closed = 0;
  int converting = 0;                 // conversions begun
  std::vector<std::string> readings;  // in the order they began
  bool held = false;                  // conversions of "held" wait
  bool open_held = false;             // the factory waits
  bool open_fails = false;

  // Generous: only a bug makes it end without `done`.
  template <class F>
  bool wait(F&& done) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, std::chrono::seconds(60), done);
  }
  template <class F>
  void set(F&& change) {
    const std::lock_guard lock(mutex);
    change();
    changed.notify_all();
  }
};

// Converts everything to itself in brackets; "held" waits until it is let go, "bad" fails.
class FakeKanaKanji final : public ime::KanaKanji {
 public:
  explicit FakeKanaKanji(std::shared_ptr<Bench> bench) : bench_(std::move(bench)) {}
  ~FakeKanaKanji() override {
    bench_->set([this] { ++bench_->closed; });
  }
  base::Result<Conversion> convert(const ConversionRequest& request) override {
    bench_->set([&] {
      ++bench_->converting;
      bench_->readings.push_back(request.reading);
    });
    if (request.reading == "held") bench_->wait([this] { return !bench_->held; });
    if (request.reading == "bad") return base::Error{base::ErrorCode::invalid, "bad", ""};
    return Conversion{{{request.reading, {"[" + request.reading + "]"}}},
                      {"[" + request.reading + "]"}};
  }

 private:
  std::shared_ptr<Bench> bench_;
};

struct Fixture {
  std::shared_ptr<Bench> bench = std::make_shared<Bench>();
  support::ManualClock clock;

  ConversionWorker::Factory factory() {
    return [bench = bench]() -> base::Result<std::unique_ptr<ime::KanaKanji>> {
      bench->set([&] { ++bench->opened; });
      bench->wait([&] { return !bench->open_held; });
      if (bench->open_fails) return base::Error{base::ErrorCode::unavailable, "no data", "x"};
      return std::unique_ptr<ime::KanaKanji>(std::make_unique<FakeKanaKanji>(bench));
    };
  }
  std::function<void()> wake() {
    return [bench = bench] { bench->set([&] { ++bench->wakes; }); };
  }
  // Polls at each wake until so many answers have come.
  std::vector<ConversionWorker::Answer> answers(ConversionWorker& worker, std::size_t many) {
    std::vector<ConversionWorker::Answer> out;
    int seen = 0;
    while (true) {
      for (auto& answer : worker.poll()) out.push_back(std::move(answer));
      if (out.size() >= many) return out;
      const bool woken = bench->wait([&] { return bench->wakes > seen; });
      REQUIRE(woken);
      const std::lock_guard lock(bench->mutex);
      seen = bench->wakes;
    }
  }
  void until_ready(ConversionWorker& worker) {
    int seen = 0;
    while (worker.state() == State::opening) {
      REQUIRE(bench->wait([&] { return bench->wakes > seen; }));
      const std::lock_guard lock(bench->mutex);
      seen = bench->wakes;
    }
  }
  void until_converting(int n) {
    REQUIRE(bench->wait([&] { return bench->converting >= n; }));
  }
};

ConversionRequest reading(const std::string& text) { return {text, {}, nullptr}; }

}  // namespace

TEST_CASE("worker: a question is answered with its seat and serial") {
  Fixture f;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  worker.ask(7, 41, reading("a"));
  const auto answers = f.answers(worker, 1);
  CHECK(answers[0].asker == 7);
  CHECK(answers[0].serial == 41);
  REQUIRE(answers[0].kind == Kind::answered);
  CHECK(answers[0].reply.whole == std::vector<std::string>{"[a]"});
  CHECK(worker.state() == State::ready);
  CHECK_FALSE(worker.error());
  CHECK_FALSE(worker.next_deadline_s());
}

TEST_CASE("worker: a conversion that fails says why and the next one is served") {
  Fixture f;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  worker.ask(1, 1, reading("bad"));
  auto answers = f.answers(worker, 1);
  REQUIRE(answers[0].kind == Kind::failed);
  CHECK(answers[0].error->message.english() == "bad");
  worker.ask(1, 2, reading("b"));
  answers = f.answers(worker, 1);
  CHECK(answers[0].kind == Kind::answered);
}

TEST_CASE(
    "worker: a seat's newer question takes the place of its older one, in the queue's order") {
  Fixture f;
  f.bench->held = true;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  worker.ask(1, 1, reading("held"));
  f.until_converting(1);
  worker.ask(2, 1, reading("old"));
  worker.ask(3, 1, reading("other"));
  worker.ask(2, 2, reading("new"));
  f.bench->set([&] { f.bench->held = false; });
  const auto answers = f.answers(worker, 3);
  REQUIRE(answers.size() == 3);
  CHECK(answers[1].asker == 2);
  CHECK(answers[1].serial == 2);
  CHECK(answers[2].asker == 3);
  CHECK(f.bench->readings == std::vector<std::string>{"held", "new", "other"});
}

TEST_CASE("worker: many seats asking at once all get their own last answer") {
  Fixture f;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  std::map<base::Asker, std::string> got;
  for (std::uint64_t serial = 1; serial <= 50; ++serial) {
    for (base::Asker seat = 0; seat < 12; ++seat) {
      worker.ask(seat, serial, reading(std::to_string(seat) + "-" + std::to_string(serial)));
    }
    for (const auto& a : worker.poll()) got[a.asker] = a.reply.whole[0];
  }
  int seen = 0;
  const auto all_last = [&] {
    for (base::Asker seat = 0; seat < 12; ++seat) {
      if (got[seat] != "[" + std::to_string(seat) + "-50]") return false;
    }
    return true;
  };
  while (!all_last()) {
    for (const auto& a : worker.poll()) got[a.asker] = a.reply.whole[0];
    if (all_last()) break;
    REQUIRE(f.bench->wait([&] { return f.bench->wakes > seen; }));
    const std::lock_guard lock(f.bench->mutex);
    seen = f.bench->wakes;
  }
  CHECK(f.bench->opened == 1);
}

TEST_CASE("worker: a seat that is gone gets no answers, the others do") {
  Fixture f;
  f.bench->held = true;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  worker.ask(1, 1, reading("held"));
  f.until_converting(1);
  worker.ask(1, 2, reading("a"));
  worker.ask(2, 1, reading("b"));
  worker.forget(1);
  f.bench->set([&] { f.bench->held = false; });
  const auto answers = f.answers(worker, 1);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].asker == 2);
}

TEST_CASE("worker: without a converter every question is answered as failed, with the reason") {
  Fixture f;
  f.bench->open_fails = true;
  f.bench->open_held = true;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  CHECK(worker.state() == State::opening);
  worker.ask(1, 1, reading("before"));
  f.bench->set([&] { f.bench->open_held = false; });
  auto answers = f.answers(worker, 1);
  CHECK(answers[0].kind == Kind::failed);
  CHECK(worker.state() == State::unavailable);
  REQUIRE(worker.error());
  CHECK(worker.error()->message == "no data");
  worker.ask(2, 5, reading("after"));
  answers = worker.poll();
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].asker == 2);
  CHECK(answers[0].error->message.english() == "no data");
  CHECK_FALSE(worker.next_deadline_s());
}

TEST_CASE("worker: a conversion that hangs times out, the others go on with a new converter") {
  Fixture f;
  f.bench->held = true;
  {
    ConversionWorker worker(f.factory(), f.clock, f.wake());
    f.until_ready(worker);
    CHECK(worker.poll().empty());
    worker.ask(1, 1, reading("held"));
    f.until_converting(1);
    worker.ask(2, 1, reading("waits"));
    REQUIRE(worker.next_deadline_s());
    CHECK(*worker.next_deadline_s() == doctest::Approx(f.clock.now_s() + 2));
    f.clock.advance(1.9);
    CHECK(worker.poll().empty());
    f.clock.advance(0.2);
    const auto answers = f.answers(worker, 2);
    CHECK(answers[0].asker == 1);
    CHECK(answers[0].kind == Kind::timed_out);
    CHECK(answers[1].asker == 2);
    CHECK(answers[1].kind == Kind::answered);
    CHECK(f.bench->opened == 2);
    worker.ask(1, 2, reading("again"));
    CHECK(f.answers(worker, 1)[0].kind == Kind::answered);
    // The left thread comes back: its answer is nobody's.
    f.bench->set([&] { f.bench->held = false; });
    REQUIRE(f.bench->wait([&] { return f.bench->closed == 1; }));
    CHECK(worker.poll().empty());
  }
  CHECK(f.bench->closed == 2);
}

TEST_CASE("worker: a left thread may come back after the worker is gone") {
  Fixture f;
  f.bench->held = true;
  {
    ConversionWorker worker(f.factory(), f.clock, f.wake());
    f.until_ready(worker);
    worker.ask(1, 1, reading("held"));
    f.until_converting(1);
    worker.poll();
    f.clock.advance(5);
    CHECK(f.answers(worker, 1)[0].kind == Kind::timed_out);
    f.until_ready(worker);
  }
  const int wakes = f.bench->wakes;
  f.bench->set([&] { f.bench->held = false; });
  REQUIRE(f.bench->wait([&] { return f.bench->closed == 2; }));
  CHECK(f.bench->wakes == wakes);
}

TEST_CASE("worker: it can end while a conversion hangs") {
  Fixture f;
  f.bench->held = true;
  {
    ConversionWorker worker(f.factory(), f.clock, f.wake());
    worker.ask(1, 1, reading("held"));
    f.until_converting(1);
  }
  CHECK(f.bench->closed == 0);
  f.bench->set([&] { f.bench->held = false; });
  REQUIRE(f.bench->wait([&] { return f.bench->closed == 1; }));
}

TEST_CASE("worker: after too many hangs it gives up and says so") {
  Fixture f;
  f.bench->held = true;
  {
    ConversionWorker::Options options;
    options.most_hangs = 2;
    ConversionWorker worker(f.factory(), f.clock, f.wake(), options);
    for (int i = 1; i <= 3; ++i) {
      f.until_ready(worker);
      worker.ask(1, std::uint64_t(i), reading("held"));
      f.until_converting(i);
      worker.ask(2, std::uint64_t(i), reading("next"));
      worker.poll();
      f.clock.advance(2.5);
      const auto answers = f.answers(worker, 2);
      CHECK(answers[0].kind == Kind::timed_out);
      CHECK(answers[1].kind == (i < 3 ? Kind::answered : Kind::failed));
      // "next" counts as a conversion, too.
      f.bench->set([&] { f.bench->converting = i; });
    }
    CHECK(worker.state() == State::given_up);
    CHECK(worker.error());
    CHECK(f.bench->opened == 3);
    worker.ask(1, 9, reading("more"));
    CHECK(worker.poll()[0].kind == Kind::failed);
  }
  f.bench->set([&] { f.bench->held = false; });
  REQUIRE(f.bench->wait([&] { return f.bench->closed == 3; }));
}

TEST_CASE("worker: a converter that hangs while opening is given up") {
  Fixture f;
  f.bench->open_held = true;
  {
    ConversionWorker worker(f.factory(), f.clock, f.wake());
    REQUIRE(f.bench->wait([&] { return f.bench->opened == 1; }));
    worker.ask(1, 1, reading("a"));
    f.clock.advance(14);
    CHECK(worker.poll().empty());
    CHECK(worker.next_deadline_s());
    f.clock.advance(2);
    const auto answers = worker.poll();
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].kind == Kind::failed);
    CHECK(worker.state() == State::given_up);
  }
  f.bench->set([&] { f.bench->open_held = false; });
  REQUIRE(f.bench->wait([&] { return f.bench->closed == 1; }));
}

TEST_CASE("worker: the limit counts for each conversion, not for the queue") {
  Fixture f;
  f.bench->held = true;
  ConversionWorker worker(f.factory(), f.clock, f.wake());
  f.until_ready(worker);
  worker.ask(1, 1, reading("held"));
  f.until_converting(1);
  worker.poll();
  f.clock.advance(1.5);
  worker.ask(2, 1, reading("b"));
  f.bench->set([&] { f.bench->held = false; });
  CHECK(f.answers(worker, 2).size() == 2);
  f.clock.advance(1.5);
  CHECK(worker.poll().empty());
  worker.ask(1, 2, reading("c"));
  CHECK(f.answers(worker, 1)[0].kind == Kind::answered);
  CHECK(f.bench->opened == 1);
}

TEST_CASE("worker: eight seats typing at once by libkkc all get their own sentence") {
  Fixture f;
  auto files = std::make_shared<base::RealFileSystem>();
  ConversionWorker worker([files] { return ime::KkcConverter::open(*files); }, f.clock, f.wake());
  const std::vector<std::vector<std::string>> typed = {
      {"ぎょうせい", "ぎょうせいとしみん", "ぎょうせいとしみんのやくわりぶんたん"},
      {"こそだて", "こそだてせだい", "こそだてせだいのこうりゅう"},
      {"あきや", "あきやの", "あきやのかつよう"},
      {"こうれいしゃ", "こうれいしゃのみ", "こうれいしゃのみまもり"},
      {"ぼうさい", "ぼうさいくんれん", "ぼうさいくんれんにさんか"},
      {"しょうてんがい", "しょうてんがいの", "しょうてんがいのさいせい"},
      {"かんこう", "かんこうきゃく", "かんこうきゃくのまなー"},
      {"としょかん", "としょかんで", "としょかんでべんきょうかい"}};
  const std::vector<std::string> surfaces = {
      "行政と市民の役割分担", "子育て世代の交流", "空き家の活用",   "高齢者の見守り",
      "防災訓練に参加",       "商店街の再生",     "観光客のマナー", "図書館で勉強会"};
  for (std::uint64_t step = 0; step < 3; ++step) {
    for (base::Asker seat = 0; seat < typed.size(); ++seat) {
      worker.ask(seat, step, reading(typed[seat][step]));
    }
  }
  std::map<base::Asker, std::string> got;
  int seen = 0;
  while (true) {
    for (const auto& answer : worker.poll()) {
      REQUIRE(answer.kind == Kind::answered);
      if (answer.serial == 2) got[answer.asker] = answer.reply.whole[0];
    }
    if (got.size() == typed.size()) break;
    REQUIRE(f.bench->wait([&] { return f.bench->wakes > seen; }));
    const std::lock_guard lock(f.bench->mutex);
    seen = f.bench->wakes;
  }
  for (base::Asker seat = 0; seat < surfaces.size(); ++seat) CHECK(got[seat] == surfaces[seat]);
}
