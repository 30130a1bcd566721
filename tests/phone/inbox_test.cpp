#include "phone/inbox.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/manual_clock.h"
#include "support/memory_file_system.h"

using namespace phone;
using support::MemoryFileSystem;

namespace {

const base::Path kFile = "/evening.phones";

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  MemoryFileSystem files;

  SentCard card(const std::string& key, const std::string& text = "もっと歩ける道") {
    return {ids.next(), ids.next(), key, text, ""};
  }
  std::unique_ptr<Inbox> open() {
    auto before = read_inbox(files, kFile);
    REQUIRE(before);
    auto inbox = Inbox::open(files, kFile, {}, std::move(before).value());
    REQUIRE(inbox);
    return std::move(inbox).value();
  }
  InboxRead read() {
    auto read = read_inbox(files, kFile);
    REQUIRE(read);
    return std::move(read).value();
  }
};

std::vector<std::string> keys_of(const InboxRead& read) {
  std::vector<std::string> out;
  for (const SentCard& card : read.waiting) out.push_back(card.key);
  return out;
}

}  // namespace

TEST_CASE("inbox: a card that was taken comes again after a power cut, as it was sent") {
  Bench b;
  SentCard card = b.card("k1", "駅まで\n歩けるとよい");
  card.who = "はな";
  {
    const auto inbox = b.open();
    REQUIRE(inbox->add_all({card, b.card("k2")}));
    CHECK(inbox->knows("k1"));
    CHECK_FALSE(inbox->knows("k3"));
  }
  b.files.crash();
  const InboxRead read = b.read();
  REQUIRE(read.waiting.size() == 2);
  CHECK(read.waiting[0] == card);
  CHECK(read.keys == std::set<std::string>{"k1", "k2"});
  CHECK(read.unread == 0);
}

TEST_CASE("inbox: what the session has comes no more, but is known") {
  Bench b;
  const SentCard one = b.card("k1"), two = b.card("k2");
  {
    const auto inbox = b.open();
    REQUIRE(inbox->add_all({one, two}));
    inbox->note_taken({one.id});
  }
  CHECK(keys_of(b.read()) == std::vector<std::string>{"k2"});
  CHECK(b.open()->knows("k1"));
}

TEST_CASE("inbox: cut at every byte, each whole line counts and nothing else") {
  Bench b;
  {
    const auto inbox = b.open();
    REQUIRE(inbox->keep({"abcdefghijkm", 8123, true}));
    for (const char* key : {"k1", "k2", "k3"}) REQUIRE(inbox->add_all({b.card(key)}));
  }
  const std::string whole = *b.files.content(kFile);
  std::size_t most = 0;
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    const std::string part = whole.substr(0, cut);
    const InboxRead read = read_inbox_text(part);
    const auto lines = std::size_t(std::ranges::count(part, '\n'));
    const std::size_t cards = lines == 0 ? 0 : lines - 1;
    // A line of which only its end is missing is whole all the same.
    CHECK(read.waiting.size() >= cards);
    CHECK(read.waiting.size() <= cards + 1);
    most = std::max(most, read.waiting.size());
    // Whoever goes on from here loses nothing, and doubles nothing.
    b.files.put(kFile, part);
    REQUIRE(b.open()->add_all({b.card("new")}));
    const InboxRead after = b.read();
    CHECK(after.waiting.size() == read.waiting.size() + 1);
    CHECK(after.waiting.back().key == "new");
  }
  CHECK(most == 3);
}

TEST_CASE("inbox: a full disk takes nothing, and what is sent again then is there once") {
  Bench b;
  const auto inbox = b.open();
  REQUIRE(inbox->add_all({b.card("k1")}));
  for (std::uint64_t room = 0; room < 60; room += 7) {
    b.files.disk_full_after(b.files.bytes_in_use() + room);
    const SentCard card = b.card("full" + std::to_string(room));
    CHECK_FALSE(inbox->add_all({card, b.card("beside")}));
    CHECK_FALSE(inbox->knows(card.key));
    b.files.heal();
  }
  REQUIRE(inbox->add_all({b.card("k2")}));
  REQUIRE(inbox->add_all({b.card("beside")}));
  CHECK(keys_of(b.read()) == std::vector<std::string>{"k1", "k2", "beside"});
}

