#include "pages/sent_islands.h"

#include <algorithm>
#include <utility>

namespace pages {

using hall::Errand;
using hall::HallNews;

namespace {

constexpr double kAgain_s = 6;  // the hall tells its news more often
constexpr int kMostTimes = 20;   // a hall that does not know it then cannot read it

bool is_settled(Errand::At at) {
  return at == Errand::At::done || at == Errand::At::declined || at == Errand::At::refused ||
         at == Errand::At::lost;
}

}  // namespace

void SentIslands::send(const hall::Dispatch& dispatch, base::Id island,
                       const std::vector<int>& to) {
  const auto* wish = std::get_if<hall::IslandFromAfar>(&dispatch.request.wish);
  Sent sent{dispatch.request.id, island, wish ? wish->plate : "", {}};
  for (const int place : to) {
    const auto there = std::ranges::find(there_, place, &HallNews::There::place);
    sent.tables[place] = there == there_.end() ? "" : there->table;
    sent.at[place] = Errand::At::on_its_way;
  }
  sent.body = text_of(dispatch);
  all_.push_back(std::move(sent));
  if (all_.size() > kMostKept) all_.erase(all_.begin());
}

bool SentIslands::hear(const HallNews& news, double now_s) {
  heard_s_ = now_s;
  bool changed = there_ != news.tables;
  there_ = news.tables;
  for (Sent& sent : all_) {
    const auto told = std::ranges::find(news.sent, sent.request, &HallNews::Sent::request);
    sent.known = told != news.sent.end();
    if (!sent.known) continue;
    for (const auto& [place, at] : told->at) {
      const auto mine = sent.at.find(place);
      // What has been settled once stays so, whatever a hall started again says.
      if (mine == sent.at.end() || mine->second == at || is_settled(mine->second)) continue;
      settle(sent, place, at);
      changed = true;
    }
    const bool under_way = std::ranges::any_of(
        sent.at, [](const auto& each) { return each.second == Errand::At::on_its_way; });
    if (!under_way) sent.body.clear();
  }
  return changed;
}

void SentIslands::settle(Sent& sent, int place, Errand::At at) {
  sent.at[place] = at;
  if (is_settled(at)) became_.push_back({sent.plate, sent.tables.at(place), at});
}

void SentIslands::tell(const std::function<bool(const std::string& body)>& tell, double now_s) {
  for (Sent& sent : all_) {
    if (sent.body.empty() || sent.known || now_s < sent.told_s + kAgain_s) continue;
    if (sent.times == kMostTimes) {
      sent.body.clear();
      for (const auto& [place, at] : std::map(sent.at)) settle(sent, place, Errand::At::lost);
    } else if (tell(sent.body)) {
      sent.told_s = now_s;
      ++sent.times;
    }
  }
}

void SentIslands::leave() {
  there_.clear();
  all_.clear();  // a place is another table's in another hall
}

bool SentIslands::forget_there(double now_s) {
  if (there_.empty() || now_s < heard_s_ + hall::kAwayAfter_s) return false;
  there_.clear();
  return true;
}

}  // namespace pages
