#include "panels/date_field.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <numbers>
#include <optional>

#include "panels/format.h"

namespace panels {

namespace {

using std::chrono::year_month_day;

/// Of "2026-07-05"; nothing for any other text.
std::optional<year_month_day> day_of(const std::string& text) {
  int y = 0;
  unsigned m = 0, d = 0;
  if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u", &y, &m, &d) != 3) return {};
  const year_month_day day{std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::string words_of(const year_month_day& day) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()),
                unsigned(day.day()));
  return out;
}

}  // namespace

void DateField::show(const std::string& value) {
  open_ = true;
  placed_ = false;
  year_ = 0;
  if (const auto day = day_of(value)) {
    year_ = int(day->year());
    month_ = unsigned(day->month());
  }
}

void DateField::draw(Ui& ui, std::string_view name, const char* label, std::string& value,
                     const Area& area) {
  const Theme& t = ui.theme;
  const float label_h = ui.line_height(Role::small), top = label_h + t.px(1);
  const Area box{area.x, area.y + top, area.w, area.h - top};
  name_ = name;
  label_ = label;
  field_ = box;
  const bool written = ui.writing && ui.writing->field == name;
  if (!written && ui.writing && ui.writing->keys_wanted) {
    ui.line(Role::small, label, {area.x, area.y, area.w, label_h}, t.ink_soft);
    const Ui::Tap tap = ui.tap(name, box);
    ui.frame.buttons.back().text = value;
    ui.surface(box, tap.held ? t.pressed : t.ground, t.radius_small, 0, true);
    ui.line(Role::text, value, {box.x + t.px(4), box.y, box.w - t.px(18), box.h}, t.ink,
            Align::left, Words::people);
    ui.icon("calendar", {box.right() - t.px(8), box.centre().y}, t.px(6.5), t.ink_soft);
    if (tap.tapped) show(value);
    return;
  }
  const float side = std::max(t.target, box.h);
  ui.field(name, label, "", value, {area.x, area.y, area.w - side - t.gap, area.h});
  if (ui.button({.name = "date-calendar",
                 .icon = "calendar",
                 .kind = ButtonKind::plain,
                 .spoken = ui.tr("Calendar")},
                {box.right() - side, box.y, side, box.h}))
    show(value);
}

void DateField::draw_calendar(Ui& ui, const std::string& today, std::string& value) {
  if (!open_) return;
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const auto now = day_of(today), chosen = day_of(value);
  if (year_ == 0) {
    year_ = now ? int(now->year()) : 2026;
    month_ = now ? unsigned(now->month()) : 1;
  }
  const float pad = t.px(4);
  const float cell = std::max({t.target, t.px(12), ui.text_width(Role::text, "28") + t.px(4)});
  const float names_h = t.px(6), foot = t.target + t.px(3);
  const float w = 7 * cell + 2 * pad, h = 2 * pad + cell + names_h + 6 * cell + foot;
  const float x = std::clamp(field_.x, t.edge, std::max(t.edge, ui.window.w - w - t.edge));
  // Below the field where there is room, else beside the window's end.
  const float y =
      std::clamp(field_.bottom() + t.gap, t.edge, std::max(t.edge, ui.window.h - h - t.edge));
  const Area all{x, y, w, h};
  ui.begin("calendar", all, Ui::Layer::front);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ui.surface(all, t.surface, t.radius, 5, true);
  const Area head{x + pad, y + pad, 7 * cell, cell};
  const Area back{head.x, head.y, cell, cell}, on{head.right() - cell, head.y, cell, cell};
  if (ui.button({.name = "month-prev", .kind = ButtonKind::quiet, .spoken = tr("Month before")},
                back) &&
      --month_ == 0)
    month_ = 12, --year_;
  if (ui.button({.name = "month-next", .kind = ButtonKind::quiet, .spoken = tr("Month after")},
                on) &&
      ++month_ == 13)
    month_ = 1, ++year_;
  ui.chevron(back.centre(), t.px(5), std::numbers::pi_v<float>, t.ink);
  ui.chevron(on.centre(), t.px(5), 0, t.ink);
  ui.line(Role::strong, fill(tr("{0}-{1}"), {std::to_string(year_), std::to_string(month_)}),
          {back.right(), head.y, head.w - 2 * cell, head.h}, t.ink, Align::centre);
  const std::array names{tr("Su"), tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa")};
  for (std::size_t i = 0; i < names.size(); ++i)
    ui.line(Role::small, names[i], {head.x + float(i) * cell, head.bottom(), cell, names_h},
            i == 0 ? t.warn : t.ink_soft, Align::centre);
  const float days_y = head.bottom() + names_h;
  const year_month_day first{std::chrono::year(year_), std::chrono::month(month_),
                             std::chrono::day(1)};
  const unsigned column = std::chrono::weekday(std::chrono::sys_days(first)).c_encoding();
  const unsigned days =
      unsigned((std::chrono::year(year_) / std::chrono::month(month_) / std::chrono::last).day());
  for (unsigned d = 1; d <= days; ++d) {
    const unsigned at = column + d - 1;
    const Area area =
        Area{head.x + float(at % 7) * cell, days_y + float(at / 7) * cell, cell, cell}.shrunk(
            t.gap / 2);
    const year_month_day day{first.year(), first.month(), std::chrono::day(d)};
    const bool is_today = now == day;
    const bool is_chosen = chosen == day;
    const Ui::Tap tap = ui.tap("day-" + std::to_string(d), area);
    if (is_chosen || tap.held)
      ui.surface(area, tap.held ? t.pressed : t.accent, t.radius_small, 0, false);
    ui.line(Role::text, std::to_string(d), area, is_chosen && !tap.held ? t.on_accent : t.ink,
            Align::centre);
    if (tap.tapped) {
      value = words_of(day);
      open_ = false;
    }
    if (is_today)
      ImGui::GetWindowDrawList()->AddRect(area.min(), area.max(), t.accent, t.radius_small, 0,
                                          std::max(1.0f, t.px(0.4)));
  }
  const float foot_y = all.bottom() - pad - t.target;
  const ButtonSpec today_spec{.name = "day-today", .label = tr("Today"), .kind = ButtonKind::plain};
  if (now && ui.button(today_spec, {head.x, foot_y, ui.width(today_spec), t.target})) {
    value = today;
    open_ = false;
  }
  const ButtonSpec write{
      .name = "date-write", .icon = "keyboard", .label = tr("Write it"), .kind = ButtonKind::plain};
  const float write_w = ui.width(write);
  if (ui.writing && ui.writing->keys_wanted &&
      ui.button(write, {head.right() - write_w, foot_y, write_w, t.target})) {
    ui.writing->touched = FieldWriting::Seen{name_, label_, value};
    open_ = false;
  }
  ui.end();
  const ImVec2 at = ImGui::GetIO().MousePos;
  if (placed_ && ImGui::IsMouseClicked(0) && !all.rect().contains({at.x, at.y})) open_ = false;
  placed_ = true;
}

}  // namespace panels
