#include "pages/past_reader.h"

#include <algorithm>

namespace pages {

namespace {
constexpr base::Asker kTable = 1;
constexpr double kAgain_s = 1;  // the journal is written within a tenth of it
constexpr double kRest = 5;     // times as long as the reading took
constexpr int kTries = 4;       // of a session just begun the journal may not be there yet
}  // namespace

void PastReader::read(const base::Path& session, storage::Past::Names names) {
  asked_ = {session, names};
  why_not_.clear();
  failed_ = 0;
  ask();
}

void PastReader::ask() {
  if (!worker_)
    worker_ = std::make_unique<storage::PastWorker>(
        [&files = around_.files]() -> base::Result<std::unique_ptr<storage::PastTask::Engine>> {
          return std::make_unique<storage::PastTask::Engine>(storage::PastTask::Engine{files});
        },
        around_.clock, [&outside = around_.outside] { outside.wake(); });
  reading_ = true;
  behind_ = false;
  asked_s_ = around_.clock.now_s();
  worker_->ask(kTable, 0, asked_);
}

std::shared_ptr<const storage::Past> PastReader::tick(double now_s) {
  std::shared_ptr<const storage::Past> past;
  if (reading_)
    for (storage::PastWorker::Answer& answer : worker_->poll()) {
      using Kind = storage::PastWorker::Answer::Kind;
      reading_ = false;
      again_s_ = now_s + std::max(kAgain_s, kRest * (now_s - asked_s_));
      if (answer.kind == Kind::answered) {
        past = std::move(answer.reply);
        failed_ = 0;
        why_not_.clear();
      } else if (++failed_ < kTries) {
        behind_ = true;
      } else {
        why_not_ = answer.kind == Kind::failed && answer.error
                       ? answer.error->message.in(around_.tr)
                       : around_.tr("The record of this session could not be read.");
      }
    }
  if (!reading_ && behind_ && now_s >= again_s_) ask();
  return past;
}

double PastReader::next_deadline_s() const {
  if (reading_) return worker_->next_deadline_s().value_or(1e300);
  return behind_ ? again_s_ : 1e300;
}

}  // namespace pages
