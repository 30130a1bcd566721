// The hall's hub as it is in the hall: a real nats-server, what comes through it, what it refuses, and how it ends. All
// on 127.0.0.1.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>

#include "hall/lines.h"
#include "hall/reader.h"
#include "hall/sender.h"
#include "hall/subjects.h"
#include "support/real_hub.h"

using hall::Link;
using hall::SenderState;
using support::header;
using support::op;
using support::ops;
using support::RealHub;
using support::session_id;
using support::wait_until;

namespace {

const base::RealClock kClock;

std::unique_ptr<Link> link_to(const hall::LinkOptions& options) {
  auto link = Link::open(options);
  REQUIRE(link);
  REQUIRE(wait_until(5, [&] { return (*link)->state().kind == hall::LinkState::Kind::connected; }));
  return std::move(*link);
}

/// A table with a journal that the test writes.
struct Table {
  std::unique_ptr<Link> link;
  hall::Sender sender;
  std::shared_ptr<hall::Outgoing> lines;

  Table(const RealHub& hub, int slot)
      : link(link_to(hub.link_of(slot))),
        sender(link->sending(), kClock, slot),
        lines(sender.carry(session_id(slot))) {}
  bool is(SenderState::Kind kind, double seconds = 10) {
    return wait_until(seconds, [&] { return sender.state().kind == kind; });
  }
};

class Room final : public hall::LineTaker {
 public:
  explicit Room(const hall::LinkOptions& options)
      : link_(link_to(options)),
        reader_(std::make_unique<hall::Reader>(link_->reading(), kClock,
                                               std::vector<hall::LineTaker*>{this})) {}
  void take(const hall::ReadLines& lines) override {
    const std::scoped_lock guard(mutex_);
    std::string& text = texts_[lines.from.slot];
    if (lines.begins) text.clear();
    text += lines.text;
  }
  void say(const hall::OpSubject&, hall::ReadTrouble) override {}
  std::string text(int slot) {
    const std::scoped_lock guard(mutex_);
    return texts_[slot];
  }
  bool has(int slot, const std::string& journal, double seconds = 10) {
    return wait_until(seconds, [&] { return text(slot) == journal; });
  }

 private:
  std::mutex mutex_;
  std::map<int, std::string> texts_;
  std::unique_ptr<Link> link_;
  std::unique_ptr<hall::Reader> reader_;
};

/// Takes all the room there is.
void fill(const base::Path& path) {
  base::RealFileSystem files;
  auto file = files.create(path);
  REQUIRE(file);
  for (std::size_t size : {1u << 20, 4096u})
    while ((*file)->append(std::string(size, 'x'))) {
    }
}

}  // namespace

TEST_CASE("hub: what tables write is read in the room, and again by one who comes late") {
  RealHub hub;
  REQUIRE(hub.serves());
  Table one(hub, 1), two(hub, 2);
  Room room(hub.keeper().screen_link());
  one.lines->begin(header() + ops(1, 500));
  two.lines->begin(header());
  for (std::uint64_t n = 1; n <= 50; ++n) two.lines->add(op(n));
  CHECK(room.has(1, header() + ops(1, 500)));
  CHECK(room.has(2, header() + ops(1, 50)));
  Room late(hub.keeper().screen_link());
  CHECK(late.has(1, header() + ops(1, 500)));
  CHECK(late.has(2, header() + ops(1, 50)));
  CHECK(one.is(SenderState::Kind::level));
}

