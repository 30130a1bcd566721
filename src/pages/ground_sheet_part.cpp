#include "pages/ground_sheet_part.h"

#include <utility>

#include "base/overloaded.h"
#include "ops/ground.h"
#include "storage/agenda_template.h"

namespace pages {

namespace p = panels;

void GroundSheetPart::read_offers() {
  grounds_.clear();
  view_.offers.clear();
  for (storage::AgendaTemplate& one :
       storage::find_templates(
           around_.files, {around_.assets.templates, around_.settings.templates}, around_.tr.lang())
           .good) {
    if (one.plan.ground.columns.empty()) continue;
    view_.offers.push_back({one.name, p::stamp_of(one.plan.ground)});
    grounds_.push_back(std::move(one.plan.ground));
  }
}

void GroundSheetPart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::ground);
  if (!shown_) return;
  if (!was_shown) {
    sheet_ = {};
    read_offers();
  }
  view_.now = sitting_.board().ground;
  view_.begins = begins_;
  view_.writable = !sitting_.desk.read_only;
  sheet_.need(fonts, view_);
}

void GroundSheetPart::draw(p::Ui& ui, p::Room& room) {
  if (!shown_) return;
  room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
  begins_.clear();
}

void GroundSheetPart::put(const model::Ground& ground) {
  const bool bare = !model::has_ground(sitting_.board());
  (void)sitting_.desk.apply(ops::put_ground(sitting_.board(), ground));
  if (bare) sitting_.table.view().show_all(around_.clock.now_s());
}

bool GroundSheetPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::GroundCommand& command : asked)
    std::visit(base::Overloaded{[&](p::PutGround wish) {
                                  if (wish.offer < grounds_.size())
                                    put(ops::ground_under(sitting_.board(), grounds_[wish.offer]));
                                },
                                [&](p::TakeGroundOff) { put({}); },
                                [&](const p::NameGround& wish) {
                                  (void)sitting_.desk.apply(
                                      ops::name_ground(sitting_.board(), wish.part, wish.name));
                                },
                                [&](p::CloseGroundSheet) { sitting_.sheet = Sheet::none; }},
               command);
  return !asked.empty();
}

void GroundSheetPart::tick(double) {
  const auto tapped = sitting_.table.ground_names().take_asked();
  if (!tapped || sitting_.desk.read_only) return;
  begins_ = p::field_name(*tapped);
  sitting_.files_open = false;
  sitting_.sheet = Sheet::ground;
  around_.due.panels = true;
}

}  // namespace pages
