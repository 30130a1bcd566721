#include "phone/intake.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"

namespace phone {

namespace {

constexpr double kPatience_s = 5;           // with the model's thread
constexpr std::size_t kMostWaiting = 4096;  // for it

}  // namespace

Intake::Intake(std::unique_ptr<Inbox> inbox, std::unique_ptr<PhotoFolder> photos,
               const base::Clock& clock, std::function<void()> wake)
    : inbox_(std::move(inbox)),
      photos_(std::move(photos)),
      clock_(clock),
      ids_(clock),
      wake_(std::move(wake)),
      count_(inbox_->count()) {}

bool Intake::hold(SentCard card, Answer answer) {
  card.id = ids_.next();
  held_.push_back({std::move(card), std::move(answer)});
  return held_.size() == 1;
}

std::vector<SentCard> Intake::fresh_of(const std::vector<Held>& all) const {
  std::vector<SentCard> fresh;
  for (const Held& one : all)
    if (!inbox_->knows(one.card.key) &&
        std::ranges::find(fresh, one.card.key, &SentCard::key) == fresh.end())
      fresh.push_back(one.card);
  return fresh;
}

void Intake::write() {
  const auto all = std::exchange(held_, {});
  auto fresh = fresh_of(all);
  if (!fresh.empty())
    if (auto done = inbox_->add_all(fresh); !done) {
      note_trouble(done.error());
      for (const Held& one : all) one.answer(refusal(503, "disk", 5));
      return;
    }
  count_ = inbox_->count();
  for (const Held& one : all) one.answer(taken());
  {
    const std::lock_guard lock(mutex_);
    for (SentCard& card : fresh) arrived_.push_back({0, std::move(card)});
  }
  wake_();
}

void Intake::take_photo(const SentPhoto& photo, const Answer& answer) {
  ASSERT(photos_, "there is a folder for pictures");
  // Sent twice at the same moment it is there by now.
  if (!photos_->knows(photo.key)) {
    if (auto done = photos_->add(photo.key, photo.jpeg); !done) {
      note_trouble(done.error());
      return answer(refusal(503, "disk", 5));
    }
    lay_ready({0, PhotoCame{photo.key}});
  }
  answer(taken());
}

void Intake::lay_ready(Arrived arrived) {
  {
    const std::lock_guard lock(mutex_);
    arrived_.push_back(std::move(arrived));
  }
  wake_();
}

void Intake::pass_on(std::variant<SentCard, SentPoints, SentSheet> what, Answer answer) {
  if (asking_.size() >= kMostWaiting) return answer(refusal(503, "later", 2));
  const std::uint64_t number = ++last_number_;
  asking_[number] = {std::move(answer), clock_.now_s()};
  std::visit([&](auto& one) { lay_ready({number, std::move(one)}); }, what);
}

void Intake::tell_outcome(std::uint64_t number, Outcome outcome) {
  const auto it = asking_.find(number);
  if (it == asking_.end()) return;
  it->second.answer(outcome == Outcome::done      ? taken()
                    : outcome == Outcome::not_now ? refusal(409, "not-now")
                                                  : refusal(409, "refused"));
  asking_.erase(it);
}

void Intake::lose_patience() {
  const double now = clock_.now_s();
  std::erase_if(asking_, [&](const auto& entry) {
    if (now - entry.second.since_s < kPatience_s) return false;
    entry.second.answer(refusal(503, "later", 2));
    return true;
  });
}

void Intake::keep(const DoorState& state) {
  if (auto kept = inbox_->keep(state); !kept) note_trouble(kept.error());
}

void Intake::shorten() {
  if (auto done = inbox_->shorten(); !done) note_trouble(done.error());
}

std::vector<Arrived> Intake::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(arrived_, {});
}

std::optional<base::Error> Intake::take_trouble() {
  const std::lock_guard lock(mutex_);
  return std::exchange(trouble_, {});
}

void Intake::note_trouble(base::Error error) {
  const std::lock_guard lock(mutex_);
  trouble_ = std::move(error);
}

}  // namespace phone
