#include "pages/surroundings.h"

namespace pages {

namespace {
constexpr double kApart_s = 0.5;  // from sound to sound
}

void Surroundings::sound(Sound which) {
  const double now = clock.now_s();
  if (!machine.sound || now - sounded_s < kApart_s || !outside.has_sound()) return;
  sounded_s = now;
  outside.play(which);
}

void Surroundings::say(panels::ToastKind kind, std::string text, std::vector<std::string> details) {
  toasts.add(kind, std::move(text), clock.now_s(), std::move(details));
  if (kind == panels::ToastKind::warning) sound(Sound::refused);
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
