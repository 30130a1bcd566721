#include "hall/finder.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hall {

namespace {
constexpr double kFailedFor_s = 30;
}

void Finder::set_keys(std::vector<Mac> keys) {
  keys_ = std::move(keys);
  for (Hall& hall : halls_) hall.key = key_of(hall.last);
}

void Finder::hear(std::string_view packet, const Address& from) {
  if (too_many(from.host)) {
    ++dropped_;
    return;
  }
  const auto heard = read_beacon(packet);
  if (!heard) {
    if (heard.error().code == base::ErrorCode::version) newer_s_ = clock_.now_s();
    return;
  }
  forget_gone();
  Hall* hall = hall_for(*heard, key_of(*heard));
  if (!hall) {
    ++dropped_;
    return;
  }
  hall->heard_s = clock_.now_s();
  heard_at(*hall, {from.host, heard->says.port});
}

bool Finder::too_many(std::uint32_t host) {
  if (const double now = clock_.now_s(); now - second_s_ >= 1) {
    second_s_ = now;
    counted_.clear();
    counted_all_ = 0;
  }
  // Whoever sends under ever other addresses fills this map no further than all may send.
  if ((counted_all_ >= kMostPackets && !is_known(host)) || counted_[host] >= kMostPacketsOfHost) return true;
  ++counted_all_;
  ++counted_[host];
  return false;
}

bool Finder::is_known(std::uint32_t host) const {
  return std::ranges::any_of(halls_, [&](const Hall& h) {
    return h.key && std::ranges::any_of(h.places, [&](const Place& p) { return p.hub.host == host; });
  });
}

void Finder::forget_gone() {
  const double now = clock_.now_s();
  std::erase_if(halls_, [&](const Hall& h) { return now - h.heard_s > kHallGone_s; });
  for (Hall& hall : halls_)
    std::erase_if(hall.places, [&](const Place& p) {
      return now - p.heard_s > kHallGone_s && now - p.failed_s > kFailedFor_s;
    });
}

std::optional<std::size_t> Finder::key_of(const HeardBeacon& heard) const {
  for (std::size_t n = 0; n < keys_.size(); ++n)
    if (proved(heard, keys_[n])) return n;
  return {};
}

Finder::Hall* Finder::hall_for(const HeardBeacon& heard, std::optional<std::size_t> key) {
  const auto same = std::ranges::find_if(halls_, [&](const Hall& h) {
    return h.last.says.certificate_der == heard.says.certificate_der;
  });
  if (same != halls_.end()) {
    // A packet that proves nothing does not take the place of one that does.
    if (key || !same->key) same->last = heard, same->key = key;
    return key || !same->key ? &*same : nullptr;
  }
  if (halls_.size() >= kMostHalls) {
    const auto unknown =
        std::ranges::find_if(halls_, [](const Hall& h) { return !h.key.has_value(); });
    if (!key || unknown == halls_.end()) return nullptr;
    halls_.erase(unknown);
  }
  halls_.push_back({heard, key, {}, 0});
  return &halls_.back();
}

void Finder::heard_at(Hall& hall, const Address& hub) {
  const double now = clock_.now_s();
  const auto same = std::ranges::find(hall.places, hub, &Place::hub);
  if (same != hall.places.end()) {
    same->heard_s = now;
    return;
  }
  if (hall.places.size() >= kMostAddresses) {
    // Those that failed first, then the one not heard for longest.
    const auto worst = std::ranges::min_element(hall.places, {}, [&](const Place& p) {
      return std::tuple(now - p.failed_s > kFailedFor_s, p.heard_s);
    });
    hall.places.erase(worst);
  }
  hall.places.push_back({hub, now});
}

void Finder::failed(const std::string& certificate_der, const Address& hub) {
  for (Hall& hall : halls_)
    if (hall.last.says.certificate_der == certificate_der)
      for (Place& place : hall.places)
        if (place.hub == hub) place.failed_s = clock_.now_s();
}

std::vector<FoundHall> Finder::halls() const {
  const double now = clock_.now_s();
  std::vector<FoundHall> out;
  for (const Hall& hall : halls_) {
    if (now - hall.heard_s > kHallGone_s) continue;
    std::vector<Place> places = hall.places;
    std::erase_if(places, [&](const Place& p) { return now - p.heard_s > kHallGone_s; });
    // The one that failed longest ago, or never, first; of those the one that was there first.
    std::ranges::stable_sort(places, {}, [&](const Place& p) {
      return now - p.failed_s > kFailedFor_s ? 0.0 : 1 + p.failed_s;
    });
    FoundHall found{hall.last.says.hall, hall.last.says.certificate_der, {}, hall.key};
    for (const Place& place : places) found.hubs.push_back(place.hub);
    out.push_back(std::move(found));
  }
  std::ranges::sort(out, {}, [](const FoundHall& f) {
    return std::tuple(!f.key.has_value(), f.name, f.certificate_der);
  });
  return out;
}

bool Finder::heard_newer() const { return clock_.now_s() - newer_s_ <= kHallGone_s; }

}  // namespace hall
