#include "pages/people_search.h"

#include <utility>

#include "base/worker_definition.h"

namespace pages {

namespace {
constexpr base::Asker kSheet = 1;
}

base::Result<PeopleTask::Reply> PeopleTask::work(Engine& data, const Request& session) {
  return report::people_in(data, *session);
}

void PeopleSearch::want(double now_s, const model::Session& session) {
  if (asking_ || known() || (looked_once() && now_s < again_s_)) return;
  if (!worker_)
    worker_ = std::make_unique<base::Worker<PeopleTask>>(
        [&files = around_.files]() -> base::Result<std::unique_ptr<text::PersonalData>> {
          return std::make_unique<text::PersonalData>(files);
        },
        around_.clock, [&outside = around_.outside] { outside.wake(); });
  asking_ = true;
  asked_after_ = changes_;
  asked_s_ = now_s;
  worker_->ask(kSheet, asked_after_, std::make_shared<const model::Session>(session));
}

bool PeopleSearch::tick(double now_s) {
  if (!asking_) return false;
  bool news = false;
  for (auto& answer : worker_->poll()) {
    using Kind = base::Worker<PeopleTask>::Answer::Kind;
    asking_ = false;
    news = true;
    // A table that goes on is followed with pauses.
    again_s_ = now_s + (now_s - asked_s_);
    if (answer.kind == Kind::answered) {
      found_ = std::move(answer.reply);
      found_after_ = asked_after_;
    } else {
      trouble_ = answer.kind == Kind::failed && answer.error
                     ? answer.error->shown(around_.tr)
                     : around_.tr("It takes too long to look for what may name somebody.");
    }
  }
  return news;
}

std::string PeopleSearch::take_trouble() { return std::exchange(trouble_, {}); }

double PeopleSearch::next_deadline_s() const {
  if (asking_) return worker_->next_deadline_s().value_or(1e300);
  return known() ? 1e300 : again_s_;
}

}  // namespace pages

template class base::Worker<pages::PeopleTask>;
