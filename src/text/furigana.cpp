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

/// Words of which the two say different things.
std::vector<std::string_view> differing(const OwnReadings& a, const OwnReadings& b) {
  std::vector<std::string_view> out;
  const auto look = [&out](const OwnReadings& from, const OwnReadings& in) {
    for (const auto& [word, reading] : from) {
      const auto other = in.find(word);
      if (other == in.end() || other->second != reading) out.push_back(word);
    }
  };
  look(a, b);
  look(b, a);
  return out;
}

bool has_one(std::string_view text, const std::vector<std::string_view>& words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return text.find(w) != text.npos; });
}

}  // namespace

Furigana::Furigana(ReadingsWorker::Factory factory, const base::Clock& clock,
                   std::function<void()> wake)
    : own_(std::make_shared<const OwnReadings>()) {
  worker_.emplace(std::move(factory), clock, std::move(wake));
}

Furigana::Furigana(Readings& at_once)
    : at_once_(&at_once), own_(std::make_shared<const OwnReadings>()) {}

const Read* Furigana::read_now(const std::string& text) {
  if (const auto found = known_.find(text); found != known_.end()) return &found->second;
  if (!at_once_) return nullptr;
  if (known_.size() > kMostKept) known_.clear();
  auto read = at_once_->of(text, *own_);
  return &known_.emplace(text, read ? std::move(*read) : Read{}).first->second;
}

Furigana::Found Furigana::of(const std::string& text) {
  if (const Read* read = read_now(text)) return {read->rubies, true};
  want(text);
  guess(text);
  return {guessed_, false};
}

const std::vector<ReadWord>* Furigana::words_of(const std::string& text) {
  if (const Read* read = read_now(text)) return &read->words;
  want(text);
  return nullptr;
}

void Furigana::want(const std::string& text) {
  if (std::ranges::find(wanted_, text) == wanted_.end() &&
      std::ranges::find(asked_, text) == asked_.end())
    wanted_.push_back(text);
  ask();
}

bool Furigana::set_own(const OwnReadings& own) {
  if (own == *own_) return false;
  const std::vector<std::string_view> words = differing(own, *own_);
  const auto other = [&](const std::string& text) { return has_one(text, words); };
  const auto before = known_.size();
  std::erase_if(known_, [&](const auto& read) { return other(read.first); });
  const bool any = known_.size() != before || std::ranges::any_of(asked_, other);
  own_ = std::make_shared<const OwnReadings>(own);
  return any;
}

void Furigana::ask() {
  if (!worker_ || !asked_.empty() || wanted_.empty()) return;
  const auto end = wanted_.begin() + static_cast<std::ptrdiff_t>(std::min(kAtOnce, wanted_.size()));
  asked_.assign(std::make_move_iterator(wanted_.begin()), std::make_move_iterator(end));
  wanted_.erase(wanted_.begin(), end);
  asked_with_ = own_;
  worker_->ask(kSelf, 0, {asked_, own_});
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
  for (const Ruby& r : known->second.rubies)
    if (r.end_byte <= best) guessed_.push_back(r);
}

bool Furigana::poll() {
  bool more = false;
  if (!worker_) return more;
  for (ReadingsWorker::Answer& answer : worker_->poll()) {
    if (known_.size() > kMostKept) known_.clear();
    const bool read = answer.kind == ReadingsWorker::Answer::Kind::answered &&
                      answer.reply.size() == asked_.size();
    // People said something else of a word while it was being read.
    const std::vector<std::string_view> stale = differing(*own_, *asked_with_);
    std::vector<std::string> again;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      if (has_one(asked_[i], stale)) {
        again.push_back(std::move(asked_[i]));
        continue;
      }
      late_.push_front(asked_[i]);
      known_[std::move(asked_[i])] = read ? std::move(answer.reply[i]) : Read{};
    }
    while (late_.size() > kMostLate) late_.pop_back();
    asked_.clear();
    for (std::string& text : again)
      if (std::ranges::find(wanted_, text) == wanted_.end()) wanted_.push_back(std::move(text));
    more = true;
  }
  ask();
  return more;
}

double Furigana::next_deadline_s() const {
  return worker_ ? worker_->next_deadline_s().value_or(1e300) : 1e300;
}

}  // namespace text
