#include "hall/room_key.h"

#include <doctest/doctest.h>

#include <set>

#include "hall/room_words_file.h"
#include "hall/hall_things.h"

using namespace hall;
using hall_things::words;

TEST_CASE("room key: the same words give the same key, others another, and no key tells of another use") {
  const RoomWords one{1, 2, 3, 4, 5, 6}, other{1, 2, 3, 4, 6, 5};
  const auto a = RoomKey::from_words(words(), one), again = RoomKey::from_words(words(), one),
             b = RoomKey::from_words(words(), other);
  REQUIRE(a.ok());
  REQUIRE(again.ok());
  REQUIRE(b.ok());
  CHECK(*a == *again);
  CHECK_FALSE(*a == *b);
  CHECK(a->beacon_key() != b->beacon_key());
  CHECK(a->join_password() != b->join_password());
  CHECK(a->join_password().size() == 43);
  CHECK(a->join_password().find_first_not_of(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
}

TEST_CASE("room key: it is kept as hexadecimal digits and comes back") {
  const auto key = RoomKey::from_hex(std::string(62, 'a') + "09");
  REQUIRE(key);
  CHECK(key->hex() == std::string(62, 'a') + "09");
  CHECK_FALSE(RoomKey::from_hex(""));
  CHECK_FALSE(RoomKey::from_hex(std::string(63, 'a')));
  CHECK_FALSE(RoomKey::from_hex(std::string(64, 'g')));
  CHECK_FALSE(RoomKey::from_hex(std::string(64, 'A')));
}

TEST_CASE("room key: HMAC-SHA256 as RFC 4231 has it") {
  Mac key{};
  for (int i = 0; i < 20; ++i) key[std::size_t(i)] = 0x0b;  // the rest is padding either way
  const Mac mac = mac_of(key, "Hi There");
  CHECK(hex_of({reinterpret_cast<const char*>(mac.data()), mac.size()}) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(same_mac(mac, mac));
  CHECK_FALSE(same_mac(mac, key));
}

TEST_CASE("room key: words are drawn from the whole list") {
  std::set<std::uint16_t> seen;
  for (int i = 0; i < 200; ++i) {
    const auto drawn = draw_room_words();
    REQUIRE(drawn.ok());
    for (const auto word : *drawn) {
      CHECK(word < kWords);
      seen.insert(word);
    }
  }
  CHECK(seen.size() > 600);  // 908 are expected of 1,200 draws
  CHECK(*seen.rbegin() > 1900);
  CHECK(*seen.begin() < 150);
}

TEST_CASE("room words: they stay from one evening to the next until new ones are drawn") {
  hall_things::MemoryPrivateFiles files;
  const auto first = kept_room_words(files, "hall/words", words());
  REQUIRE(first.ok());
  CHECK(*kept_room_words(files, "hall/words", words()) == *first);
  const auto second = new_room_words(files, "hall/words", words());
  REQUIRE(second.ok());
  CHECK_FALSE(*second == *first);
  CHECK(*kept_room_words(files, "hall/words", words()) == *second);
}

TEST_CASE("room words: a damaged file is said and left as it is; a full disk gives no words that nobody keeps") {
  hall_things::MemoryPrivateFiles files;
  files.content["hall/words"] = "ねこ";
  const auto read = kept_room_words(files, "hall/words", words());
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == base::ErrorCode::format);
  CHECK(files.content["hall/words"] == "ねこ");
  files.fails = true;
  CHECK_FALSE(new_room_words(files, "hall/words", words()).ok());
}
