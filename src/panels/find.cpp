#include "panels/find.h"

#include <algorithm>
#include <array>

#include "panels/bar.h"
#include "panels/format.h"
#include "panels/sheet_keys.h"

namespace panels {

namespace {

constexpr const char* kField = "field-find";
enum Slot { kBack, kOn, kElsewhere, kClose, kSlots };
// The first to lose its words comes first.
constexpr std::array kWordsVanish{kClose, kBack, kOn};

}  // namespace

std::string FindStrip::result(const Ui& ui, const FindView& view) const {
  const auto& tr = ui.tr;
  if (said_.empty()) return tr("Write a word.");
  std::string out;
  if (view.count == 0)
    out = tr("Not here");
  else if (view.at == 0)
    out = fill(tr("{0} have it"), {std::to_string(view.count)});
  else
    out = fill(tr("{0} of {1}"), {std::to_string(view.at), std::to_string(view.count)});
  if (view.in_tray > 0) out += fill(tr(" · in the tray: {0}"), {std::to_string(view.in_tray)});
  return out;
}

float FindStrip::draw(Ui& ui, const FindView& view, FindCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  Area bar = bar_area(ui);
  const float foot = bar.y;
  // A finger that ends the writing by a tap on it finds it still there.
  const bool keys = written_ && ui.writing->keys_wanted;
  raised_ = keys || (raised_ && (ImGui::IsMouseDown(0) || ImGui::IsMouseReleased(0)));
  if (raised_) bar.y = std::max(0.0f, plan_sheet_keys(t, ui.window).all.y - bar.h - t.gap);
  std::array<ButtonSpec, kSlots> specs;
  const auto set = [&](Slot slot, const char* name, const char* icon, bool enabled,
                       std::string words, ButtonKind kind) {
    specs[slot] = {.name = name,
                   .icon = icon,
                   .label = words,
                   .kind = kind,
                   .enabled = enabled,
                   .spoken = words};
  };
  const bool any = view.count > 0;
  set(kBack, "find-back", "step-back", any, tr("Previous"), ButtonKind::plain);
  set(kOn, "find-next", "step-on", any, tr("Next"), any ? ButtonKind::primary : ButtonKind::plain);
  if (view.elsewhere > 0)
    set(kElsewhere, "find-elsewhere", "go-on", true,
        fill(tr("Other questions: {0}"), {std::to_string(view.elsewhere)}), ButtonKind::plain);
  set(kClose, "find-close", "close", true, tr("Close"), ButtonKind::quiet);

  const float pad = std::floor((t.bar_height - t.target) / 2), gap = t.gap;
  const bool two_rows = bar.h > 1.7f * t.bar_height;
  const std::string said = result(ui, view);
  // As wide as what it says most often, so that nothing jumps while somebody writes.
  const float said_w = std::max(ui.text_width(Role::strong, said),
                                ui.text_width(Role::strong, fill(tr("{0} of {1}"), {"88", "88"}))) +
                       t.px(2);
  const auto taken = [&] {
    float w = said_w + 2 * pad + 2 * gap;
    for (const ButtonSpec& spec : specs)
      if (!spec.name.empty()) w += ui.width(spec) + gap;
    return w;
  };
  const float least = two_rows ? 0 : t.px(60);
  for (const Slot slot : kWordsVanish)
    if (taken() + least > bar.w) specs[slot].label.clear();

  ui.begin("find", bar, raised_ ? Ui::Layer::front : Ui::Layer::back);
  ui.surface(bar, t.surface, t.radius, 3, t.contrast == Contrast::high);
  const float row_h = t.target;
  const float y = two_rows ? bar.bottom() - pad - row_h : bar.y + (bar.h - row_h) / 2;
  std::array<bool, kSlots> tapped{};
  float right = bar.right() - pad;
  for (const Slot slot : {kClose, kElsewhere, kOn, kBack}) {
    if (specs[slot].name.empty()) continue;
    const float w = ui.width(specs[slot]);
    right -= w;
    tapped[slot] = ui.button(specs[slot], {right, y, w, row_h});
    right -= gap;
  }
  const float said_x = two_rows ? bar.x + pad : right - said_w;
  ui.line(Role::strong, said, {said_x, y, two_rows ? right - said_x : said_w, row_h},
          said_.empty() || any ? t.ink : t.ink_soft, two_rows ? Align::left : Align::centre);
  const Area field = two_rows
                         ? Area{bar.x + pad, bar.y + pad, bar.w - 2 * pad, y - gap - bar.y - pad}
                         : Area{bar.x + pad, y, said_x - gap - bar.x - pad, row_h};
  // Whoever asks for it writes next.
  if (begins_) {
    if (ui.writing && ui.writing->keys_wanted)
      ui.writing->touched =
          FieldWriting::Seen{kField, tr("Find a word"), word_, FieldWriting::Selected::all};
    else
      ui.begin_in = kField;
  }
  begins_ = false;
  ui.field(kField, "", tr("Find a word"), word_, field, tr("Find a word"));
  written_ = ui.writing && ui.writing->field == kField;
  ui.end();

  // What is still being composed is looked for, too.
  const std::string& now = written_ ? ui.writing->shown : word_;
  if (now != said_) out.push_back(FindWord{said_ = now});
  if (tapped[kBack]) out.push_back(FindStep{-1});
  if (tapped[kOn]) out.push_back(FindStep{1});
  if (tapped[kElsewhere]) out.push_back(FindElsewhere{});
  if (tapped[kClose]) out.push_back(CloseFind{});
  return foot;
}

}  // namespace panels
