#include "text/furigana.h"

#include <algorithm>
#include <utility>

#include "text/kana.h"

namespace text {
namespace {

constexpr base::Asker kSelf = 1;
// So many at once: what is laid out anew in one frame.
constexpr std::size_t kAtOnce = 24;
constexpr std::size_t kMostKept = 20000, kMostLate = 12;

}  // namespace

Furigana::Furigana(ReadingsWorker::Factory factory, const base::Clock& clock,
                   std::function<void()> wake)
    : worker_(std::move(factory), clock, std::move(wake)) {}

Furigana::Found Furigana::of(const std::string& text) {
  if (const auto found = known_.find(text); found != known_.end()) return {found->second, true};
  if (std::ranges::find(wanted_, text) == wanted_.end() &&
      std::ranges::find(asked_, text) == asked_.end())
    wanted_.push_back(text);
  ask();
  guess(text);
  return {guessed_, false};
}

void Furigana::ask() {
  if (!asked_.empty() || wanted_.empty()) return;
  const auto end = wanted_.begin() + static_cast<std::ptrdiff_t>(std::min(kAtOnce, wanted_.size()));
  asked_.assign(std::make_move_iterator(wanted_.begin()), std::make_move_iterator(end));
  wanted_.erase(wanted_.begin(), end);
  worker_.ask(kSelf, 0, asked_);
}

void Furigana::guess(const std::string& text) {
  guessed_.clear();
  std::size_t best = 0;
  const std::string* like = nullptr;
  for (const std::string& other : late_) {
    const auto differ = std::ranges::mismatch(text, other).in1;
    const auto same = static_cast<std::size_t>(differ - text.begin());
    if (same > best) best = same, like = &other;
  }
  if (!like) return;
  const auto known = known_.find(*like);
  if (known == known_.end()) return;
  for (const Ruby& r : known->second)
    if (r.end_byte <= best) guessed_.push_back(r);
}

bool Furigana::poll() {
  bool more = false;
  for (ReadingsWorker::Answer& answer : worker_.poll()) {
    if (known_.size() > kMostKept) known_.clear();
    const bool read = answer.kind == ReadingsWorker::Answer::Kind::answered &&
                      answer.reply.size() == asked_.size();
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      late_.push_front(asked_[i]);
      known_[std::move(asked_[i])] = read ? std::move(answer.reply[i]) : Rubies{};
    }
    while (late_.size() > kMostLate) late_.pop_back();
    asked_.clear();
    more = true;
  }
  ask();
  return more;
}

double Furigana::next_deadline_s() const { return worker_.next_deadline_s().value_or(1e300); }

}  // namespace text
