#include "pages/sent_islands.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pages {

using hall::Errand;
using hall::HallNews;
using At = hall::Errand::At;

namespace {

constexpr double kAgain_s = 6;  // the hall tells its news more often
constexpr int kMostTimes = 20;  // a hall that does not know it then cannot read it

bool is_settled(At at) { return at != At::on_its_way && at != At::kept; }

bool is_at(const hall::SentIsland& sent, bool (*is)(At)) {
  return std::ranges::any_of(sent.at, [&](const auto& each) { return is(each.second); });
}

/// Of what was kept there only its people say what became of it, whatever a hall says that knows less.
bool goes_on(At from, At to) {
  if (from == At::kept) return to == At::done || to == At::declined;
  return from == At::on_its_way && to != from;
}

}  // namespace

void SentIslands::enter(const std::string& hall, base::WallTime now) {
  if (hall == hall_) return;
  there_.clear();
  all_.clear();  // a place is another table's in another hall
  hall_ = hall;
  for (hall::SentIsland& each : box_.open(hall, now)) all_.push_back({std::move(each)});
}

void SentIslands::leave() {
  there_.clear();
  all_.clear();
  hall_.clear();
  box_.drop_all();
}

void SentIslands::send(const hall::Dispatch& dispatch, base::Id island,
                       const std::vector<int>& to) {
  const auto* wish = std::get_if<hall::IslandFromAfar>(&dispatch.request.wish);
  Sent sent{{dispatch.request.id, island, wish ? wish->plate : "", {}, {}, text_of(dispatch)}};
  for (const int place : to) {
    const auto there = std::ranges::find(there_, place, &HallNews::There::place);
    sent.tables[place] = there == there_.end() ? "" : there->table;
    sent.at[place] = At::on_its_way;
  }
  box_.keep(sent, hall_);
  all_.push_back(std::move(sent));
  // Of older ones the hall's news say nothing.
  if (all_.size() > hall::kMostTold)
    if (Sent& old = all_[all_.size() - hall::kMostTold - 1]; old.times == 0) give_up(old);
  if (all_.size() > kMostKept) {
    box_.drop(all_.front().request);
    all_.erase(all_.begin());
  }
}

bool SentIslands::hear(const HallNews& news, double now_s) {
  heard_s_ = now_s;
  bool changed = there_ != news.tables;
  there_ = news.tables;
  for (Sent& sent : all_) {
    const auto told = std::ranges::find(news.sent, sent.request, &HallNews::Sent::request);
    sent.known = told != news.sent.end();
    if (sent.known) changed = hear_of(sent, *told) || changed;
  }
  return changed;
}

bool SentIslands::hear_of(Sent& sent, const HallNews::Sent& told) {
  bool changed = false;
  sent.times = 1;
  sent.under_way = false;
  for (const auto& [place, at] : told.at) {
    sent.under_way = sent.under_way || at == At::on_its_way;
    const auto mine = sent.at.find(place);
    if (mine == sent.at.end() || !goes_on(mine->second, at)) continue;
    settle(sent, place, at);
    changed = true;
  }
  if (changed) note(sent);
  return changed;
}

void SentIslands::settle(Sent& sent, int place, At at) {
  sent.at[place] = at;
  if (is_settled(at)) became_.push_back({sent.plate, sent.tables.at(place), at});
}

void SentIslands::give_up(Sent& sent) {
  for (const auto& [place, at] : std::map(sent.at))
    if (at == At::on_its_way) settle(sent, place, At::lost);
  note(sent);
}

void SentIslands::note(Sent& sent) {
  const bool open = is_at(sent, [](At at) { return !is_settled(at); });
  if (open) return box_.keep(sent, hall_);
  sent.body.clear();
  box_.drop(sent.request);
}

void SentIslands::tell(const std::function<bool(const std::string& body)>& tell, double now_s) {
  const std::size_t first = all_.size() - std::min(all_.size(), hall::kMostTold);
  const auto newest = std::ranges::subrange(all_.begin() + std::ptrdiff_t(first), all_.end());
  auto under_way = std::ranges::count_if(newest, [&](const Sent& sent) {
    return sent.known ? sent.under_way : now_s < sent.told_s + kAgain_s;
  });
  for (Sent& sent : newest) {
    if (sent.body.empty() || sent.known || now_s < sent.told_s + kAgain_s) continue;
    if (sent.times == kMostTimes) {
      give_up(sent);
    } else if (std::size_t(under_way) < hall::kMostUnderWay && tell(sent.body)) {
      sent.told_s = now_s;
      ++sent.times;
      ++under_way;
    }
  }
}

bool SentIslands::forget_there(double now_s) {
  if (there_.empty() || now_s < heard_s_ + hall::kAwayAfter_s) return false;
  there_.clear();
  return true;
}

}  // namespace pages
