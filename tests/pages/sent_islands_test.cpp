#include "pages/sent_islands.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ops/op.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

using hall::Errand;
using hall::HallNews;
using pages::SentIslands;

namespace {

struct Sending {
  support::MemoryFileSystem files;
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  SentIslands sent = made();
  std::vector<std::string> told;
  bool connected = true;

  base::Id island = ids.next();
  SentIslands made() {
    SentIslands out(hall::SentBox(files, "/state/sent"));
    out.enter("hall", 0);
    return out;
  }
  void close_and_open() { sent = made(); }
  base::Id send(std::vector<int> to) {
    model::Card card;
    card.id = ids.next();
    const hall::Dispatch dispatch{
        {ids.next(), 0,
         hall::IslandFromAfar{"みどり", "一班", ids.next(), {ops::Add<model::Card>{{}, card}}}},
        to};
    sent.send(dispatch, island, to);
    return dispatch.request.id;
  }
  void after(double seconds) {
    clock.advance(seconds);
    sent.tell(
        [this](const std::string& body) {
          if (connected) told.push_back(body);
          return connected;
        },
        clock.now_s());
  }
  bool hear(std::vector<HallNews::Sent> about) {
    return sent.hear({{{2, "二班"}, {3, "三班"}}, std::move(about)}, clock.now_s());
  }
  Errand::At at(int place) const { return sent.all().back().at.at(place); }
};

}  // namespace

TEST_CASE(
    "sent islands: it is told until the hall's news know it, and anew to a hall that does not, "
    "until people answer") {
  Sending s;
  CHECK(s.hear({}));
  const base::Id request = s.send({2});
  s.after(0);
  REQUIRE(s.told.size() == 1);
  CHECK(hall::read_dispatch(s.told[0])->request.id == request);
  s.after(3);
  CHECK(s.told.size() == 1);
  CHECK_FALSE(s.hear({}));
  s.after(4);
  CHECK(s.told.size() == 2);
  CHECK_FALSE(s.hear({{request, {{2, Errand::At::on_its_way}}}}));
  s.after(60);
  CHECK(s.told.size() == 2);
  CHECK(s.hear({{request, {{2, Errand::At::kept}}}}));
  // The hall was started again and knows nothing of it; what was kept there stays so.
  s.hear({});
  s.after(1);
  CHECK(s.told.size() == 3);
  CHECK_FALSE(s.hear({{request, {{2, Errand::At::on_its_way}}}}));
  CHECK(s.at(2) == Errand::At::kept);
  CHECK_FALSE(s.hear({{request, {{2, Errand::At::lost}}}}));
  CHECK(s.hear({{request, {{2, Errand::At::done}}}}));
  CHECK(s.sent.take_became().size() == 1);
  s.hear({});
  s.after(60);
  CHECK(s.told.size() == 3);
}

TEST_CASE(
    "sent islands: what nobody has answered is told again after the table was closed, what was "
    "answered is not") {
  Sending s;
  s.hear({});
  const base::Id taken = s.send({2}), both = s.send({2, 3});
  s.after(0);
  s.hear({{taken, {{2, Errand::At::done}}},
          {both, {{2, Errand::At::declined}, {3, Errand::At::kept}}}});
  CHECK(s.sent.take_became().size() == 2);
  s.close_and_open();
  REQUIRE(s.sent.all().size() == 1);
  CHECK(s.sent.all()[0].request == both);
  CHECK(s.at(3) == Errand::At::kept);
  s.told.clear();
  s.hear({});
  s.after(1);
  REQUIRE(s.told.size() == 1);
  CHECK(hall::read_dispatch(s.told[0])->request.id == both);
  s.hear({{both, {{2, Errand::At::declined}, {3, Errand::At::done}}}});
  const auto became = s.sent.take_became();
  REQUIRE(became.size() == 1);
  CHECK(became[0].table == "三班");
  s.close_and_open();
  CHECK(s.sent.all().empty());
}

TEST_CASE(
    "sent islands: no more than the hall carries at once are told, the others as soon as there is "
    "room") {
  Sending s;
  s.hear({});
  std::vector<base::Id> all;
  for (std::size_t n = 0; n < 10; ++n) all.push_back(s.send({2}));
  s.after(0);
  REQUIRE(s.told.size() == hall::kMostUnderWay);
  std::vector<HallNews::Sent> news;
  for (std::size_t n = 0; n < hall::kMostUnderWay; ++n)
    news.push_back({all[n], {{2, Errand::At::on_its_way}}});
  s.hear(news);
  s.after(1);
  CHECK(s.told.size() == hall::kMostUnderWay);
  for (HallNews::Sent& each : news) each.at[2] = Errand::At::kept;
  s.hear(news);
  s.after(1);
  CHECK(s.told.size() == 10);
}

TEST_CASE("sent islands: without a connection nothing counts as told") {
  Sending s;
  s.hear({});
  s.send({2});
  s.connected = false;
  s.after(0);
  s.connected = true;
  s.after(0.5);
  CHECK(s.told.size() == 1);
}

TEST_CASE("sent islands: people hear once what became of it, and nothing undoes that") {
  Sending s;
  s.hear({});
  const base::Id request = s.send({2, 3});
  s.after(0);
  s.hear({{request, {{2, Errand::At::done}, {3, Errand::At::kept}}}});
  auto became = s.sent.take_became();
  REQUIRE(became.size() == 1);
  CHECK(became[0].table == "二班");
  CHECK(became[0].plate == "みどり");
  s.hear({{request, {{2, Errand::At::on_its_way}, {3, Errand::At::declined}}}});
  CHECK(s.at(2) == Errand::At::done);
  became = s.sent.take_became();
  REQUIRE(became.size() == 1);
  CHECK(became[0].at == Errand::At::declined);
  CHECK(s.sent.take_became().empty());
}

TEST_CASE("sent islands: what no hall understands is given up, and that is said") {
  Sending s;
  s.hear({});
  s.send({2});
  for (int n = 0; n < 30; ++n) s.after(7);
  REQUIRE(s.sent.take_became().size() == 1);
  CHECK(s.told.size() == 20);
  CHECK(s.at(2) == Errand::At::lost);
  s.close_and_open();
  CHECK(s.sent.all().empty());
}

TEST_CASE("sent islands: given up, what somebody has taken stays taken") {
  Sending s;
  s.hear({});
  const base::Id request = s.send({2, 3});
  s.after(0);
  s.hear({{request, {{2, Errand::At::done}, {3, Errand::At::on_its_way}}}});
  for (int n = 0; n < 30; ++n) {
    s.hear({});
    s.after(7);
  }
  CHECK(s.at(2) == Errand::At::done);
  CHECK(s.at(3) == Errand::At::lost);
  CHECK(s.sent.take_became().size() == 2);
}

TEST_CASE(
    "sent islands: who is there is forgotten where the hall is silent, and all with the hall") {
  Sending s;
  s.hear({});
  CHECK(s.sent.there().size() == 2);
  s.clock.advance(11);
  CHECK_FALSE(s.sent.forget_there(s.clock.now_s()));
  s.clock.advance(2);
  CHECK(s.sent.forget_there(s.clock.now_s()));
  CHECK(s.sent.there().empty());
  s.hear({});
  s.send({2});
  s.sent.enter("another", 0);  // a place is another table's there
  CHECK(s.sent.there().empty());
  s.after(10);
  CHECK(s.told.empty());
  s.sent.enter("hall", 0);
  CHECK(s.sent.all().empty());
  s.send({2});
  s.sent.leave();
  s.close_and_open();
  CHECK(s.sent.all().empty());
}
