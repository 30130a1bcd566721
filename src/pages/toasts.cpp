#include "pages/toasts.h"

#include <algorithm>

namespace pages {

namespace {
constexpr double kShort_s = 6, kLong_s = 25;
}

void Toasts::add(panels::ToastKind kind, std::string text, double now_s,
                 std::vector<std::string> details) {
  const bool long_one = !details.empty() || kind == panels::ToastKind::warning;
  // Said again, it is the newest again and no second one.
  std::erase_if(entries_, [&](const Entry& e) {
    return e.toast.kind == kind && e.toast.text == text && e.toast.details == details && !e.offer;
  });
  entries_.push_back({{next_++, kind, std::move(text), std::move(details), ""},
                      now_s + (long_one ? kLong_s : kShort_s),
                      {},
                      {}});
  if (entries_.size() > 3) entries_.erase(entries_.begin());
}

void Toasts::add_offer(panels::ToastKind kind, std::string text, double now_s, std::string verb,
                       desk::Offer offer) {
  entries_.push_back({{next_++, kind, std::move(text), {}, std::move(verb)},
                      now_s + kLong_s,
                      std::move(offer),
                      {}});
  if (entries_.size() > 3) entries_.erase(entries_.begin());
}

void Toasts::add_offers(panels::ToastKind kind, std::string text, double now_s, Verb one,
                        Verb other) {
  add_offer(kind, std::move(text), now_s, std::move(one.word), std::move(one.offer));
  entries_.back().toast.other = std::move(other.word);
  entries_.back().other = std::move(other.offer);
}

void Toasts::close(int id) {
  std::erase_if(entries_, [&](const Entry& e) { return e.toast.id == id; });
}

std::optional<desk::Offer> Toasts::take_offer(int id, panels::ToastAction::Which which) {
  const auto it = std::find_if(entries_.begin(), entries_.end(),
                               [&](const Entry& e) { return e.toast.id == id; });
  if (it == entries_.end()) return {};
  const bool other = which == panels::ToastAction::Which::other;
  std::optional<desk::Offer> offer = std::move(other ? it->other : it->offer);
  entries_.erase(it);
  return offer;
}

void Toasts::leave_table() {
  std::erase_if(entries_,
                [](const Entry& e) { return e.offer && desk::belongs_to_table(*e.offer); });
}

bool Toasts::tick(double now_s) {
  return std::erase_if(entries_, [&](const Entry& e) { return now_s >= e.until_s; }) > 0;
}

double Toasts::next_deadline_s() const {
  double next = 1e300;
  for (const Entry& e : entries_) next = std::min(next, e.until_s);
  return next;
}

std::vector<panels::Toast> Toasts::shown() const {
  std::vector<panels::Toast> out;
  for (const Entry& e : entries_) out.push_back(e.toast);
  return out;
}

}  // namespace pages
