#include "hall/dispatch.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ops/op.h"
#include "support/manual_clock.h"

using hall::Dispatch;
using hall::Errand;
using hall::HallNews;

namespace {

Dispatch island_for(std::vector<int> to, std::size_t cards = 1) {
  support::ManualClock clock;
  base::IdSource ids(clock, 7);
  hall::IslandFromAfar island{"みどり", "一班", ids.next(), {}};
  for (std::size_t n = 0; n < cards; ++n) {
    model::Card card;
    card.id = ids.next();
    card.text = "木";
    island.ops.push_back(ops::Add<model::Card>{{}, card});
  }
  return {{ids.next(), 0, std::move(island)}, std::move(to)};
}

}  // namespace

TEST_CASE("dispatch: an island and where it goes come through") {
  const Dispatch sent = island_for({3, 40});
  const auto got = hall::read_dispatch(text_of(sent));
  REQUIRE(got);
  CHECK(got->to == std::vector{3, 40});
  CHECK(got->request.id == sent.request.id);
  CHECK(std::get<hall::IslandFromAfar>(got->request.wish).plate == "みどり");
  // It can be read as the request that it is, too, by whoever gets it.
  CHECK(hall::read_request(text_of(sent)));
}

TEST_CASE("dispatch: places that there are, each once") {
  CHECK(hall::read_dispatch(text_of(island_for({5, 3, 5, 41, 0, -2})))->to == std::vector{3, 5});
  CHECK_FALSE(hall::read_dispatch(text_of(island_for({}))));
  CHECK_FALSE(hall::read_dispatch(text_of(island_for({41}))));
}

TEST_CASE("dispatch: nothing but islands goes from table to table, and no more than a mebibyte") {
  Dispatch say = island_for({3});
  say.request.wish = hall::Say{"集合"};
  CHECK_FALSE(hall::read_dispatch(text_of(say)));
  const std::string text = text_of(island_for({3}));
  for (std::size_t most = 0; most < text.size(); most += 7)
    CHECK_FALSE(hall::read_dispatch(text.substr(0, most)));
  for (const std::string& bad :
       std::vector<std::string>{"", "[]", "{}", "{\"to\":[3]}", "{\"to\":{\"3\":3}}"})
    CHECK_FALSE(hall::read_dispatch(bad));
  Dispatch large = island_for({3});
  std::get<ops::Add<model::Card>>(std::get<hall::IslandFromAfar>(large.request.wish).ops[0])
      .item.text = std::string(hall::kMostDispatchBytes, 'a');
  CHECK(hall::read_dispatch(text_of(large)).error().code == base::ErrorCode::too_large);
}

TEST_CASE("news: who is there and what became of it come through") {
  support::ManualClock clock;
  base::IdSource ids(clock, 8);
  HallNews news{{{2, "二班"}, {3, "三班"}}, {}};
  HallNews::Sent sent{ids.next(), {}};
  int place = 1;
  for (const Errand::At at : {Errand::At::on_its_way, Errand::At::kept, Errand::At::refused,
                              Errand::At::lost, Errand::At::done, Errand::At::declined})
    sent.at[place++] = at;
  news.sent.push_back(sent);
  const auto got = hall::read_news(text_of(news));
  REQUIRE(got);
  CHECK(*got == news);
  CHECK(*hall::read_news(text_of(HallNews())) == HallNews());
}

TEST_CASE("news: what is none of it is passed over") {
  for (const std::string& bad :
       std::vector<std::string>{"", "7", "{}", "{\"hall\":0}", "{\"hall\":2}"})
    CHECK_FALSE(hall::read_news(bad));
  const auto odd = hall::read_news(
      "{\"hall\":1,\"tables\":[7,{\"place\":0,\"table\":\"a\"},{\"place\":41},{\"place\":4,"
      "\"table\":7}],"
      "\"sent\":[{},{\"request\":\"x\"},{\"request\":\"019a0000-0000-7000-8000-000000000001\","
      "\"at\":[1,"
      "{\"place\":3,\"is\":\"eaten\"},{\"place\":4,\"is\":\"done\"}]}]}");
  REQUIRE(odd);
  REQUIRE(odd->tables.size() == 1);
  CHECK(odd->tables[0].table.empty());
  REQUIRE(odd->sent.size() == 1);
  CHECK(odd->sent[0].at == std::map<int, Errand::At>{{4, Errand::At::done}});
}
