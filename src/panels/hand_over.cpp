#include "panels/hand_over.h"

#include <algorithm>

namespace panels {

namespace {

constexpr double kCodeMm = 48;  // with its white margin: the code itself is 40 or more

float row_height(const Ui& ui) {
  return std::max(ui.theme.px(14),
                  ui.line_height(Role::text) + ui.line_height(Role::small) + ui.theme.px(3));
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines)
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
  return out;
}

/// The words beside the code: the title strong, the others below. Their height; `draw`: they are.
float draw_words(Ui& ui, const HandOverView& view, const Area& area, bool draw) {
  const Theme& t = ui.theme;
  float y = area.y;
  for (std::size_t i = 0; i < view.where.size(); ++i) {
    if (view.where[i].empty()) continue;
    const Role role = i == 0 ? Role::strong : Role::small;
    const float h = ui.text_height(role, view.where[i], area.w);
    if (draw)
      ui.paragraph(role, view.where[i], {area.x, y, area.w, h}, i == 0 ? t.ink : t.ink_soft,
                   Align::left, Words::people);
    y += h + t.px(0.6);
  }
  return y - area.y;
}

}  // namespace

void need(Fonts& fonts, const HandOverView& view) {
  for (const std::string& line : view.where) fonts.need(line);
  for (const CopyPlace& p : view.places) {
    fonts.need(p.place.name);
    fonts.need(p.room);
  }
  fonts.need(view.said);
}

void HandOver::draw(Ui& ui, const HandOverView& view, HandOverCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (const std::string text = joined(view.where); text != coded_) {
    coded_ = text;
    code_ = qr_code(text);
  }
  const float larger = t.text_px / t.px(4.5);
  const float pad = t.px(7), between = t.px(9), row = row_height(ui);
  const float code = code_.empty() ? 0 : qr_size_px(code_, t.px(kCodeMm));
  const float w = std::min(ui.window.w - 2 * t.edge, t.px(200) * larger), inner = w - 2 * pad;
  const float code_w = std::max(code, t.px(60) * larger);
  const bool beside = inner >= code_w + between + t.px(70) * larger;
  const float places_w = beside ? inner - code_w - between : inner;
  const char* note = tr("Put a stick in: it appears here.");
  const float small = ui.line_height(Role::small) + t.px(1.5);
  const float places_h = small + float(view.places.size()) * (row + t.gap) +
                         ui.text_height(Role::small, note, places_w) + t.px(3) +
                         4 * ui.line_height(Role::text) + t.px(4);
  const char* about = tr("Where it lies: a phone's camera reads it");
  const float words_w = beside ? code_w : inner - code - t.px(4);
  const float words_h = draw_words(ui, view, {0, 0, words_w, 0}, false);
  const float about_h = ui.text_height(Role::small, about, beside ? code_w : inner) + t.px(1.5);
  const float code_h = about_h + (beside ? code + t.px(2) + words_h : std::max(code, words_h));
  const float along_h = ui.text_height(Role::small, view.along, inner);
  const float head = t.target + (along_h > 0 ? along_h + t.px(4) : t.px(3));
  const float wanted =
      pad / 2 + head + pad + (beside ? std::max(places_h, code_h) : places_h + code_h + t.px(4));
  const float h = std::min(ui.window.h - 2 * t.edge, wanted);
  const Area sheet{std::floor((ui.window.w - w) / 2), std::floor((ui.window.h - h) / 2), w, h};
  ui.begin("hand-over", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 5, true);
  const float x = sheet.x + pad;
  ui.line(Role::heading, view.heading, {x, sheet.y + pad / 2, inner - t.target, t.target}, t.ink);
  if (ui.button({.name = "hand-over-close",
                 .icon = "close",
                 .kind = ButtonKind::quiet,
                 .spoken = tr("Close")},
                {sheet.right() - pad / 2 - t.target, sheet.y + pad / 2, t.target, t.target}))
    out.push_back(CloseHandOver{});
  ui.paragraph(Role::small, view.along, {x, sheet.y + pad / 2 + t.target, inner, along_h + t.px(1)},
               t.ink_soft);
  const float y = sheet.y + pad / 2 + head, low = sheet.bottom() - pad;
  const float places_low = beside ? low : low - code_h - t.px(4);
  draw_places(ui, view, {x, y, places_w, places_low - y}, out);
  const float code_x = beside ? sheet.right() - pad - code_w : x;
  const float code_y = beside ? y : low - code_h;
  ui.paragraph(Role::small, about, {code_x, code_y, beside ? code_w : inner, about_h}, t.ink_soft);
  const float below = code_y + about_h;
  if (code > 0) draw_qr_code(code_, {code_x, below}, code);
  if (beside)
    draw_words(ui, view, {code_x, below + code + t.px(2), words_w, 0}, true);
  else
    draw_words(ui, view, {code_x + code + t.px(4), below, words_w, 0}, true);
  ui.end();
}

