#include "panels/tray.h"

#include <algorithm>

#include "canvas/look.h"
#include "model/origin.h"
#include "panels/format.h"
#include "panels/photo.h"
#include "panels/room.h"

namespace panels {

namespace {

constexpr float kGap_mm = 5;
constexpr float kLeastDrawer_mm = 125;  // its head and one card
constexpr float kInkWords_mm = 14;      // at the bottom of a card with ink, for its words

void draw_ink(const Theme& t, const std::vector<model::InkStroke>& ink, const Area& card) {
  const ImVec2 middle = card.centre();
  const float scale = card.w / static_cast<float>(model::kCardSize.w);
  std::vector<ImVec2> line;
  for (const model::InkStroke& stroke : ink) {
    line.clear();
    for (const base::Vec2 p : stroke.points)
      line.push_back(
          {middle.x + static_cast<float>(p.x) * scale, middle.y + static_cast<float>(p.y) * scale});
    ImGui::GetWindowDrawList()->AddPolyline(line.data(), static_cast<int>(line.size()), t.ink, 0,
                                            std::max(1.0f, t.px(stroke.width)));
  }
}

std::string from_words(const Ui& ui, const std::string& origin) {
  if (origin == model::kFromPhones) return ui.tr("from phones");
  return fill(ui.tr("from {0}"), {origin});
}

}  // namespace

void need(Fonts& fonts, const TrayView& view) {
  for (const TrayCard& c : view.cards) {
    fonts.need(c.text, Fonts::Kind::card);
    fonts.need(c.origin);
  }
}

void Tray::draw_photos(Ui& ui, const TrayView& view, const Area& list, Area& place,
                       std::vector<TrayCommand>& out) const {
  const Theme& t = ui.theme;
  for (const TrayPhoto& photo : view.photos) {
    const Area at = place;
    place.x += at.w + t.px(kGap_mm);
    if (at.right() < list.x || at.x > list.right()) continue;
    const Ui::Tap tap = ui.tap("tray-photo-" + photo.key, at, true, ui.tr("Picture from a phone"));
    ui.surface(at, t.surface, t.px(1.2), tap.held ? 0.6f : 1.5f, true);
    if (photo.picture.texture != nullptr)
      draw_whole(photo.picture, at.shrunk(t.px(1.5)));
    else
      ui.icon(photo.broken ? "warning" : "phone", at.centre(), t.px(10),
              photo.broken ? t.warn : faded(t.ink, 0.3f));
    if (tap.tapped) out.push_back(OpenPhoto{photo.key});
  }
}

void Tray::draw_cards(Ui& ui, const TrayView& view, const Area& list, Area& place,
                      std::vector<TrayCommand>& out) const {
  const Theme& t = ui.theme;
  for (const TrayCard& c : view.cards) {
    const Area card = place;
    place.x += card.w + t.px(kGap_mm);
    if (card.right() < list.x || card.x > list.right()) continue;
    const Ui::Tap tap = ui.tap("tray-card-" + c.id.str(), card, view.writable);
    const ImU32 paper = t.papers[static_cast<std::size_t>(c.color)];
    ui.surface(card, paper, t.px(1.2), tap.held ? 0.6f : 1.5f, t.contrast == Contrast::high);
    if (tap.held)
      ImGui::GetWindowDrawList()->AddRectFilled(card.min(), card.max(), faded(t.ink, 0.08f),
                                                t.px(1.2));
    ui.icon(canvas::mark_of(c.color), {card.right() - t.px(4.5), card.bottom() - t.px(4.5)},
            t.px(3), faded(t.ink, 0.3f));
    draw_ink(t, c.ink, card);
    Area words = card.shrunk(t.px(5));
    if (!c.origin.empty()) {
      const float line = ui.line_height(Role::small);
      ui.line(Role::small, from_words(ui, c.origin),
              {words.x, card.y + t.px(2), words.w, line}, t.ink_soft, Align::left, Words::people);
      words = {words.x, words.y + line, words.w, words.h - line};
    }
    if (!c.ink.empty())
      words = {words.x, card.bottom() - t.px(kInkWords_mm), words.w, t.px(kInkWords_mm - 2)};
    // The largest of our sizes in which the whole text can be read.
    Role role = Role::small;
    for (const Role r : {Role::card, Role::text})
      if (ui.text_height(r, c.text, words.w) <= words.h) {
        role = r;
        break;
      }
    const float h = std::min(ui.text_height(role, c.text, words.w), words.h);
    ui.paragraph(role, c.text, {words.x, words.y + (words.h - h) / 2, words.w, h}, t.ink,
                 Align::centre, Words::people);
    if (tap.tapped) out.push_back(TakeFromTray{c.id});
  }
}

float Tray::draw(Ui& ui, const TrayView& view, Room& room, std::vector<TrayCommand>& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float pad = t.px(5), head_h = t.target;
  const float card_w = t.px(model::kCardSize.w), card_h = t.px(model::kCardSize.h);
  const float height = pad + head_h + t.px(3) + card_h + t.px(6);
  const Area drawer = room_above({room.bottom - t.gap, height, t.px(kLeastDrawer_mm), ui.window.w},
                                 room.open_seats, {ui.window.w, ui.window.h}, t);
  ui.begin("tray", drawer);
  ui.surface(drawer, t.sunken, t.radius, 4, t.contrast == Contrast::high);
  room.tray.push_back(drawer.rect());
  if (view.held_over)
    ImGui::GetWindowDrawList()->AddRect(drawer.min(), drawer.max(), t.accent, t.radius, 0, t.px(1));

  const float y = drawer.y + pad * 0.8f;
  const ButtonSpec close{
      .name = "tray-close", .icon = "close", .label = tr("Close"), .kind = ButtonKind::quiet};
  const ButtonSpec import{.name = "tray-import",
                          .icon = "open",
                          .label = tr("Cards from a file"),
                          .kind = ButtonKind::paper,
                          .enabled = view.writable};
  float right = drawer.right() - pad;
  right -= ui.width(close);
  if (ui.button(close, {right, y, ui.width(close), head_h})) out.push_back(CloseTray{});
  right -= t.gap + ui.width(import);
  if (ui.button(import, {right, y, ui.width(import), head_h})) out.push_back(OpenImport{});
  const ButtonSpec back{.name = "tray-photo-back",
                        .icon = "undo",
                        .label = tr("The picture back"),
                        .kind = ButtonKind::paper};
  if (view.photo_away) {
    right -= t.gap + ui.width(back);
    if (ui.button(back, {right, y, ui.width(back), head_h})) out.push_back(PhotoBack{});
  }
  const float name_w = ui.text_width(Role::heading, tr("Tray"));
  const float x = drawer.x + pad + t.px(1);
  ui.line(Role::heading, tr("Tray"), {x, y, name_w, head_h}, t.ink);
  const char* how = view.photos.empty()
                        ? tr("Tap a card to lay it back onto the table.")
                        : tr("Tap a picture to write it off, a card to lay it back.");
  const float rest = right - x - name_w - t.px(10);
  if (!(view.cards.empty() && view.photos.empty()) && rest >= ui.text_width(Role::text, how))
    ui.line(Role::text, how, {x + name_w + t.px(6), y, rest, head_h}, t.ink_soft);

  const Area list{drawer.x + pad, y + head_h + t.px(2), drawer.w - 2 * pad, card_h + t.px(6)};
  if (view.cards.empty() && view.photos.empty()) {
    ui.paragraph(Role::text,
                 tr("Cards that are put away wait here; nothing is ever thrown out. Drag a card "
                    "here to put it away."),
                 {list.x, list.y + list.h * 0.35f, list.w, list.h * 0.6f}, t.ink_soft,
                 Align::centre);
    ui.end();
    return drawer.y;
  }
  const float pitch = card_w + t.px(kGap_mm);
  scroll_.begin(ui, "tray-cards", list, DragScroll::Axis::x,
                static_cast<float>(view.photos.size() + view.cards.size()) * pitch + t.px(2));
  Area place{list.x + t.px(1) - scroll_.offset_px(), list.y + t.px(1.5), card_w, card_h};
  draw_photos(ui, view, list, place, out);
  draw_cards(ui, view, list, place, out);
  scroll_.end(ui);
  ui.end();
  return drawer.y;
}

}  // namespace panels