TEST_CASE("inbox: of a card written twice, as nobody knew about the first time, the last counts") {
  Bench b;
  const SentCard first = b.card("k1"), again = b.card("k1");
  {
    const auto inbox = b.open();
    REQUIRE(inbox->add_all({first}));
    REQUIRE(inbox->add_all({again}));
  }
  const InboxRead read = b.read();
  REQUIRE(read.waiting.size() == 1);
  CHECK(read.waiting[0].id == again.id);
}

TEST_CASE("inbox: whatever the disk does, a card that was taken is never lost") {
  for (std::uint64_t after = 0; after < 24; ++after) {
    Bench b;
    std::set<std::string> ticked;
    {
      b.files.fail_after(after);
      auto before = read_inbox(b.files, kFile);
      REQUIRE(before);
      auto inbox = Inbox::open(b.files, kFile, {}, std::move(before).value());
      for (int i = 0; inbox && i < 8; ++i) {
        const std::string key = "k" + std::to_string(i);
        if ((*inbox)->add_all({b.card(key)})) ticked.insert(key);
        if (i == 4) (void)(*inbox)->shorten();
      }
    }
    b.files.crash();
    b.files.heal();
    const InboxRead read = b.read();
    for (const std::string& key : ticked) CHECK(std::ranges::count(keys_of(read), key) == 1);
  }
}

TEST_CASE("inbox: shortened it keeps no words that the session has, and forgets nothing else") {
  Bench b;
  const SentCard one = b.card("k1", "ひみつのことば"), two = b.card("k2", "まだ");
  const auto inbox = b.open();
  REQUIRE(inbox->keep({"abcdefghijkm", 8123, true}));
  REQUIRE(inbox->add_all({one, two}));
  inbox->note_taken({one.id});
  REQUIRE(inbox->shorten());
  CHECK(b.files.content(kFile)->find("ひみつ") == std::string::npos);
  REQUIRE(inbox->add_all({b.card("k3")}));
  const InboxRead read = b.read();
  CHECK(keys_of(read) == std::vector<std::string>{"k2", "k3"});
  CHECK(read.keys == std::set<std::string>{"k1", "k2", "k3"});
  CHECK(read.door == DoorState{"abcdefghijkm", 8123, true});
}

TEST_CASE("inbox: lines of somebody else's are passed over and counted") {
  const InboxRead read = read_inbox_text(
      "nonsense\n[1]\n{\"card\":1}\n{\"card\":\"x\",\"key\":\"k\",\"text\":\"t\"}\n"
      "{\"card\":\"018f0000-0000-7000-8000-000000000001\",\"key\":\"k\"}\n{\"door\":5}\n"
      "{\"taken\":[1,\"x\"]}\n{\"known\":[1,\"k9\"]}\n{\"door\":{\"port\":99999,\"open\":3}}\n\n"
      "{\"card\":\"018f0000-0000-7000-8000-000000000002\",\"key\":\"k2\",\"text\":\"t\"}");
  CHECK(read.unread == 6);
  CHECK(read.waiting.size() == 1);
  CHECK(read.keys == std::set<std::string>{"k2", "k9"});
  CHECK(read.door == DoorState{});
}

TEST_CASE("inbox: no line says which phone a card came from") {
  Bench b;
  REQUIRE(b.open()->add_all({b.card("k1")}));
  CHECK(b.files.content(kFile)->find("phone") == std::string::npos);
}

TEST_CASE(
    "inbox: what is wished of the door is kept, and what an older file does not say is as usual") {
  Bench b;
  const DoorState door{"abcdefghjkmn", 8123, true, {Tongue::easy_ja, false, false, true, true}};
  REQUIRE(b.open()->keep(door));
  b.files.crash();
  CHECK(b.read().door == door);
  const auto old =
      read_inbox_text(R"({"door":{"key":"abcdefghjkmn","port":1,"open":true,"tray":3}})");
  CHECK(old.door.open);
  CHECK(old.door.wishes == Wishes());
}
