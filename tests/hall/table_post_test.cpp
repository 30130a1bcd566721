#include "hall/table_post.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "hall/subjects.h"
#include "ops/op.h"
#include "support/manual_clock.h"

using hall::Errand;
using hall::HallNews;
using hall::RequestAnswer;
using hall::TablePost;

namespace {

struct Hall {
  support::ManualClock clock;
  base::IdSource ids{clock, 9};
  hall::Presences presences;
  std::map<std::string, RequestAnswer> answers;  // by subject; none: nobody answers
  std::vector<std::string> asked;                // what tables were asked
  std::map<std::string, HallNews> told;          // last at each subject
  int tellings = 0;
  bool away = false;  // the hub
  TablePost post{clock,
                 [this](const std::string& subject, const std::string& body,
                        double) -> base::Result<std::string> {
                   asked.push_back(body);
                   const auto it = answers.find(subject);
                   if (it == answers.end())
                     return base::Error{base::ErrorCode::unavailable, "nobody", {}};
                   return hall::text_of(it->second, hall::read_request(body)->id);
                 },
                 [this](const std::string& subject, const std::string& body) -> base::Result<void> {
                   if (away) return base::Error{base::ErrorCode::unavailable, "nobody", {}};
                   told[subject] = hall::read_news(body).value();
                   ++tellings;
                   return {};
                 },
                 {}};

  void there(int place, const std::string& name, std::vector<hall::RequestOutcome> became = {}) {
    hall::Presence says;
    says.table = name;
    says.outcomes = std::move(became);
    presences.hear(hall::see_subject(place), text_of(says), clock.now_s());
    post.heard(place, says);
  }
  hall::Dispatch island(std::vector<int> to, const std::string& origin = "三班") {
    model::Card card;
    card.id = ids.next();
    return {{ids.next(), 0,
             hall::IslandFromAfar{"みどり", origin, ids.next(), {ops::Add<model::Card>{{}, card}}}},
            std::move(to)};
  }
  void send(int from, const hall::Dispatch& what) {
    post.take({hall::send_subject(from), text_of(what), ""}, presences);
  }
  /// What the table of this place has been told, after a second.
  HallNews news(int place) {
    clock.advance(1);
    post.tell(presences);
    return told[hall::news_subject(place)];
  }
  std::map<int, Errand::At> at(int place, const hall::Dispatch& what) {
    for (const HallNews::Sent& sent : news(place).sent)
      if (sent.request == what.request.id) return sent.at;
    return {};
  }
};

using Ats = std::map<int, Errand::At>;

}  // namespace

TEST_CASE(
    "table post: each table hears who else is there, soon after a change, else every five "
    "seconds") {
  Hall hall;
  hall.there(1, "一班");
  hall.there(2, "二班");
  hall.there(3, "三班");
  const HallNews news = hall.news(2);
  REQUIRE(news.tables.size() == 2);
  CHECK(news.tables[0].table == "一班");
  CHECK(news.tables[1].place == 3);
  const int before = hall.tellings;
  (void)hall.news(2);
  CHECK(hall.tellings == before);  // nothing new
  hall.clock.advance(5);
  (void)hall.news(2);
  CHECK(hall.tellings == before + 3);
  // Who has not been heard for a while is gone, and is told nothing.
  hall.clock.advance(8);
  hall.there(1, "一班");
  hall.there(2, "二班");
  CHECK(hall.news(2).tables.size() == 1);
}

TEST_CASE("table post: it is carried there, and the sender hears how far it is") {
  Hall hall;
  hall.there(1, "一班");
  hall.there(2, "二班");
  const auto island = hall.island({2});
  hall.send(1, island);
  CHECK(hall.at(1, island) == Ats{{2, Errand::At::on_its_way}});
  (void)hall.post.step();  // nobody answers yet
  CHECK(hall.at(1, island) == Ats{{2, Errand::At::on_its_way}});
  hall.answers["hall.to.2"] = RequestAnswer::kept;
  hall.clock.advance(4);
  hall.there(1, "一班");
  hall.there(2, "二班");
  (void)hall.post.step();
  CHECK(hall.at(1, island) == Ats{{2, Errand::At::kept}});
  // By the hall's own name for whoever sends it, whatever they say.
  CHECK(std::get<hall::IslandFromAfar>(hall::read_request(hall.asked.back())->wish).origin ==
        "一班");
  hall.there(2, "二班", {{island.request.id, hall::RequestOutcome::What::done}});
  CHECK(hall.at(1, island) == Ats{{2, Errand::At::done}});
  CHECK(hall.news(2).sent.empty());  // nobody else's business
}

TEST_CASE("table post: sent twice it is carried once") {
  Hall hall;
  hall.there(1, "一班");
  hall.there(2, "二班");
  hall.answers["hall.to.2"] = RequestAnswer::kept;
  const auto island = hall.island({2});
  hall.send(1, island);
  hall.send(1, island);
  (void)hall.post.step();
  hall.send(1, island);
  (void)hall.post.step();
  CHECK(hall.asked.size() == 1);
  CHECK(hall.at(1, island) == Ats{{2, Errand::At::kept}});
  // Another table that took the id for its own gets nothing carried by it.
  hall.there(3, "三班");
  hall.send(3, island);
  (void)hall.post.step();
  CHECK(hall.asked.size() == 1);
}

TEST_CASE("table post: nobody sends to himself, and more than six under way are refused") {
  Hall hall;
  hall.there(1, "一班");
  hall.there(2, "二班");
  const auto own = hall.island({1});
  hall.send(1, own);
  (void)hall.post.step();
  CHECK(hall.asked.empty());
  CHECK(hall.news(1).sent.size() == 1);
  std::vector<hall::Dispatch> all;
  for (std::size_t n = 0; n <= hall::kMostUnderWay; ++n) {
    all.push_back(hall.island({2}));
    hall.send(1, all.back());
  }
  CHECK(hall.at(1, all.front()) == Ats{{2, Errand::At::on_its_way}});
  CHECK(hall.at(1, all.back()) == Ats{{2, Errand::At::refused}});
  // Once they have arrived there is room again.
  hall.answers["hall.to.2"] = RequestAnswer::kept;
  (void)hall.post.step();
  const auto next = hall.island({2});
  hall.send(1, next);
  CHECK(hall.at(1, next) == Ats{{2, Errand::At::on_its_way}});
}

TEST_CASE("table post: garbage and other subjects are passed over") {
  Hall hall;
  hall.there(1, "一班");
  const std::string text = text_of(hall.island({2}));
  for (const char* subject : {"hall.send.0", "hall.send.x", "hall.see.1", "hall.send.1.2"})
    hall.post.take({subject, text, ""}, hall.presences);
  for (std::size_t most = 0; most < text.size(); most += 11)
    hall.post.take({"hall.send.1", text.substr(0, most), ""}, hall.presences);
  (void)hall.post.step();
  CHECK(hall.asked.empty());
  CHECK(hall.news(1).sent.empty());
}

TEST_CASE("table post: what could not be told is told again") {
  Hall hall;
  hall.there(1, "一班");
  hall.there(2, "二班");
  hall.away = true;
  (void)hall.news(1);
  CHECK(hall.tellings == 0);
  hall.away = false;
  CHECK(hall.news(1).tables.size() == 1);
}
