#include "phone/rules.h"

#include <algorithm>

namespace phone {

namespace {
constexpr std::size_t kMostAddresses = 4096;
}

bool Bucket::take(double now_s, double per_s, double burst) {
  used_ = std::max(0.0, used_ - std::max(0.0, now_s - then_s_) * per_s);
  then_s_ = now_s;
  if (used_ > burst - 1) return false;
  used_ += 1;
  return true;
}

bool Bucket::full(double now_s, double per_s, double) const {
  return used_ <= std::max(0.0, now_s - then_s_) * per_s;
}

bool Rules::admits(const std::string& address, double now_s) {
  if (addresses_.size() >= kMostAddresses && !addresses_.contains(address)) {
    std::erase_if(addresses_, [&](const auto& entry) {
      return entry.second.full(now_s, limits_.asks_s, limits_.asks_burst);
    });
    if (addresses_.size() >= kMostAddresses) return false;
  }
  return addresses_[address].take(now_s, limits_.asks_s, limits_.asks_burst);
}

Rules::Phone* Rules::find(const std::string& phone, double now_s) {
  const auto there = phones_.find(phone);
  if (there == phones_.end() && phones_.size() >= limits_.phones) {
    // One that wrote nothing can come again: it loses nothing.
    const auto idle = std::ranges::find_if(phones_, [&](const auto& entry) {
      return entry.second.written == 0 && entry.second.taken == 0 &&
             now_s - entry.second.seen_s > 60;
    });
    if (idle == phones_.end()) return nullptr;
    phones_.erase(idle);
  }
  Phone& out = phones_[phone];
  out.seen_s = now_s;
  return &out;
}

Verdict Rules::card(const std::string& phone, std::size_t there, double now_s) {
  Phone* const from = find(phone, now_s);
  if (!from || there >= limits_.cards) return Verdict::full;
  if (from->written >= limits_.cards_of_phone) return Verdict::never;
  if (!from->cards.take(now_s, limits_.cards_s, limits_.cards_burst)) return Verdict::later;
  ++from->written;
  return Verdict::yes;
}

Verdict Rules::photo(const std::string& phone, std::size_t there, double now_s) {
  Phone* const from = find(phone, now_s);
  if (!from || there >= limits_.photos) return Verdict::full;
  if (from->taken >= limits_.photos_of_phone) return Verdict::never;
  if (!from->photos.take(now_s, limits_.photos_s, limits_.photos_burst)) return Verdict::later;
  ++from->taken;
  return Verdict::yes;
}

Verdict Rules::points(const std::string& phone, double now_s) {
  Phone* const from = find(phone, now_s);
  if (!from) return Verdict::full;
  return from->points.take(now_s, limits_.points_s, limits_.points_burst) ? Verdict::yes
                                                                          : Verdict::later;
}

Verdict Rules::sheet(const std::string& phone, double now_s) {
  Phone* const from = find(phone, now_s);
  if (!from) return Verdict::full;
  return from->cards.take(now_s, limits_.cards_s, limits_.cards_burst) ? Verdict::yes
                                                                       : Verdict::later;
}

void Rules::seen(const std::string& phone, double now_s) { (void)find(phone, now_s); }

std::size_t Rules::here(double now_s, double within_s) const {
  return std::size_t(std::ranges::count_if(
      phones_, [&](const auto& entry) { return now_s - entry.second.seen_s <= within_s; }));
}

}  // namespace phone
