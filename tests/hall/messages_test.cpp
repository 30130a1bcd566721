#include <doctest/doctest.h>

#include <algorithm>

#include "hall/lines.h"
#include "hall/request_box.h"
#include "support/memory_file_system.h"

using hall::Presence;
using hall::Presences;
using hall::Request;
using hall::RequestAnswer;
using hall::RequestBox;
using support::session_id;

namespace {

const base::Path kBox = "/state/requests";

Request say(int n, std::string text = "こんにちは") {
  return {session_id(n), 1783247400000, hall::Say{std::move(text)}};
}

template <class T>
const T& wish_of(const base::Result<Request>& request) {
  REQUIRE(request);
  return std::get<T>(request->wish);
}

}  // namespace

TEST_CASE("presence: what a table says of itself comes through") {
  Presence p;
  p.table = "三班";
  p.session = session_id(3);
  p.title = "駅前\"広場\"";
  p.step = 4;
  p.seq = 1234;
  p.disk = Presence::Disk::failing;
  p.forked = true;
  p.presents = hall::OnStage{.shows = hall::OnStage::Shows::island,
                             .board = session_id(4),
                             .island = session_id(5),
                             .next = session_id(6),
                             .card = session_id(7),
                             .sheet = 2,
                             .stop = 3,
                             .stops = 12,
                             .captions = false,
                             .wide = 1.6,
                             .letters = 1.25};
  p.outcomes = {{session_id(9), hall::RequestOutcome::What::declined}};
  const auto read = hall::read_presence(text_of(p));
  REQUIRE(read);
  CHECK(*read == p);
  CHECK(*hall::read_presence(text_of(Presence{})) == Presence{});
}

