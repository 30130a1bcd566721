#include "panels/settings.h"

#include <algorithm>
#include <cmath>

namespace panels {

namespace {

// What everybody carries [ISO/IEC 7810 ID-1].
constexpr double kCardW = 85.6, kCardH = 53.98;
constexpr float kRows = 8;  // and one more where there are halls
constexpr double kStep = 1.01, kMost = 20, kLeast = 1;

struct Choice {
  const char* name;
  const char* label;
  bool chosen;
  bool enabled = true;
};

/// Several to choose one from, in a line behind its words. The one tapped, or none: its size.
std::size_t draw_choices(Ui& ui, const Area& row, float words_w, const char* words,
                         const std::vector<Choice>& choices) {
  const Theme& t = ui.theme;
  float x = row.x + words_w + t.px(5);
  ui.line(Role::text, words, {row.x, row.y, x - row.x - t.gap, row.h}, t.ink);
  std::size_t tapped = choices.size();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const ButtonSpec spec{.name = choices[i].name,
                          .label = choices[i].label,
                          .kind = choices[i].chosen ? ButtonKind::primary : ButtonKind::plain,
                          .enabled = choices[i].enabled};
    const float w = ui.width(spec);
    if (ui.button(spec, {x, row.y, w, row.h})) tapped = i;
    ui.frame.buttons.back().text = choices[i].chosen ? "on" : "off";
    x += w + t.gap;
  }
  return tapped;
}

}  // namespace

void SettingsSheet::draw(Ui& ui, const SettingsView& view, SettingsCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (measured_ <= 0) measured_ = view.px_per_mm;
  const float pad = t.px(7), row_h = t.px(12), step = row_h + t.px(3);
  const float rows = kRows + (view.halls ? 1 : 0);
  float words_w = 0;
  for (const char* words :
       {tr("Size of the text"), tr("Furigana on cards"), tr("Contrast"), tr("Motion"),
        tr("The screen"), tr("Sound"), tr("Cards with the same words"), tr("Language"), tr("The hall")})
    words_w = std::max(words_w, ui.text_width(Role::text, words));
  const float card_h = float(kCardH * measured_), note_h = 3 * ui.line_height(Role::small);
  const float measure_h = note_h + t.px(2) + std::max(card_h, 3 * (t.target + t.gap));
  const float wanted = 2 * pad + t.target + t.px(3) + rows * step + t.px(3) + measure_h;
  const float wide =
      std::max(t.px(190) * t.text_px / t.px(4.5), float(kCardW * measured_) + t.px(62) + 2 * pad);
  const float w = std::min(ui.window.w - 2 * t.edge, wide);
  const float h = std::min(ui.window.h - 2 * t.edge, wanted);
  const Area sheet{std::floor((ui.window.w - w) / 2), std::floor((ui.window.h - h) / 2), w, h};
  ui.begin("settings", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 5, true);
  const float x = sheet.x + pad, inner = w - 2 * pad;
  ui.line(Role::heading, tr("Settings"), {x, sheet.y + pad / 2, inner - t.target, t.target}, t.ink);
  if (ui.button({.name = "settings-close",
                 .icon = "close",
                 .kind = ButtonKind::quiet,
                 .spoken = tr("Close")},
                {sheet.right() - pad / 2 - t.target, sheet.y + pad / 2, t.target, t.target}))
    out.push_back(CloseSettings{});
  // What a small window has no room for is pushed into sight by a finger.
  const float top = sheet.y + pad / 2 + t.target + t.px(3);
  const float all_h = rows * step + t.px(3) + measure_h;
  scroll_.begin(ui, "settings-list",
                {x - t.px(2), top, inner + t.px(4), sheet.bottom() - top - t.px(2)},
                DragScroll::Axis::y, all_h + t.px(4));
  float y = top + t.px(1) - scroll_.offset_px();
  constexpr double kScales[] = {1, 1.25, 1.6};
  const auto is = [&](double scale) { return std::abs(view.text_scale - scale) < 0.01; };
  std::size_t tapped = draw_choices(ui, {x, y, inner, row_h}, words_w, tr("Size of the text"),
                                    {{"text-scale-1", tr("Usual"), is(1)},
                                     {"text-scale-2", tr("Large"), is(1.25)},
                                     {"text-scale-3", tr("Very large"), is(1.6)}});
  if (tapped < 3) out.push_back(SetTextScale{kScales[tapped]});
  y += step;
  draw_furigana(ui, view, {x, y, inner, row_h}, words_w, out);
  y += step;
  tapped = draw_choices(ui, {x, y, inner, row_h}, words_w, tr("Contrast"),
                        {{"contrast-normal", tr("Calm"), !view.high_contrast},
                         {"contrast-high", tr("Strong"), view.high_contrast}});
  if (tapped < 2) out.push_back(SetContrast{tapped == 1});
  y += step;
  tapped = draw_choices(
      ui, {x, y, inner, row_h}, words_w, tr("Motion"),
      {{"motion-full", tr("As usual"), !view.calm}, {"motion-reduced", tr("Little"), view.calm}});
  if (tapped < 2) out.push_back(SetMotion{tapped == 1});
  y += step;
  tapped = draw_choices(ui, {x, y, inner, row_h}, words_w, tr("The screen"),
                        {{"mount-table", tr("Lies flat"), !view.at_wall},
                         {"mount-wall", tr("Stands upright"), view.at_wall}});
  if (tapped < 2) out.push_back(SetMount{tapped == 1});
  y += step;
  const bool sounds = view.sound && view.can_sound;
  const char* off = view.can_sound ? tr("Off") : tr("This machine has none");
  tapped =
      draw_choices(ui, {x, y, inner, row_h}, words_w, tr("Sound"),
                   {{"sound-on", tr("Soft"), sounds, view.can_sound}, {"sound-off", off, !sounds}});
  if (tapped < 2) out.push_back(SetSound{tapped == 0});
  y += step;
  tapped = draw_choices(ui, {x, y, inner, row_h}, words_w, tr("Cards with the same words"),
                        {{"neighbours-off", tr("Not shown"), !view.neighbours},
                         {"neighbours-on", tr("Shown quietly"), view.neighbours}});
  if (tapped < 2) out.push_back(SetNeighbours{tapped == 1});
  y += step;
  tapped = draw_choices(
      ui, {x, y, inner, row_h}, words_w, tr("Language"),
      {{"lang-ja", "日本語", tr.lang() == "ja"}, {"lang-en", "English", tr.lang() != "ja"}});
  if (tapped < 2) out.push_back(SetLanguage{tapped == 0 ? "ja" : "en"});
  y += step;
  if (view.halls) {
    tapped = draw_choices(ui, {x, y, inner, row_h}, words_w, tr("The hall"),
                          {{"settings-hall", tr("Join or look"), false}});
    if (tapped < 1) out.push_back(OpenHall{});
    const float at = float(ui.frame.buttons.back().rect_px.max.x) + 2 * t.gap;
    ui.line(Role::small, view.hall, {at, y, x + inner - at, row_h}, t.ink_soft);
    y += step;
  }
  y += t.px(3);
  draw_measure(ui, view, {x, y, inner, measure_h}, out);
  scroll_.end(ui);
  ui.end();
}

