#include "pages/new_session_part.h"

#include <utility>

#include "base/overloaded.h"

namespace pages {

void NewSessionPart::need(panels::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, page_ == panels::StartPanel::new_session);
  if (!shown_) return;
  if (!was_shown) {
    form_.reset(base::local_date(around_.clock.wall()));
    agendas_ = read_templates(around_, 1);
  }
  fonts.need(form_.typed());
  panels::need(fonts, agendas_.offers);
}

void NewSessionPart::draw(panels::Ui& ui, panels::Room&) {
  if (shown_) form_.draw(ui, agendas_.offers, asked_);
}

bool NewSessionPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const panels::NewSessionCommand& command : asked)
    std::visit(base::Overloaded{[&](panels::GoTo to) { page_ = to.page; },
                                [&](const panels::CreateSession& wish) {
                                  const bool led = wish.agenda > 0;
                                  around_.wishes.emplace_back(BeginSession{
                                      wish, led ? agendas_.plans[wish.agenda - 1] : ops::Plan()});
                                }},
               command);
  return !asked.empty();
}

}  // namespace pages
