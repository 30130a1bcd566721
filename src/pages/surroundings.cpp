#include "pages/surroundings.h"

namespace pages {

void Surroundings::say(panels::ToastKind kind, std::string text, std::vector<std::string> details) {
  toasts.add(kind, std::move(text), clock.now_s(), std::move(details));
  due.panels = true;
}

void Surroundings::offer(panels::ToastKind kind, std::string text, std::string verb,
                         desk::Offer what) {
  toasts.add_offer(kind, std::move(text), clock.now_s(), std::move(verb), std::move(what));
  due.panels = true;
}

void Surroundings::offer(panels::ToastKind kind, std::string text, Toasts::Verb one,
                         Toasts::Verb other) {
  toasts.add_offers(kind, std::move(text), clock.now_s(), std::move(one), std::move(other));
  due.panels = true;
}

}  // namespace pages