TEST_CASE("presence: what is none is refused, what is odd in one is left out") {
  for (const char* bad : {"", "[]", "{", "{}", "{\"hall\":0}", "{\"hall\":\"1\"}", "null"})
    CHECK_MESSAGE(!hall::read_presence(bad), bad);
  CHECK(hall::read_presence("{\"hall\":2}").error().code == base::ErrorCode::version);
  CHECK(hall::read_presence(std::string(20'000, ' ')).error().code == base::ErrorCode::too_large);
  CHECK_FALSE(hall::read_presence(std::string(10'000, '[')));
  const auto odd = hall::read_presence(
      R"({"hall":1,"table":7,"session":"x","step":-3,"seq":1.5,"disk":"?","outcomes":[1,{}]})");
  REQUIRE(odd);
  CHECK(*odd == Presence{});
}

TEST_CASE(
    "presence: a stage that can't be understood is the whole map, its figures are held in bounds") {
  const auto stage = [](const std::string& says) {
    const auto read = hall::read_presence("{\"hall\":1,\"presents\":true" + says + "}");
    REQUIRE(read);
    REQUIRE(read->presents);
    return *read->presents;
  };
  for (const char* odd : {"", ",\"stage\":7", ",\"stage\":{}", ",\"stage\":{\"shows\":\"film\"}",
                          ",\"stage\":{\"shows\":[]}"})
    CHECK_MESSAGE(stage(odd) == hall::OnStage{}, odd);
  const auto wild = stage(
      R"(,"stage":{"shows":"dark","board":"x","sheet":1e300,"stop":99999999999,"stops":-1,"wide":0,"letters":1e9})");
  CHECK(wild.shows == hall::OnStage::Shows::dark);
  CHECK(wild.board.nil());
  CHECK(wild.sheet >= 0);
  CHECK(wild.stops == 1);
  CHECK(wild.stop == 0);
  CHECK(wild.wide == hall::OnStage{}.wide);
  CHECK(wild.letters == 1);
  CHECK_FALSE(hall::read_presence(R"({"hall":1,"stage":{"shows":"dark"}})")->presents);
}

TEST_CASE("presence: a long name is cut between characters") {
  Presence p;
  for (int n = 0; n < 100; ++n) p.table += "あ";
  const auto read = hall::read_presence(text_of(p));
  REQUIRE(read);
  CHECK(read->table.size() == 198);
}

TEST_CASE(
    "presences: who has not been heard for a while is away; one session at two tables is seen") {
  Presences all;
  Presence p;
  p.session = session_id(1);
  CHECK(all.hear("hall.see.3", text_of(p), 10));
  CHECK(all.hear("hall.see.5", text_of(p), 12));
  CHECK_FALSE(all.hear("hall.see.x", text_of(p), 12));
  CHECK_FALSE(all.hear("hall.see.4", "x", 12));
  CHECK_FALSE(all.is_away(3, 20));
  CHECK(all.is_away(3, 23));
  CHECK(all.is_away(4, 12));
  CHECK(all.also_at(3, 20) == std::vector{5});
  CHECK(all.also_at(5, 23).empty());
}

TEST_CASE("requests: each comes through") {
  const auto again = [](hall::Wish wish) {
    return hall::read_request(text_of(Request{session_id(1), 0, std::move(wish)}));
  };
  CHECK(wish_of<hall::NextStep>(again(hall::NextStep{3})).step == 3);
  CHECK(wish_of<hall::AskQuestion>(again(hall::AskQuestion{"何?"})).text == "何?");
  CHECK(wish_of<hall::Say>(again(hall::Say{"あと五分"})).text == "あと五分");
  const auto card = again(hall::CardFromAfar{"花", "二班", session_id(2), session_id(4)});
  CHECK(wish_of<hall::CardFromAfar>(card).origin == "二班");
  CHECK(wish_of<hall::CardFromAfar>(card).origin_card == session_id(4));
  CHECK(wish_of<hall::GiveTime>(again(hall::GiveTime{90, "話し合い"})).seconds == 90);
  CHECK(wish_of<hall::AlsoOpenAt>(again(hall::AlsoOpenAt{session_id(2), "四班"})).other_table ==
        "四班");
  model::Card added;
  added.id = session_id(5);
  added.text = "木";
  const auto island = again(hall::IslandFromAfar{
      "緑", "一班", session_id(2), {ops::Add<model::Card>{session_id(6), added}}});
  const auto& ops = wish_of<hall::IslandFromAfar>(island).ops;
  REQUIRE(ops.size() == 1);
  CHECK(std::get<ops::Add<model::Card>>(ops[0]).item.text == "木");
}

TEST_CASE("requests: what is none is refused") {
  const std::string id = "\"id\":\"" + session_id(1).str() + "\"";
  for (const std::string& bad : std::vector<std::string>{
           std::string(), std::string("{}"), "{\"hall\":1}", "{\"hall\":1," + id + "}",
           "{\"hall\":1," + id + ",\"ask\":\"step\"}", "{\"hall\":1," + id + ",\"ask\":\"say\"}",
           "{\"hall\":1," + id + ",\"ask\":\"step\",\"step\":-1}",
           "{\"hall\":1," + id + ",\"ask\":\"time\",\"seconds\":1e99}",
           "{\"hall\":1," + id + ",\"ask\":\"island\",\"ops\":[{}]}",
           "{\"hall\":1,\"id\":\"x\",\"ask\":\"say\",\"text\":\"y\"}"})
    CHECK_MESSAGE(!hall::read_request(bad), bad);
  CHECK_FALSE(hall::read_request(text_of(say(1, std::string(3000, 'a')))));
  CHECK(hall::read_request("{\"hall\":1," + id + ",\"ask\":\"dance\"}").error().code ==
        base::ErrorCode::version);
}

TEST_CASE("requests: an answer is that of the question") {
  const std::string kept = text_of(RequestAnswer::kept, session_id(1));
  CHECK(*hall::read_request_answer(kept, session_id(1)) == RequestAnswer::kept);
  CHECK_FALSE(hall::read_request_answer(kept, session_id(2)));
  CHECK_FALSE(hall::read_request_answer("{\"answer\":\"perhaps\"}", session_id(1)));
}

TEST_CASE("request box: `kept` is said once it is on the disk, and then no power cut takes it") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/state"));
  auto box = RequestBox::open(files, kBox);
  REQUIRE(box);
  CHECK(box->take(text_of(say(1))).what == RequestAnswer::kept);
  files.fail_after(0);
  CHECK(box->take(text_of(say(2))).what == RequestAnswer::trouble);
  CHECK(box->waiting().size() == 1);
  files.heal();
  files.crash();
  const auto again = RequestBox::open(files, kBox);
  REQUIRE(again);
  REQUIRE(again->waiting().size() == 1);
  CHECK(again->waiting().front().id == session_id(1));
}

TEST_CASE("request box: the same request twice is one, also after it was dealt with") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/state"));
  auto box = RequestBox::open(files, kBox);
  REQUIRE(box);
  CHECK(box->take(text_of(say(1))).what == RequestAnswer::kept);
  CHECK(box->take(text_of(say(1))).what == RequestAnswer::kept);
  CHECK(box->waiting().size() == 1);
  CHECK(box->settle(session_id(1), hall::RequestOutcome::What::done));
  auto again = RequestBox::open(files, kBox);
  REQUIRE(again);
  CHECK(again->take(text_of(say(1))).what == RequestAnswer::kept);
  CHECK(again->waiting().empty());
  CHECK(again->outcomes() == box->outcomes());
  CHECK(again->outcomes().size() == 1);
}

TEST_CASE("request box: what a hall asks anew though it was settled long ago is told again") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/state"));
  auto box = RequestBox::open(files, kBox);
  REQUIRE(box);
  for (int n = 1; n <= 40; ++n) {
    REQUIRE(box->take(text_of(say(n))).what == RequestAnswer::kept);
    REQUIRE(box->settle(session_id(n), hall::RequestOutcome::What::declined));
  }
  const auto told = [&] {
    return std::ranges::count(box->outcomes(), session_id(1), &hall::RequestOutcome::request);
  };
  CHECK(told() == 0);
  CHECK(box->take(text_of(say(1))).what == RequestAnswer::kept);
  CHECK(told() == 1);
  CHECK(box->waiting().empty());
}

TEST_CASE("request box: it holds so many and no more; garbage is answered and not kept") {
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/state"));
  auto box = RequestBox::open(files, kBox);
  REQUIRE(box);
  for (int n = 1; n <= int(RequestBox::kMostWaiting); ++n)
    REQUIRE(box->take(text_of(say(n))).what == RequestAnswer::kept);
  CHECK(box->take(text_of(say(250))).what == RequestAnswer::refused);
  CHECK(box->take("x").what == RequestAnswer::malformed);
  CHECK(box->take("{\"hall\":9}").what == RequestAnswer::refused);
}

TEST_CASE("request box: a damaged file is put aside, and what can be read of it is kept") {
  support::MemoryFileSystem files;
  files.put(kBox, text_of(say(1)) + "\nrubbish\n" + text_of(say(2)) + "\n");
  const auto box = RequestBox::open(files, kBox);
  REQUIRE(box);
  CHECK(box->waiting().size() == 2);
  CHECK(files.exists("/state/requests.damaged"));
}