void HandOver::draw_places(Ui& ui, const HandOverView& view, const Area& area,
                           HandOverCommands& out) {
  using State = HandOverView::State;
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float row = row_height(ui), pitch = row + t.gap, icon = t.px(7), pad = t.px(4);
  const float caption = ui.line_height(Role::small) + t.px(1.5);
  ui.line(Role::small, tr("Copy to"), {area.x, area.y, area.w, ui.line_height(Role::small)},
          t.ink_soft);
  // How it goes keeps its place at the foot, however many places there are.
  const float words_x = area.x + icon + t.px(3), words_w = area.right() - words_x;
  const float foot_h = 4 * ui.line_height(Role::text) + t.px(4);
  const char* note = tr("Put a stick in: it appears here.");
  const float note_h = view.stick ? 0 : ui.text_height(Role::small, note, area.w) + t.px(1);
  const float list_y = area.y + caption;
  const float list_h = std::min(float(view.places.size()) * pitch,
                                std::max(row, area.bottom() - foot_h - note_h - t.px(1) - list_y));
  const bool busy = view.state == State::copying;
  scroll_.begin(ui, "copy-places", {area.x, list_y, area.w, list_h}, DragScroll::Axis::y,
                float(view.places.size()) * pitch);
  for (std::size_t i = 0; i < view.places.size(); ++i) {
    const CopyPlace& p = view.places[i];
    const Area box{area.x, list_y + float(i) * pitch - scroll_.offset_px(), area.w, row};
    if (box.bottom() < list_y || box.y > list_y + list_h) continue;
    const Ui::Tap tap = ui.tap("copy-to-" + std::to_string(i), box, !busy);
    ui.frame.buttons.back().text = p.place.name;
    ui.surface(box, tap.held ? t.pressed : t.ground, t.radius_small, 0, true);
    ui.icon(p.place.stick ? "stick" : "open", {box.x + pad + icon / 2, box.centre().y}, icon,
            busy ? t.ink_faint : t.accent);
    const float x = box.x + 2 * pad + icon, w = box.right() - pad - x;
    const float name_h = ui.line_height(Role::text), room_h = ui.line_height(Role::small);
    const float block = name_h + (p.room.empty() ? 0 : room_h);
    const float y = box.centre().y - block / 2;
    ui.line(Role::strong, p.place.name, {x, y, w, name_h}, busy ? t.ink_faint : t.ink, Align::left,
            Words::people);
    ui.line(Role::small, p.room, {x, y + name_h, w, room_h}, t.ink_soft, Align::left,
            Words::people);
    if (tap.tapped) out.push_back(CopyTo{p.place});
  }
  scroll_.end(ui);
  if (!view.stick)
    ui.paragraph(Role::small, note, {area.x, list_y + list_h, area.w, note_h}, t.ink_soft);

  if (view.state == State::waiting) return;
  float y = area.bottom() - foot_h + t.px(2);
  if (busy) {
    const float thick = t.px(2);
    const Area track{area.x, y, area.w, thick};
    ui.surface(track, t.sunken, thick / 2, 0, t.contrast == Contrast::high);
    ui.surface({track.x, y, std::max(thick, track.w * std::clamp(view.part, 0.0f, 1.0f)), thick},
               t.accent, thick / 2, 0, false);
    y += thick + t.px(2);
    ui.paragraph(Role::text, view.said, {area.x, y, area.w, area.bottom() - y}, t.ink, Align::left,
                 Words::people);
    return;
  }
  const bool good = view.state == State::copied;
  ui.icon(good ? "check" : "warning", {area.x + icon / 2, y + ui.line_height(Role::text) / 2}, icon,
          good ? t.good : t.warn);
  ui.paragraph(Role::text, view.said, {words_x, y, words_w, area.bottom() - y}, t.ink, Align::left,
               Words::people);
}

}  // namespace panels
