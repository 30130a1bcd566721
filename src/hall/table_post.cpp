#include "hall/table_post.h"

#include <algorithm>
#include <utility>

#include "hall/subjects.h"

namespace hall {

namespace {

constexpr std::size_t kMostCarried = 400;  // by all tables together, with those that have arrived
constexpr double kSoon_s = 0.5;            // from one change that is told to the next

const Errands::Progress* find(const std::vector<Errands::Progress>& progress, base::Id request) {
  const auto it = std::ranges::find(progress, request, &Errands::Progress::request);
  return it == progress.end() ? nullptr : &*it;
}

bool is_under_way(const Errands::Progress& progress) {
  return std::ranges::any_of(progress.at,
                             [](const auto& at) { return at.second == Errand::At::on_its_way; });
}

}  // namespace

TablePost::TablePost(const base::Clock& clock, Errands::Ask ask, Tell tell,
                     std::function<void()> wake)
    : clock_(clock),
      tell_(std::move(tell)),
      errands_(clock, std::move(ask), std::move(wake), kMostCarried) {}

void TablePost::note(int from, Origin origin) {
  auto& all = sent_[from];
  all.push_back(std::move(origin));
  if (all.size() > kMostTold) all.pop_front();
}

void TablePost::take(const Letter& letter, const Presences& presences) {
  const auto from = read_send_subject(letter.subject);
  if (!from) return;
  auto dispatch = read_dispatch(letter.body);
  if (!dispatch) return;
  Request& request = dispatch->request;
  const auto& known = sent_[*from];
  if (std::ranges::any_of(known, [&](const Origin& o) { return o.request == request.id; })) return;
  std::erase(dispatch->to, *from);
  const auto progress = errands_.progress();
  const auto under_way = std::ranges::count_if(known, [&](const Origin& o) {
    const Errands::Progress* is = find(progress, o.request);
    return is && is_under_way(*is);
  });
  const bool is_taken = std::size_t(under_way) < kMostUnderWay && !dispatch->to.empty() &&
                        !find(progress, request.id);
  note(*from, {request.id, is_taken ? std::vector<int>() : dispatch->to});
  if (!is_taken) return;
  // By the hall's names and clock: a table speaks for no other.
  auto& island = std::get<IslandFromAfar>(request.wish);
  if (const auto heard = presences.heard().find(*from);
      heard != presences.heard().end() && !heard->second.presence.table.empty())
    island.origin = heard->second.presence.table;
  request.at = clock_.wall();
  errands_.carry(std::move(request), dispatch->to);
}

HallNews TablePost::news_for(int place, const Presences& presences,
                             const std::vector<Errands::Progress>& progress) const {
  HallNews out;
  for (const auto& [other, heard] : presences.heard())
    if (other != place && !presences.is_away(other, clock_.now_s()))
      out.tables.push_back({other, heard.presence.table});
  const auto sent = sent_.find(place);
  if (sent == sent_.end()) return out;
  for (const Origin& origin : sent->second) {
    HallNews::Sent told{origin.request, {}};
    if (const Errands::Progress* is = find(progress, origin.request)) told.at = is->at;
    for (const int refused : origin.refused) told.at[refused] = Errand::At::refused;
    out.sent.push_back(std::move(told));
  }
  return out;
}

void TablePost::tell(const Presences& presences) {
  const double now = clock_.now_s();
  const auto progress = errands_.progress();
  for (const auto& [place, heard] : presences.heard()) {
    if (presences.is_away(place, now)) continue;
    HallNews news = news_for(place, presences, progress);
    Told& told = told_[place];
    if (now < told.at_s + (news == told.news ? kPresenceEvery_s : kSoon_s)) continue;
    // Where it could not be told the next one says it.
    if (!tell_(news_subject(place), text_of(news))) continue;
    told = {std::move(news), now};
  }
}

}  // namespace hall