TEST_CASE("hub: killed, frozen and wiped, it has everything again in seconds") {
  RealHub hub;
  REQUIRE(hub.serves());
  Table table(hub, 7);
  Room room(hub.keeper().screen_link());
  table.lines->begin(header() + ops(1, 100));
  REQUIRE(room.has(7, header() + ops(1, 100)));
  SUBCASE("killed") {
    const int before = hub.keeper().server_pid();
    ::kill(before, SIGKILL);
    table.lines->add(ops(101, 110));
    CHECK(room.has(7, header() + ops(1, 110)));
    CHECK(hub.keeper().server_pid() != before);
  }
  SUBCASE("frozen") {
    ::kill(hub.keeper().server_pid(), SIGSTOP);
    table.lines->add(ops(101, 110));
    CHECK(room.has(7, header() + ops(1, 110), 20));
    CHECK(hub.keeper().state().kills == 1);
  }
  SUBCASE("wiped") {
    hub.wipe_and_open();
    table.lines->add(ops(101, 110));
    CHECK(room.has(7, header() + ops(1, 110), 15));
    Room late(hub.keeper().screen_link());
    CHECK(late.has(7, header() + ops(1, 110)));
  }
}

TEST_CASE("hub: the server ends with its keeper") {
  RealHub hub;
  REQUIRE(hub.serves());
  const int pid = hub.keeper().server_pid();
  hub.close();
  CHECK(::kill(pid, 0) != 0);
}

TEST_CASE("hub: a port that is taken is said") {
  RealHub hub;
  REQUIRE(hub.serves());
  support::TemporaryFolder folder;
  support::PlainPrivateFiles files;
  hall::KeeperOptions options = hub.options();
  options.hub.folder = folder.path();
  options.hub.hall_password = "other";
  auto second = hall::Keeper::open(files, kClock, options);
  REQUIRE(second);
  CHECK(wait_until(10, [&] {
    return (*second)->state().why.english().find("address already in use") != std::string::npos;
  }));
}

TEST_CASE("hub: without its program on this machine the package is named") {
  RealHub hub;
  hall::KeeperOptions options = hub.options();
  options.server = "no-such-nats-server";
  support::PlainPrivateFiles files;
  const auto keeper = hall::Keeper::open(files, kClock, options);
  REQUIRE_FALSE(keeper);
  CHECK(keeper.error().text().find("nats-server") != std::string::npos);
}

TEST_CASE("hub: a wrong password is refused, and said; with the right one it goes on") {
  RealHub hub;
  REQUIRE(hub.serves());
  hall::LinkOptions options = hub.link_of(3);
  options.password = "wrong";
  auto link = Link::open(options);
  REQUIRE(link);
  CHECK(wait_until(10, [&] { return (*link)->state().kind == hall::LinkState::Kind::refused; }));
  CHECK_FALSE((*link)->tell("hall.see.3", "{}"));
  auto places = hub.options().hub.places;
  places[2].password = "wrong";
  REQUIRE(hub.keeper().set_places(places));
  CHECK(wait_until(10, [&] { return (*link)->state().kind == hall::LinkState::Kind::connected; }));
}

TEST_CASE("hub: a place that gets another password is cut off at once, its neighbours go on") {
  RealHub hub;
  REQUIRE(hub.serves());
  Table out(hub, 3), stays(hub, 4);
  out.lines->begin(header());
  stays.lines->begin(header());
  REQUIRE(out.is(SenderState::Kind::level));
  REQUIRE(stays.is(SenderState::Kind::level));
  auto places = hub.options().hub.places;
  places[2].password = hall::random_password();
  REQUIRE(hub.keeper().set_places(places));
  CHECK(wait_until(10, [&] { return out.link->state().kind == hall::LinkState::Kind::refused; }));
  out.lines->add(op(1));
  stays.lines->add(op(1));
  CHECK(stays.is(SenderState::Kind::level));
  CHECK(out.is(SenderState::Kind::asking));
}

