// Whoever writes a name is offered names.
#include "seats/names.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>

#include "base/assets.h"
#include "ime/kkc_converter.h"
#include "seats/seat_table.h"
#include "support/memory_file_system.h"
#include "text/kana.h"
#include "text/printable.h"

using namespace support;
using Chosen = ime::Words::Chosen;

namespace {

std::vector<Chosen> shipped() {
  base::RealFileSystem files;
  auto names = seats::load_names(files, base::find_assets().keyboards / "names.json");
  REQUIRE_MESSAGE(names.ok(), names.error().text());
  return std::move(names).value();
}

std::string first(const std::string& reading, std::shared_ptr<const ime::Words> words) {
  static const std::unique_ptr<ime::KanaKanji> converter = [] {
    base::RealFileSystem files;
    auto opened = ime::KkcConverter::open(files);
    REQUIRE_MESSAGE(opened.ok(), opened.error().text());
    return std::move(*opened);
  }();
  const auto made = converter->convert({reading, {}, std::move(words)});
  REQUIRE(made.ok());
  return made->whole.at(0);
}

/// Converts to what comes first of the words it was lent.
class FirstWord final : public ime::KanaKanji {
 public:
  base::Result<ime::Conversion> convert(const ime::ConversionRequest& request) override {
    std::string word = request.reading;
    for (const Chosen& one : request.words->chosen)
      if (one.reading == request.reading) {
        word = one.surface;
        break;
      }
    return ime::Conversion{{{request.reading, {word, request.reading}}}, {word, request.reading}};
  }
};

/// Waits for the worker without sleeping.
struct Bell {
  std::mutex mutex;
  std::condition_variable rang;
  int rings = 0;
  void ring() {
    const std::lock_guard lock(mutex);
    ++rings;
    rang.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex);
    REQUIRE(rang.wait_for(lock, std::chrono::seconds(60), [&] { return rings > 0; }));
    rings = 0;
  }
};

}  // namespace

TEST_CASE("names: those that come with the program are readings and names, each once") {
  const std::vector<Chosen> names = shipped();
  CHECK(names.size() > 500);
  std::set<std::pair<std::string, std::string>> once;
  for (const Chosen& one : names) {
    CHECK_MESSAGE(text::is_all_hiragana(text::code_points(one.reading)), one.reading);
    CHECK_MESSAGE(text::is_kanji(text::code_points(one.surface).at(0)), one.surface);
    CHECK_MESSAGE(once.emplace(one.reading, one.surface).second, one.surface);
  }
}

TEST_CASE("names: a file that is none says so") {
  MemoryFileSystem files;
  const auto put = [&](const char* text) { files.put("/n.json", text); };
  CHECK_FALSE(seats::load_names(files, "/none.json").ok());
  for (const char* text : {"", "[]", "{\"names\": 3}", "{\"names\""}) {
    put(text);
    const auto read = seats::load_names(files, "/n.json");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == base::ErrorCode::format);
  }
  put(R"({"names": {"さとう": ["佐藤", 3], "": ["林"], "もり": "森"}})");
  const auto read = seats::load_names(files, "/n.json");
  REQUIRE(read.ok());
  CHECK(*read == std::vector<Chosen>{{"さとう", "佐藤"}});
}

TEST_CASE("names: what was chosen for a name comes first, then names, then everybody's words") {
  seats::NameWords names({{"さとう", "佐藤"}, {"もり", "森"}});
  ime::Vocabulary others;
  others.remember("さとう", "砂糖");
  others.remember("もり", "森");
  others.set_texts({{"まち", ime::Words::Text::Kind::heading}});
  const auto before = names.before(others.snapshot());
  CHECK(before->chosen ==
        std::vector<Chosen>{{"さとう", "佐藤"}, {"もり", "森"}, {"さとう", "砂糖"}});
  CHECK(before->texts == others.snapshot()->texts);
  CHECK(names.before(others.snapshot()) == before);
  names.remember("さとう", "左藤");
  CHECK(names.before(others.snapshot())->chosen.at(0) == Chosen{"さとう", "左藤"});
  CHECK(others.snapshot()->chosen.size() == 2);
}

TEST_CASE("names: the converter gives people's names where other words are commoner") {
  seats::NameWords names(shipped());
  ime::Vocabulary others;
  const auto words = names.before(others.snapshot());
  CHECK(first("さとう", words) == "佐藤");
  CHECK(first("さとう", others.snapshot()) != "佐藤");
  CHECK(first("あい", words) == "愛");
  CHECK(first("こんの", words) == "今野");
  CHECK(first("すずきよしこ", words) == "鈴木良子");
  CHECK(first("さとうけんじ", words) == "佐藤健二");
  CHECK(first("わたなべひろし", words).starts_with("渡辺"));
}

TEST_CASE("names: a text opened as a name asks for names, and what is chosen stays among names") {
  SeatTable t({.places = {}});
  Bell bell;
  ime::ConversionWorker worker(
      [] { return base::Result<std::unique_ptr<ime::KanaKanji>>(std::make_unique<FirstWord>()); },
      t.clock, [&] { bell.ring(); });
  t.aids.worker = &worker;
  t.aids.names = seats::NameWords(std::vector<Chosen>{{"さとう", "佐藤"}});
  t.aids.vocabulary.remember("さとう", "砂糖");
  seats::TypedText text(t.aids, 1);
  using K = input::KeyAction::Kind;
  const auto write = [&](seats::TypedText::Of of) {
    text.open({}, of);
    for (const char* kana : {"さ", "と", "う"}) text.act({K::kana, kana}, true);
    text.act({K::space, {}}, true);
    text.ask();
    for (bool answered = false; !answered;) {
      bell.wait();
      for (const auto& answer : worker.poll_for(1)) answered = text.answer(answer) || answered;
    }
    return text.draft().text();
  };
  using Of = seats::TypedText::Of;
  CHECK(write(Of::words) == "砂糖");
  CHECK(write(Of::names) == "佐藤");
  text.finish();
  text.ask();
  CHECK(t.aids.names.before(t.aids.vocabulary.snapshot())->chosen.at(0) ==
        Chosen{"さとう", "佐藤"});
  CHECK(write(Of::words) == "砂糖");
}
