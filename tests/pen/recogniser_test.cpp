#include "pen/recogniser.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "handwriting.h"
#include "support/memory_file_system.h"

using namespace pen;
using base::Vec2;
using model::InkStroke;

namespace {

InkRecogniser& recogniser() {
  static const std::unique_ptr<InkRecogniser> opened = [] {
    base::RealFileSystem files;
    auto result = ZinniaRecogniser::open(files);
    REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
    return std::move(*result);
  }();
  return *opened;
}

std::vector<InkCharacter> recognised(const std::vector<InkStroke>& ink) {
  auto result = recogniser().recognise(ink);
  REQUIRE(result.ok());
  return std::move(*result);
}

/// Its model has hardly any katakana.
bool known_to_zinnia(const std::string& character) {
  for (const char* unknown : {"ト", "ノ", "ハ", "コ"})
    if (character == unknown) return false;
  return true;
}

std::size_t rank(const InkCharacter& c, const std::string& wanted) {
  return std::size_t(std::find(c.candidates.begin(), c.candidates.end(), wanted) -
                     c.candidates.begin());
}

std::vector<std::string> names(std::initializer_list<const char*> list) {
  return {list.begin(), list.end()};
}

/// How many characters each line got.
std::vector<int> shape(const std::vector<InkStroke>& ink) {
  std::vector<int> out;
  for (const InkCharacter& c : characters_of(ink)) {
    out.resize(std::max(out.size(), std::size_t(c.line) + 1));
    ++out[std::size_t(c.line)];
  }
  return out;
}

void put_int(std::string& bytes, std::uint32_t v) {
  bytes.append(reinterpret_cast<const char*>(&v), 4);
}

/// A model of one character with one weight, as zinnia writes it; `size` as it says of itself.
std::string tiny_model(const std::string& name, bool ended = true, int size_off = 0) {
  std::string rest;
  put_int(rest, 1);  // version
  put_int(rest, 1);  // characters
  std::string padded = name;
  padded.resize(16);
  rest += padded;
  put_int(rest, 0);  // bias
  put_int(rest, 1), put_int(rest, 0);
  if (ended) put_int(rest, std::uint32_t(-1)), put_int(rest, 0);
  std::string out;
  put_int(out, std::uint32_t(0xef71821 ^ (rest.size() + 4 + std::size_t(size_off))));
  return out + rest;
}

base::Result<std::unique_ptr<InkRecogniser>> opened(const std::string& bytes) {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/m").ok());
  auto file = files.create("/m/model");
  REQUIRE(file.ok());
  REQUIRE((*file)->append(bytes).ok());
  return ZinniaRecogniser::open(files, "/m/model");
}

}  // namespace

TEST_CASE("recogniser: simple characters are among the ten candidates, most of them first") {
  std::mt19937 random(1);
  int written = 0, first = 0, among = 0;
  std::string missed;
  for (int round = 0; round < 10; ++round)
    for (const auto& [character, paths] : support::drawn_characters()) {
      if (!known_to_zinnia(character)) continue;
      const auto found = recognised(support::written(character, {-10, -10}, 14 + round, random));
      ++written;
      REQUIRE(!found.empty());
      const std::size_t at = found.size() == 1 ? rank(found[0], character) : 99;
      if (at == 0) ++first;
      if (at < InkRecogniser::kMostCandidates)
        ++among;
      else
        missed += character;
    }
  MESSAGE("first: " << first << ", among ten: " << among << " of " << written
                    << "; missed: " << missed);
  CHECK(first >= written * 70 / 100);
  CHECK(among >= written * 93 / 100);
}

TEST_CASE("recogniser: at most ten candidates, each once, all UTF-8 of one character") {
  std::mt19937 random(2);
  for (const char* c : {"一", "口", "り"}) {
    const auto found = recognised(support::written(c, {0, 0}, 15, random));
    REQUIRE(found.size() == 1);
    auto list = found[0].candidates;
    CHECK(list.size() <= InkRecogniser::kMostCandidates);
    CHECK(list.size() > 5);
    std::sort(list.begin(), list.end());
    CHECK(std::adjacent_find(list.begin(), list.end()) == list.end());
  }
}

TEST_CASE("recogniser: ticks make a kana voiced, though the model has none of these") {
  std::mt19937 random(12);
  int among = 0;
  for (int round = 0; round < 10; ++round)
    for (const char* c : {"が", "ぐ"}) {
      const auto found = recognised(support::written(c, {0, 0}, 16, random));
      if (found.size() == 1 && rank(found[0], c) < InkRecogniser::kMostCandidates) ++among;
    }
  MESSAGE("voiced kana among ten: " << among << " of 20");
  CHECK(among >= 17);
}

TEST_CASE("recogniser: of twins the one in daily use comes first") {
  std::mt19937 random(13);
  for (int round = 0; round < 10; ++round) {
    const auto found = recognised(support::written("日", {0, 0}, 16, random));
    REQUIRE(found.size() == 1);
    CHECK(rank(found[0], "日") < rank(found[0], "曰"));
  }
}

TEST_CASE("recogniser: a line of characters is read from the left") {
  std::mt19937 random(3);
  const auto found =
      recognised(support::written_line(names({"日", "中", "田", "木"}), {-33, -10}, 12, 3, random));
  REQUIRE(found.size() == 4);
  CHECK(best_text(found) == "日中田木");
  CHECK(best_text({}).empty());
}

