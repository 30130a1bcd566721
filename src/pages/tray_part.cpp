#include "pages/tray_part.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "canvas/ink.h"

namespace pages {

namespace {

/// A card as the drawer shows it: of the usual size, with its ink where that lies.
panels::TrayCard tray_card(const model::Card& card) {
  panels::TrayCard out{card.id, card.text, card.color, {}, card.origin};
  const canvas::InkPlace place = canvas::ink_place(card);
  const double k = std::min(model::kCardSize.w / card.size.w, model::kCardSize.h / card.size.h);
  for (const model::InkStroke& stroke : card.ink) {
    model::InkStroke line;
    line.width = stroke.width * place.scale * k;
    for (const base::Vec2 p : canvas::thinned(stroke.points, 0.4))
      line.points.push_back(place.to_card(p) * k);
    out.ink.push_back(std::move(line));
  }
  return out;
}

}  // namespace

void TrayPart::need(panels::Fonts& fonts) {
  view_ = {{}, !sitting_.desk.read_only, !sitting_.desk.over_tray.empty(), {}, false};
  if (!sitting_.tray_open) return;
  for (const auto& [id, c] : sitting_.board().cards)
    if (c.place == model::Place::tray) view_.cards.push_back(tray_card(c));
  std::ranges::reverse(view_.cards);
  PhotoShelf& shelf = photos_.shelf();
  shelf.want_small();
  for (const std::string& key : shelf.keys())
    view_.photos.push_back({key, shelf.small(key), !shelf.why_not(key).empty()});
  view_.photo_away = shelf.one_is_away();
  panels::need(fonts, view_);
}

void TrayPart::draw(panels::Ui& ui, panels::Room& room) {
  if (!sitting_.tray_open) return;
  room.bottom = tray_.draw(ui, view_, room, asked_);
  room.free.max.y = room.bottom;
}

void TrayPart::tick(double) {
  if (view_.held_over == sitting_.desk.over_tray.empty()) around_.due.panels = true;
}

bool TrayPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const panels::TrayCommand& command : asked)
    std::visit(base::Overloaded{
                   [&](panels::CloseTray) { sitting_.tray_open = false; },
                   [&](panels::OpenImport) { import_.open_list(); },
                   [&](const panels::OpenPhoto& open) {
                     photos_.open(open.key);
                     sitting_.tray_open =
                         false;  // the picture gets its room, and who writes it off
                   },
                   [&](panels::PhotoBack) { photos_.shelf().take_back(); },
                   [&](panels::TakeFromTray take) { sitting_.table.take_from_tray(take.card); }},
               command);
  return !asked.empty();
}

}  // namespace pages
