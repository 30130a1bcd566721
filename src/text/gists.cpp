#include "text/gists.h"

#include <algorithm>
#include <utility>

namespace text {
namespace {

constexpr base::Asker kSelf = 1;
constexpr std::size_t kAtOnce = 200, kMostKept = 20000;

}  // namespace

const Gist* Gists::of(const std::string& text) {
  if (const auto found = known_.find(text); found != known_.end()) return &found->second;
  if (pending_.insert(text).second) wanted_.push_back(text);
  ask();
  return nullptr;
}

void Gists::ask() {
  if (!asked_.empty() || wanted_.empty()) return;
  if (!worker_) worker_.emplace(factory_, clock_, wake_);
  const auto end = wanted_.begin() + std::ptrdiff_t(std::min(kAtOnce, wanted_.size()));
  asked_.assign(std::make_move_iterator(wanted_.begin()), std::make_move_iterator(end));
  wanted_.erase(wanted_.begin(), end);
  worker_->ask(kSelf, 0, asked_);
}

bool Gists::poll() {
  if (!worker_) return false;
  bool more = false;
  for (GistWorker::Answer& answer : worker_->poll()) {
    if (known_.size() > kMostKept) known_.clear();
    const bool read =
        answer.kind == GistWorker::Answer::Kind::answered && answer.reply.size() == asked_.size();
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      pending_.erase(asked_[i]);
      known_[std::move(asked_[i])] = read ? std::move(answer.reply[i]) : Gist{};
    }
    asked_.clear();
    ++rounds_;
    more = true;
  }
  ask();
  return more;
}

double Gists::next_deadline_s() const {
  return worker_ ? worker_->next_deadline_s().value_or(1e300) : 1e300;
}

}  // namespace text