TEST_CASE("recogniser: no ink, broken ink and too much ink") {
  CHECK(recognised({}).empty());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(recognised({{0.7, {}}, {0.7, {{nan, 0}}}, {0.7, {{0, 0}, {nan, nan}}}}).empty());
  const auto dot = recognised({{0.7, {{1, 1}}}});
  REQUIRE(dot.size() == 1);
  // Many dots in one place, all on one line, everywhere: it comes back.
  CHECK(recogniser().recognise(std::vector<InkStroke>(500, {0.7, {{1, 1}}})).ok());
  std::vector<InkStroke> crowd;
  for (int i = 0; i < 400; ++i)
    crowd.push_back({0.7,
                     {{(i % 20) * 3.5 - 35, (i / 20) * 2.4 - 24},
                      {(i % 20) * 3.5 - 34.6, (i / 20) * 2.4 - 23}}});
  const auto much = recogniser().recognise(crowd);
  if (!much.ok()) CHECK(much.error().code == base::ErrorCode::too_large);
  std::vector<InkStroke> line;
  for (int i = 0; i < 200; ++i) line.push_back({0.7, {{i * 0.37 - 37, 0}, {i * 0.37 - 37, 0.2}}});
  const auto many = recogniser().recognise(line);
  REQUIRE_FALSE(many.ok());
  CHECK(many.error().code == base::ErrorCode::too_large);
}

TEST_CASE("recogniser: a missing model says which package brings it") {
  support::MemoryFileSystem files;
  const auto result = ZinniaRecogniser::open(files, "/nowhere/handwriting-ja.model");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == base::ErrorCode::unavailable);
  CHECK(result.error().message.english().find("tegaki-zinnia-japanese") != std::string::npos);
  CHECK(result.error().context == "/nowhere/handwriting-ja.model");
}

TEST_CASE("recogniser: a damaged model is refused, not trusted") {
  CHECK(opened(tiny_model("あ")).ok());
  for (const std::string& bytes :
       {std::string(), std::string("hello"), std::string(4000, '\xff'), tiny_model("あ", false),
        tiny_model("あ", true, 4), tiny_model(""), tiny_model("\xff"),
        tiny_model("0123456789abcdef")}) {
    const auto result = opened(bytes);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == base::ErrorCode::unavailable);
  }
  // More characters than there are, and the real model cut short.
  std::string lies = tiny_model("あ");
  lies[8] = 100;
  CHECK_FALSE(opened(lies).ok());
  base::RealFileSystem files;
  auto real = files.read(ZinniaRecogniser::kModel, 1u << 28);
  REQUIRE(real.ok());
  real->resize(real->size() / 2);
  CHECK_FALSE(opened(*real).ok());
}

TEST_CASE("cutting: one character of several parts stays one") {
  std::mt19937 random(5);
  for (const auto& [character, paths] : support::drawn_characters()) {
    CAPTURE(character);
    CHECK(shape(support::written(character, {0, 0}, 14, random)) == std::vector<int>{1});
  }
}

TEST_CASE("cutting: characters side by side are told apart, in any mixture") {
  std::mt19937 random(6);
  std::vector<std::string> pool;
  for (const auto& [character, paths] : support::drawn_characters()) pool.push_back(character);
  int right = 0;
  const int rounds = 200;
  for (int n = 0; n < rounds; ++n) {
    std::vector<std::string> words;
    for (int i = 0; i < 5; ++i) words.push_back(pool[random() % pool.size()]);
    if (shape(support::written_line(words, {-35, -10}, 10, 3, random)) == std::vector<int>{5})
      ++right;
  }
  MESSAGE("lines of five cut right: " << right << " of " << rounds);
  CHECK(right >= rounds * 80 / 100);
}

TEST_CASE("cutting: several lines are told apart, whatever order they were written in") {
  std::mt19937 random(7);
  auto ink = support::written_line(names({"三", "日", "口"}), {-30, -22}, 11, 3, random);
  for (auto& s : support::written_line(names({"二", "木"}), {-30, -7}, 11, 3, random))
    ink.push_back(s);
  for (auto& s : support::written_line(names({"川", "人", "大", "一"}), {-30, 9}, 11, 3, random))
    ink.push_back(s);
  CHECK(shape(ink) == std::vector<int>{3, 2, 4});
  std::shuffle(ink.begin(), ink.end(), random);
  CHECK(shape(ink) == std::vector<int>{3, 2, 4});
  for (const InkCharacter& c : characters_of(ink))
    CHECK(std::is_sorted(c.strokes.begin(), c.strokes.end()));
}

TEST_CASE("cutting: every stroke is in exactly one character, whatever is scribbled") {
  std::mt19937 random(8);
  std::uniform_real_distribution<double> x(-37, 37), y(-25, 25);
  for (int n = 0; n < 200; ++n) {
    std::vector<InkStroke> ink(random() % 40);
    for (InkStroke& s : ink)
      for (std::size_t i = 0; i <= random() % 4; ++i) s.points.push_back({x(random), y(random)});
    std::vector<std::size_t> seen;
    int line = 0;
    for (const InkCharacter& c : characters_of(ink)) {
      CHECK(c.line >= line);
      line = c.line;
      CHECK_FALSE(c.strokes.empty());
      seen.insert(seen.end(), c.strokes.begin(), c.strokes.end());
    }
    std::sort(seen.begin(), seen.end());
    REQUIRE(seen.size() == ink.size());
    for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == i);
  }
}
