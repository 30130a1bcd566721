#include "hall/errands.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "hall/subjects.h"

namespace hall {

Errands::Errands(const base::Clock& clock, Ask ask, std::function<void()> wake, std::size_t most)
    : clock_(clock), ask_(std::move(ask)), wake_(std::move(wake)), most_(most), ids_(clock) {}

Errands::~Errands() {
  {
    const std::scoped_lock guard(mutex_);
    ended_ = true;
  }
  condition_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Errands::start() {
  thread_ = std::thread([this] { run(); });
}

base::Id Errands::send(Wish wish, const std::vector<int>& places) {
  base::Id id;
  {
    const std::scoped_lock guard(mutex_);
    id = ids_.next();
  }
  carry({id, clock_.wall(), std::move(wish)}, places);
  return id;
}

void Errands::carry(Request request, const std::vector<int>& places) {
  {
    const std::scoped_lock guard(mutex_);
    if (std::ranges::any_of(kept_,
                            [&](const Kept& each) { return each.errand.request.id == request.id; }))
      return;
    Kept kept;
    kept.errand.request = std::move(request);
    kept.since_s = clock_.now_s();
    for (const int place : places) {
      kept.errand.at[place] = Errand::At::on_its_way;
      kept.due_s[place] = kept.since_s;
    }
    kept_.push_back(std::move(kept));
    if (kept_.size() > most_) kept_.erase(kept_.begin());
    woken_ = true;
  }
  condition_.notify_one();
}

/// It is not on its way there any more.
void Errands::end(Kept& kept, int place) {
  kept.due_s.erase(place);
  if (!kept.due_s.empty()) return;
  if (auto* island = std::get_if<IslandFromAfar>(&kept.errand.request.wish))
    island->ops = std::vector<ops::Op>();
}

void Errands::heard(int place, const Presence& presence) {
  const std::scoped_lock guard(mutex_);
  for (const RequestOutcome& outcome : presence.outcomes)
    for (Kept& kept : kept_) {
      const auto at = kept.errand.at.find(place);
      if (kept.errand.request.id != outcome.request || at == kept.errand.at.end()) continue;
      at->second =
          outcome.what == RequestOutcome::What::done ? Errand::At::done : Errand::At::declined;
      end(kept, place);
    }
}

std::vector<Errand> Errands::all() const {
  const std::scoped_lock guard(mutex_);
  std::vector<Errand> out;
  for (const Kept& kept : kept_) out.push_back(kept.errand);
  return out;
}

std::vector<Errands::Progress> Errands::progress() const {
  const std::scoped_lock guard(mutex_);
  std::vector<Progress> out;
  for (const Kept& kept : kept_) out.push_back({kept.errand.request.id, kept.errand.at});
  return out;
}

std::vector<Errands::Due> Errands::due(double now_s) {
  const std::scoped_lock guard(mutex_);
  woken_ = false;
  std::vector<Due> out;
  for (Kept& kept : kept_) {
    if (kept.due_s.empty()) continue;
    if (now_s > kept.since_s + kGivenUp_s) {
      while (!kept.due_s.empty()) {
        const int place = kept.due_s.begin()->first;
        kept.errand.at[place] = Errand::At::lost;
        end(kept, place);
      }
      continue;
    }
    std::string body;
    for (const auto& [place, at_s] : kept.due_s)
      if (at_s <= now_s) {
        if (body.empty()) body = text_of(kept.errand.request);
        out.push_back({kept.errand.request.id, place, body});
      }
  }
  return out;
}

void Errands::settle(const Due& due, const base::Result<std::string>& answer) {
  const std::scoped_lock guard(mutex_);
  const auto kept = std::ranges::find_if(
      kept_, [&](const Kept& each) { return each.errand.request.id == due.id; });
  if (kept == kept_.end() || !kept->due_s.contains(due.place)) return;
  kept->due_s[due.place] = clock_.now_s() + kAgain_s;
  if (!answer) return;
  const auto said = read_request_answer(*answer, due.id);
  // What cannot be read is a table's that is being started: asked again, as one whose disk is full is.
  if (!said || *said == RequestAnswer::trouble) return;
  kept->errand.at[due.place] =
      *said == RequestAnswer::kept ? Errand::At::kept : Errand::At::refused;
  end(*kept, due.place);
}

double Errands::step() {
  for (const Due& each : due(clock_.now_s())) {
    {
      const std::scoped_lock guard(mutex_);
      if (ended_) return 0;
    }
    settle(each, ask_(to_subject(each.place), each.body, kAnswer_s));
    if (wake_) wake_();
  }
  const std::scoped_lock guard(mutex_);
  double next = 1e300;
  for (const Kept& kept : kept_)
    for (const auto& [place, at_s] : kept.due_s) next = std::min(next, at_s);
  return next;
}

void Errands::run() {
  for (;;) {
    const double next = step();
    std::unique_lock guard(mutex_);
    const double wait_s = std::clamp(next - clock_.now_s(), 0.0, 3600.0);
    condition_.wait_for(guard, std::chrono::duration<double>(wait_s),
                        [this] { return woken_ || ended_; });
    if (ended_) return;
  }
}

}  // namespace hall
