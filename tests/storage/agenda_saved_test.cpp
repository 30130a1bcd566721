// An agenda in a session's file: written, read, repaired, and left out where there is none.
#include <doctest/doctest.h>

#include "model/invariants.h"
#include "storage/live_session.h"
#include "storage/session_file.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"

namespace {

struct Planned {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  model::Session session = storage::make_session({"題", "", "", {}, {"なぜ？"}}, ids, 0);

  Planned() {
    model::AgendaStep step;
    step.id = ids.next();
    step.question = session.questions.begin()->first;
    step.step = model::Step::change_seats;
    step.minutes = 15;
    step.words = "席をかえよう";
    session.agenda.emplace(step.id, step);
    session.at_step = step.id;
    session.step_began = 1000;
    session.step_left_s = 600;
  }
  std::string text() const { return storage::session_text(session, 0); }
};

std::string with(std::string text, const std::string& was, const std::string& is) {
  const auto at = text.find(was);
  REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), is);
}

}  // namespace

TEST_CASE("agenda in a file: what is planned and where the evening is come back as they were") {
  const Planned planned;
  const auto read = storage::load_session_text(planned.text(), "evening.json");
  REQUIRE(read.ok());
  CHECK(read->findings.empty());
  const model::Session& s = read->session;
  REQUIRE(s.agenda.size() == 1);
  const model::AgendaStep& step = s.agenda.begin()->second;
  CHECK(step.question == planned.session.questions.begin()->first);
  CHECK(step.step == model::Step::change_seats);
  CHECK(step.minutes == 15);
  CHECK(step.words == "席をかえよう");
  CHECK(s.at_step == step.id);
  CHECK(s.step_left_s == 600);
  CHECK(storage::session_text(s, 0) == planned.text());
}

TEST_CASE("agenda in a file: a session without one says nothing of it") {
  Planned planned;
  planned.session = storage::make_session({"題", "", "", {}, {}}, planned.ids, 0);
  CHECK(planned.text().find("agenda") == std::string::npos);
  CHECK(planned.text().find("step_") == std::string::npos);
}

TEST_CASE(
    "agenda in a file: minutes beyond all evenings, a question that is gone and a step nobody "
    "knows are repaired") {
  const Planned planned;
  std::string text = with(planned.text(), "\"minutes\": 15", "\"minutes\": 9999");
  text = with(text, "\"change-seats\"", "\"sing\"");
  text = with(text, "\"question\": \"" + planned.session.questions.begin()->first.str(),
              "\"question\": \"01234567-89ab-7def-8123-456789abcdef");
  const auto read = storage::load_session_text(text, "evening.json");
  REQUIRE(read.ok());
  CHECK(read->findings.size() >= 3);
  REQUIRE(read->session.agenda.size() == 1);
  const model::AgendaStep& step = read->session.agenda.begin()->second;
  CHECK(step.minutes == model::kMaxMinutes);
  CHECK(step.question.nil());
  CHECK(step.step == model::Step::write);
  CHECK(model::broken_invariants(read->session).empty());
}