TEST_CASE("hub: a table writes and hears nothing that is another's") {
  RealHub hub;
  REQUIRE(hub.serves());
  auto wild = link_to(hub.link_of(3));
  const auto overheard =
      wild->listen({"hall.to.4", "hall.see.>", "hall.op.>", "_INBOX.>", "_INBOX.t04.>", ">"});
  Table other(hub, 4);
  other.lines->begin(header() + op(1));
  REQUIRE(other.is(SenderState::Kind::level));
  auto sending = wild->sending();
  CHECK_FALSE(sending->publish(hall::op_subject(4, session_id(4)), op(2), 1));
  CHECK_FALSE(sending->newest(hall::op_subject(4, session_id(4))));
  CHECK_FALSE(wild->ask("$JS.API.STREAM.DELETE.HALL", "", 1));
  CHECK_FALSE(wild->ask("$JS.API.STREAM.PURGE.HALL", "", 1));
  CHECK_FALSE(wild->reading()->stream());
  auto hall = link_to(hub.keeper().hall_link());
  REQUIRE(hall->tell("hall.to.4", "{}"));
  if (overheard) CHECK_FALSE((*overheard)->take(0.5));
  other.lines->add(op(2));
  CHECK(other.is(SenderState::Kind::level));
  CHECK(other.sender.state().asked == 1);  // nobody wrote in between
}

TEST_CASE(
    "hub: a table sends at its own subject and hears its own news, and where it may not the rest "
    "goes on") {
  RealHub hub;
  REQUIRE(hub.serves());
  auto table = link_to(hub.link_of(3)), hall = link_to(hub.keeper().hall_link());
  auto sent = hall->listen({hall::kAllSent});
  REQUIRE(sent);
  // Subjects of others, as those of a newer program would be to an older hall.
  auto heard = table->listen({hall::news_subject(4), "hall.newer.3", hall::news_subject(3)});
  REQUIRE(heard);
  REQUIRE(wait_until(5, [&] {
    (void)hall->tell(hall::news_subject(4), "another's");
    (void)hall->tell(hall::news_subject(3), "its own");
    const auto letter = (*heard)->take(0.2);
    return letter && letter->body == "its own";
  }));
  (void)table->tell(hall::send_subject(4), "as another");
  REQUIRE(table->tell(hall::send_subject(3), "island"));
  const auto letter = (*sent)->take(5);
  REQUIRE(letter);
  CHECK(letter->body == "island");
  CHECK(hall::read_send_subject(letter->subject) == 3);
  CHECK(table->state().kind == hall::LinkState::Kind::connected);
  while (const auto more = (*heard)->take(0.5)) CHECK(more->body == "its own");
}

TEST_CASE("hub: the screen reads, and cannot write") {
  RealHub hub;
  REQUIRE(hub.serves());
  auto screen = link_to(hub.keeper().screen_link());
  CHECK(screen->reading()->stream());
  CHECK_FALSE(screen->sending()->publish(hall::op_subject(1, session_id(1)), header(), 0));
  CHECK_FALSE(screen->ask("$JS.API.STREAM.DELETE.HALL", "", 1));
}

TEST_CASE("hub: a message that is too large is refused, and the next one taken") {
  RealHub hub;
  REQUIRE(hub.serves());
  auto link = link_to(hub.link_of(3));
  auto sending = link->sending();
  const auto refused =
      sending->publish(hall::op_subject(3, session_id(3)), std::string(9u << 20, 'a'), 0);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::ErrorCode::too_large);
  CHECK(sending->publish(hall::op_subject(3, session_id(3)), std::string(hall::kMostLineBytes, 'a'),
                         0));
}

TEST_CASE("hub: a table that floods is stopped at its limit, others are not") {
  hall::StreamLimits limits;
  limits.most_messages_per_table = 50;
  RealHub hub(limits);
  REQUIRE(hub.serves());
  auto wild = link_to(hub.link_of(3));
  const std::string subject = hall::op_subject(3, session_id(3));
  for (int n = 0; n < 2000; ++n) (void)wild->tell(subject, "flood");
  const auto newest = [&] {
    const auto there = wild->sending()->newest(subject);
    return there && *there ? (*there)->at : 0;
  };
  REQUIRE(wait_until(10, [&] { return newest() == 50; }));
  const auto more = wild->sending()->publish(subject, "more", 50);
  REQUIRE_FALSE(more);
  CHECK(more.error().code == base::ErrorCode::no_space);
  Table other(hub, 4);
  other.lines->begin(header() + op(1));
  CHECK(other.is(SenderState::Kind::level));
}