void SettingsSheet::draw_furigana(Ui& ui, const SettingsView& view, const Area& row, float words_w,
                                  SettingsCommands& out) {
  const auto& tr = ui.tr;
  const bool on = view.furigana && view.readings_there;
  const std::size_t tapped = draw_choices(
      ui, row, words_w, tr("Furigana on cards"),
      {{"furigana-off", tr("Without"), !on}, {"furigana-on", tr("With"), on, view.readings_there}});
  if (tapped < 2) out.push_back(SetFurigana{tapped == 1});
  if (view.readings_there) return;
  // Beside the switch, so that who wonders why it cannot be tapped finds the answer there.
  const float x = float(ui.frame.buttons.back().rect_px.max.x) + 2 * ui.theme.gap;
  const char* why = tr("No dictionary of readings is installed (mecab-ipadic-utf8).");
  const float h = ui.text_height(Role::small, why, row.right() - x);
  const float y = row.y + std::max(0.0f, (row.h - h) / 2);
  ui.paragraph(Role::small, why, {x, y, row.right() - x, std::max(h, row.h)}, ui.theme.ink_soft);
}

void SettingsSheet::draw_measure(Ui& ui, const SettingsView& view, const Area& area,
                                 SettingsCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const char* note =
      tr("Lay a bank card or a point card here. Make the frame as large as the card, so "
         "that everything has its true size.");
  const float note_h = ui.text_height(Role::small, note, area.w);
  ui.paragraph(Role::small, note, {area.x, area.y, area.w, note_h + t.px(1)}, t.ink_soft);
  const float y = area.y + note_h + t.px(2);
  const Area card{area.x, y, float(kCardW * measured_), float(kCardH * measured_)};
  ui.surface(card, t.accent_soft, float(3.2 * measured_), 0, false);
  ImGui::GetWindowDrawList()->AddRect(card.min(), card.max(), t.accent, float(3.2 * measured_), 0,
                                      std::max(1.0f, t.px(0.4)));
  const float x = card.right() + t.px(4), w = std::max(t.target, area.right() - x);
  const auto button = [&](int row, const char* name, const char* icon, const char* label,
                          bool enabled, ButtonKind kind) {
    return ui.button({.name = name, .icon = icon, .label = label, .kind = kind, .enabled = enabled},
                     {x, y + float(row) * (t.target + t.gap), w, t.target});
  };
  if (button(0, "measure-larger", "plus", tr("Larger"), measured_ < kMost, ButtonKind::plain))
    measured_ = std::min(kMost, measured_ * kStep);
  if (button(1, "measure-smaller", "minus", tr("Smaller"), measured_ > kLeast, ButtonKind::plain))
    measured_ = std::max(kLeast, measured_ / kStep);
  const bool other = std::abs(measured_ / view.px_per_mm - 1) > 0.002;
  if (button(2, "measure-use", "check", tr("That is right"), other, ButtonKind::primary))
    out.push_back(SetPixels{measured_});
}

}  // namespace panels
