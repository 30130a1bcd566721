#include "hall/errands.h"

#include <doctest/doctest.h>

#include "support/manual_clock.h"

using hall::Errand;
using hall::Errands;
using hall::RequestAnswer;

namespace {

struct Hall {
  support::ManualClock clock;
  std::map<std::string, RequestAnswer> answers;  // by subject; none: nobody answers
  std::vector<std::string> asked;
  Errands errands{clock,
                  [this](const std::string& subject, const std::string& body,
                         double) -> base::Result<std::string> {
                    asked.push_back(subject);
                    const auto request = hall::read_request(body);
                    REQUIRE(request);
                    const auto it = answers.find(subject);
                    if (it == answers.end())
                      return base::Error{base::ErrorCode::unavailable, "nobody", {}};
                    return hall::text_of(it->second, request->id);
                  },
                  {}};

  Errand only() const {
    REQUIRE(errands.all().size() == 1);
    return errands.all().front();
  }
};

}  // namespace

TEST_CASE("errands: each table is asked, and says that it has it") {
  Hall hall;
  hall.answers = {{"hall.to.1", RequestAnswer::kept}, {"hall.to.2", RequestAnswer::refused}};
  hall.errands.send(hall::Say{"あと五分"}, {1, 2});
  CHECK(hall.only().at.at(1) == Errand::At::on_its_way);
  CHECK(hall.errands.step() > 1e100);
  CHECK(hall.only().at.at(1) == Errand::At::kept);
  CHECK(hall.only().at.at(2) == Errand::At::refused);
  (void)hall.errands.step();
  CHECK(hall.asked.size() == 2);
}

TEST_CASE("errands: a table that is away is asked again until it comes back") {
  Hall hall;
  hall.errands.send(hall::NextStep{3}, {7});
  const double next = hall.errands.step();
  CHECK(next == doctest::Approx(hall.clock.now_s() + Errands::kAgain_s));
  (void)hall.errands.step();
  CHECK(hall.asked.size() == 1);  // not before its time
  hall.clock.advance(Errands::kAgain_s + 0.1);
  hall.answers["hall.to.7"] = RequestAnswer::trouble;  // its disk is full
  (void)hall.errands.step();
  CHECK(hall.only().at.at(7) == Errand::At::on_its_way);
  hall.clock.advance(Errands::kAgain_s + 0.1);
  hall.answers["hall.to.7"] = RequestAnswer::kept;
  (void)hall.errands.step();
  CHECK(hall.only().at.at(7) == Errand::At::kept);
}

TEST_CASE("errands: after half an hour nobody waits for a table any more") {
  Hall hall;
  hall.errands.send(hall::Say{"集合"}, {7});
  (void)hall.errands.step();
  hall.clock.advance(Errands::kGivenUp_s + 1);
  CHECK(hall.errands.step() > 1e100);
  CHECK(hall.only().at.at(7) == Errand::At::lost);
}

TEST_CASE("errands: what its people made of it is told with the table's presence") {
  Hall hall;
  hall.answers["hall.to.1"] = hall.answers["hall.to.2"] = RequestAnswer::kept;
  const base::Id id = hall.errands.send(hall::NextStep{2}, {1, 2});
  (void)hall.errands.step();
  hall::Presence presence;
  presence.outcomes = {{id, hall::RequestOutcome::What::done}};
  hall.errands.heard(1, presence);
  presence.outcomes = {{id, hall::RequestOutcome::What::declined}};
  hall.errands.heard(2, presence);
  hall.errands.heard(3, presence);  // it was not asked
  CHECK(hall.only().at.at(1) == Errand::At::done);
  CHECK(hall.only().at.at(2) == Errand::At::declined);
  CHECK(hall.only().at.size() == 2);
}

TEST_CASE("errands: only the last ones are remembered") {
  Hall hall;
  for (int n = 0; n < 30; ++n) hall.errands.send(hall::Say{"第" + std::to_string(n)}, {});
  CHECK(hall.errands.all().size() == Errands::kMostKept);
  CHECK(std::get<hall::Say>(hall.errands.all().back().request.wish).text == "第29");
}