TEST_CASE("hub: a stream that is full is said by the table, which works on") {
  hall::StreamLimits limits;
  limits.most_bytes = 256u << 10;
  RealHub hub(limits);
  REQUIRE(hub.serves());
  Table table(hub, 3);
  Room room(hub.keeper().screen_link());
  table.lines->begin(header() + ops(1, 200));
  REQUIRE(room.has(3, header() + ops(1, 200)));
  table.lines->add(ops(201, 5000));
  CHECK(table.is(SenderState::Kind::full));
  CHECK(wait_until(5, [&] { return room.text(3).size() > 50'000; }));
  const std::string journal = header() + ops(1, 5000);
  CHECK(journal.starts_with(room.text(3)));
}

TEST_CASE("hub: on a disk that is full it hangs, and has everything once there is room") {
  support::TemporaryFolder folder;
  const base::Path disk = folder.path() / "disk";
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=40m") != 0) {
    MESSAGE("SKIPPED: a small disk cannot be mounted here: it needs root");
    return;
  }
  {
    RealHub hub({}, disk / "hub");
    REQUIRE(hub.serves());
    Table table(hub, 3);
    table.lines->begin(header());
    REQUIRE(table.is(SenderState::Kind::level));
    fill(disk / "somebody-elses");
    std::string journal = header();
    const std::string text(20'000, 'a');
    for (std::uint64_t n = 1; n <= 300; ++n)
      journal += "{\"seq\":" + std::to_string(n) + ",\"at\":\"x\",\"step\":1,\"op\":{\"text\":\"" +
                 text + "\"},\"hash\":\"" + support::hash_of("a", n) + "\"}\n";
    table.lines->begin(journal);
    CHECK(wait_until(15, [&] {
      const auto kind = table.sender.state().kind;
      return kind == SenderState::Kind::full || kind == SenderState::Kind::asking;
    }));
    support::pause_s(8);  // in which the keeper finds that the hub hangs
    CHECK(table.sender.state().have < 300);
    std::filesystem::remove(disk / "somebody-elses");
    CHECK(table.is(SenderState::Kind::level, 40));
    MESSAGE("the hub was killed " << hub.keeper().state().kills << " times");
    Room room(hub.keeper().screen_link());
    CHECK(room.has(3, journal));
  }
  ::umount2(disk.c_str(), MNT_DETACH);
}

TEST_CASE("hub: a request reaches its table, whose answer reaches the hall") {
  RealHub hub;
  REQUIRE(hub.serves());
  auto hall = link_to(hub.keeper().hall_link());
  auto table = link_to(hub.link_of(7));
  const auto mail = table->listen({"hall.to.7", hall::kToAll});
  REQUIRE(mail);
  std::string said;
  std::thread answers([&] {
    for (int n = 0; n < 2; ++n)
      if (const auto letter = (*mail)->take(5)) {
        said += letter->body;
        (void)table->tell(letter->reply, "kept " + letter->body);
      }
  });
  // Once the hub knows of the subscription.
  (void)wait_until(5, [&] {
    const auto answer = hall->ask("hall.to.7", "one", 1);
    return answer && *answer == "kept one";
  });
  const auto answer = hall->ask(hall::kToAll, "all", 2);
  answers.join();
  REQUIRE(answer);
  CHECK(*answer == "kept all");
  CHECK(said == "oneall");
  const auto nobody = hall->ask("hall.to.8", "x", 2);
  CHECK_FALSE(nobody);
}

TEST_CASE("hub: presence is heard in the hall, also after the hub was started again") {
  RealHub hub;
  REQUIRE(hub.serves());
  auto hall = link_to(hub.keeper().hall_link());
  auto table = link_to(hub.link_of(7));
  const auto heard = hall->listen({hall::kAllSeen});
  REQUIRE(heard);
  const auto comes = [&] {
    return wait_until(10, [&] {
      (void)table->tell(hall::see_subject(7), "here");
      return (*heard)->take(0.1).has_value();
    });
  };
  CHECK(comes());
  ::kill(hub.keeper().server_pid(), SIGKILL);
  while ((*heard)->take(0.2)) {
  }
  CHECK(comes());
}
