#include "storage/running_hash.h"

#include <doctest/doctest.h>

#include <random>

using namespace storage;

namespace {
const std::string kLine =
    R"({"seq":7,"at":"2026-07-05T10:31:02.120Z","step":3,"op":{"do":"add","text":"夜道が暗い"})";
}

TEST_CASE("running hash: a line states what it is, and where it stands") {
  Hash hash = 5;
  const std::string line = with_hash(kLine, hash);
  CHECK(stated_hash(line) == hash);
  CHECK(hash_after(line, 5) == hash);
  CHECK(hash_after(line, 6) != hash);
  CHECK(line.substr(0, kLine.size()) == kLine);
  CHECK(parse_hash(hash_text(hash)) == hash);
  CHECK(hash_text(1) == "0000000000000001");
  for (const char* bad : {"", "1", "000000000000000g", "000000000000000A", "0x00000000000001",
                          "00000000000000011", "-000000000000001"})
    CHECK_FALSE(parse_hash(bad).has_value());
  CHECK_FALSE(stated_hash(kLine).has_value());
  CHECK_FALSE(stated_hash("").has_value());
}

TEST_CASE("running hash: any one byte that was changed, lost or added is put right") {
  Hash hash = 5;
  const std::string line = with_hash(kLine, hash);
  std::mt19937 random(3);
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (int n = 0; n < 4; ++n) {
      std::string changed = line;
      while (changed[i] == line[i]) changed[i] = char(random());
      CHECK(mended(changed, 5) == line);
      std::string added = line;
      added.insert(i, 1, char(random()));
      CHECK(mended(added, 5) == line);
    }
    std::string lost = line;
    lost.erase(i, 1);
    CHECK(mended(lost, 5) == line);
  }
}

TEST_CASE("running hash: what was hurt in more places, or stands elsewhere, is not guessed at") {
  Hash hash = 5;
  const std::string line = with_hash(kLine, hash);
  std::mt19937 random(4);
  for (int n = 0; n < 500; ++n) {
    std::string changed = line;
    std::size_t a = random() % line.size(), b = random() % line.size();
    while (b == a) b = random() % line.size();
    changed[a] = char(changed[a] ^ 1);
    changed[b] = char(changed[b] ^ 2);
    CHECK_FALSE(mended(changed, 5).has_value());
  }
  CHECK_FALSE(mended(line, text_hash("another branch")).has_value());
  CHECK_FALSE(mended(kLine, 5).has_value());
  CHECK_FALSE(mended("", 5).has_value());
  CHECK_FALSE(mended("}", 5).has_value());
}
