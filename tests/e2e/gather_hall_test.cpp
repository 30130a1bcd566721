// Sessions of a stick sent into a hall by the real program: the whole hall but its screen stands on this machine.
#include <doctest/doctest.h>

#include <fstream>

#include "commands/hall_hub.h"
#include "commands/hall_sending.h"
#include "ops/op.h"
#include "storage/gather.h"
#include "storage/live_session.h"
#include "storage/side_files.h"
#include "support/real_hall.h"

using base::Path;
using support::made;
using support::shipped_words;
using support::wait_until;

namespace {

constexpr hall::RoomWords kOurs{12, 345, 678, 901, 1234, 2000};
constexpr hall::RoomWords kOthers{13, 345, 678, 901, 1234, 2000};

std::string text_of(const Path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Evening {
  base::RealFileSystem files;
  base::RealClock clock;
  base::IdSource ids{clock, 7};
  support::TemporaryFolder town{"kurumaza-town-"}, stick{"kurumaza-stick-"}, home{"kurumaza-home-"};
  const std::uint16_t port = support::free_port();
  std::unique_ptr<commands::HallHub> hub;

  Evening() { open(); }
  void open() {
    commands::HallOptions options;
    options.folder = town.path();
    options.word_list = KURUMAZA_WORDS;
    options.name = "市役所";
    options.words = hall::kana_of(shipped_words(), kOurs);
    options.loopback_only = true;
    options.hub_port = port;
    options.beacon_port = std::uint16_t(port + 1);
    hub = made(commands::HallHub::open(files, clock, options, {}));
    REQUIRE(wait_until(20, [&] { return hub->keeper().kind == hall::KeeperState::Kind::serving; }));
  }
  Path put(const std::string& name, int cards) {
    const Path path = stick.path() / name;
    storage::NewSession wishes;
    wishes.title = name;
    wishes.questions = {"何が要りますか"};
    auto live = made(storage::LiveSession::create(
        files, clock, path, storage::make_session(wishes, ids, clock.wall())));
    write(*live, cards);
    REQUIRE(live->close().ok());
    return path;
  }
  void go_on(const Path& path, int cards) {
    auto live = made(storage::LiveSession::open(files, clock, ids, path));
    write(*live, cards);
    REQUIRE(live->close().ok());
  }
  void write(storage::LiveSession& live, int cards) {
    for (int n = 0; n < cards; ++n) {
      model::Card card;
      card.id = ids.next();
      card.text = "川べりの道";
      REQUIRE(live.doc()
                  .apply_all({ops::Add<model::Card>{live.session().boards.begin()->first, card}})
                  .ok());
    }
  }
  struct Ran {
    int code;
    std::string said;
  };
  /// The real program, its words by the standard input.
  Ran gather(const hall::RoomWords& words) {
    const Path typed = home.path() / "words";
    std::ofstream(typed) << hall::kana_of(shipped_words(), words) << "\n";
    support::ProcessOptions how;
    how.program = "/bin/sh";
    how.args = {"-c",
                "exec \"$0\" gather \"$1\" --hall --hall-loopback \"$2\" < \"$3\"",
                KURUMAZA_PROGRAM,
                stick.path().string(),
                std::to_string(port + 1),
                typed.string()};
    how.environment = {{"HOME", home.path().string()},
                       {"XDG_CONFIG_HOME", home.path().string()},
                       {"LANG", "C.UTF-8"},
                       {"LC_ALL", "C.UTF-8"}};
    how.output = home.path() / "said";
    auto child = made(support::ChildProcess::start(how));
    const auto code = child.wait(60);
    return {code.value_or(-1), child.output()};
  }
  commands::HallSendingWishes wishes(const hall::RoomWords& words) const {
    commands::HallSendingWishes out{support::shipped_words()};
    out.words = words;
    out.known_file = home.path() / "known";
    out.name = "stick";
    out.udp = {std::uint16_t(port + 1), true};
    out.patience_s = 8;
    return out;
  }
  /// The journal that the hall keeps of that session.
  std::string kept(const Path& session) const {
    base::RealFileSystem real;
    const std::string id = made(storage::read_branch(real, session)).id.str();
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(hub->collection(), none))
      if (entry.path().extension() == ".journal" &&
          entry.path().filename().string().find(id) != std::string::npos)
        return text_of(entry.path());
    return {};
  }
  void check_kept(const Path& session) {
    const std::string wanted = text_of(storage::journal_path(session));
    REQUIRE_FALSE(wanted.empty());
    CHECK(wait_until(10, [&] {
      (void)hub->follow();
      return kept(session) == wanted;
    }));
  }
};

bool says(const Evening::Ran& ran, const std::string& what) {
  return ran.said.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("gather into a hall: what venues kept comes there byte for byte, and once") {
  Evening e;
  const Path a = e.put("a.json", 3), b = e.put("b.json", 40);
  auto ran = e.gather(kOurs);
  CHECK_MESSAGE(ran.code == 0, ran.said);
  CHECK_MESSAGE(says(ran, "2 new, 0 longer"), ran.said);
  e.check_kept(a);
  e.check_kept(b);

  ran = e.gather(kOurs);
  CHECK_MESSAGE(says(ran, "0 new, 0 longer than before, 2 there already"), ran.said);

  const std::string before = text_of(storage::journal_path(a));
  e.go_on(a, 2);
  ran = e.gather(kOurs);
  CHECK_MESSAGE(says(ran, "0 new, 1 longer than before, 1 there already"), ran.said);
  e.check_kept(a);

  // A stick that knows less of it takes nothing away.
  const std::string longer = text_of(storage::journal_path(a));
  std::ofstream(storage::journal_path(a), std::ios::binary) << before;
  ran = e.gather(kOurs);
  CHECK_MESSAGE(says(ran, "1 that went another way"), ran.said);
  CHECK_MESSAGE(says(ran, "a.json"), ran.said);
  CHECK(e.kept(a) == longer);

  // The hub is a copy: a hall that is begun anew has what it kept, and takes what is new.
  std::ofstream(storage::journal_path(a), std::ios::binary) << longer;
  e.hub.reset();
  e.open();
  e.go_on(b, 1);
  ran = e.gather(kOurs);
  CHECK_MESSAGE(ran.code == 0, ran.said);
  e.check_kept(a);
  e.check_kept(b);
}

TEST_CASE("gather into a hall: what cannot go there is named, the rest goes") {
  Evening e;
  const Path a = e.put("a.json", 1), bare = e.put("bare.json", 1);
  std::filesystem::remove(storage::journal_path(bare));
  std::ofstream(e.stick.path() / "list.json") << "[1, 2]";
  const auto ran = e.gather(kOurs);
  CHECK(ran.code == 1);
  CHECK_MESSAGE(says(ran, "1 new"), ran.said);
  CHECK_MESSAGE(says(ran, "1 left out"), ran.said);
  CHECK_MESSAGE(says(ran, "bare.json"), ran.said);
  CHECK_MESSAGE(says(ran, "1 other JSON files are no sessions"), ran.said);
  e.check_kept(a);
}

TEST_CASE("gather into a hall: words that are no hall's, and none that are words") {
  Evening e;
  (void)e.put("a.json", 1);
  const auto found = commands::gather_to_hall(e.files, e.clock, e.stick.path(), e.wishes(kOthers),
                                              {}, base::Messages());
  REQUIRE_FALSE(found);
  CHECK(found.error().text().find("not its words") != std::string::npos);
  std::ofstream(e.home.path() / "words") << "x y z\n";
  support::ProcessOptions how;
  how.program = "/bin/sh";
  how.args = {"-c", "exec \"$0\" gather \"$1\" --hall < \"$2\"", KURUMAZA_PROGRAM,
              e.stick.path().string(), (e.home.path() / "words").string()};
  how.environment = {{"HOME", e.home.path().string()}, {"LC_ALL", "C.UTF-8"}};
  how.output = e.home.path() / "said";
  auto child = made(support::ChildProcess::start(how));
  CHECK(child.wait(20) == 1);
  CHECK(child.output().find("kurumaza: ") != std::string::npos);
}

TEST_CASE("gather into a hall: one that goes away is said, what came there stays") {
  Evening e;
  const Path a = e.put("a.json", 2), b = e.put("b.json", 2);
  auto sending = made(commands::HallSending::open(e.clock, e.wishes(kOurs)));
  const auto first = sending->send(made(storage::read_branch(e.files, a)), "a");
  REQUIRE(first);
  CHECK(*first == commands::HallSending::Became::added);
  e.check_kept(a);
  e.hub.reset();
  const auto second = sending->send(made(storage::read_branch(e.files, b)), "b");
  REQUIRE_FALSE(second);
  CHECK(second.error().code == base::ErrorCode::unavailable);
  e.open();
  e.check_kept(a);
}
