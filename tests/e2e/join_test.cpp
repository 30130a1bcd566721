// How a table finds a hall and joins it by six words, really: a nats-server with TLS, beacons on loopback. All on 127.0.0.1.
#include <doctest/doctest.h>

#include "support/real_hall.h"

using hall::JoinState;
using hall::Link;
using hall::LinkState;
using support::RealHall;
using support::RealTable;
using support::wait_until;

namespace {

const hall::RoomWords kOurs{11, 222, 333, 444, 1555, 2047}, kOthers{1, 2, 3, 4, 5, 6};

std::unique_ptr<Link> link_by(const hall::LinkOptions& options) {
  auto link = Link::open(options);
  REQUIRE(link);
  return std::move(*link);
}

bool is(const Link& link, LinkState::Kind kind) {
  return wait_until(10, [&] { return link.state().kind == kind; });
}

}  // namespace

TEST_CASE("join: by six words a table finds the hall, gets its place, is connected, and keeps it") {
  RealHall room(kOurs);
  REQUIRE(room.serves());
  RealTable table;
  CHECK(table.join().state().step == JoinState::Step::idle);
  table.join().join_by(kOurs);
  REQUIRE(table.is(JoinState::Step::joined));
  const JoinState state = table.join().state();
  CHECK(state.hall == "会館");
  CHECK(state.place.slot == 1);
  const auto link = link_by(table.link());
  CHECK(is(*link, LinkState::Kind::connected));
  CHECK(link->tell("hall.see.1", "{}").ok());
  // Another table has another place; the first one, started again, has its own without any words.
  RealTable second;
  second.join().join_by(kOurs);
  REQUIRE(second.is(JoinState::Step::joined));
  CHECK(second.join().state().place.slot == 2);
  table.start();
  REQUIRE(table.is(JoinState::Step::joined));
  CHECK(table.join().state().place == state.place);
}

TEST_CASE("join: a table that is sent out is cut off at once and stays out, its neighbour goes on") {
  RealHall room(kOurs);
  REQUIRE(room.serves());
  RealTable table, neighbour;
  table.join().join_by(kOurs);
  REQUIRE(table.is(JoinState::Step::joined));
  neighbour.join().join_by(kOurs);
  REQUIRE(neighbour.is(JoinState::Step::joined));
  const auto link = link_by(table.link()), next = link_by(neighbour.link());
  REQUIRE(is(*link, LinkState::Kind::connected));
  REQUIRE(is(*next, LinkState::Kind::connected));
  const auto connections = next->connections();
  room.shut_out(table.join().state().place.slot);
  CHECK(is(*link, LinkState::Kind::refused));
  CHECK(next->state().kind == LinkState::Kind::connected);
  CHECK(next->connections() == connections);
  table.start();
  CHECK(table.is(JoinState::Step::refused));
}

TEST_CASE("join: other words, another certificate and nobody there are told apart") {
  RealHall room(kOurs);
  REQUIRE(room.serves());
  RealTable table;
  table.join().join_by(kOthers);
  CHECK(wait_until(10, [&] { return table.join().state().trouble.has_value(); }));
  CHECK(table.join().state().trouble->code == base::ErrorCode::not_found);
  const auto call = hall::nats_join_call();
  const auto id = base::Id::parse("0197b2f4-8c00-7000-8000-000000000001").value();
  const std::string& pem = room.certificate().pem;
  const auto wrong_words = call->ask({room.hub(), pem, "wrong", id, ""});
  REQUIRE_FALSE(wrong_words.ok());
  CHECK(wrong_words.error().code == base::ErrorCode::permission);
  const auto other = support::made(hall::make_certificate(base::RealClock().wall())).pem;
  const auto wrong_hub = call->ask({room.hub(), other, room.key().join_password(), id, ""});
  REQUIRE_FALSE(wrong_hub.ok());
  CHECK(wrong_hub.error().code == base::ErrorCode::permission);
  CHECK(wrong_hub.error().message != wrong_words.error().message);
  const auto nobody =
      call->ask({{0x7f000001, support::free_port()}, pem, room.key().join_password(), id, ""});
  REQUIRE_FALSE(nobody.ok());
  CHECK(nobody.error().code == base::ErrorCode::unavailable);
}

TEST_CASE("join: who has the words alone may ask for a place and nothing else") {
  RealHall room(kOurs);
  REQUIRE(room.serves());
  const auto link = link_by({room.hub(), "join", room.key().join_password(),
                             room.certificate().pem, "join"});
  REQUIRE(is(*link, LinkState::Kind::connected));
  CHECK(link->ask("hall.join", "no request", 3).value() == "{\"join\":1,\"refused\":\"malformed\"}");
  CHECK_FALSE(link->ask("$JS.API.STREAM.INFO.HALL", "", 0.5).ok());
  const auto spied = link->listen({"hall.join", "hall.see.*"});
  RealTable table;
  table.join().join_by(kOurs);
  REQUIRE(table.is(JoinState::Step::joined));
  if (spied) CHECK_FALSE((*spied)->take(0.2));
}
