#include "panels/present.h"

#include <algorithm>

#include "panels/bar.h"
#include "panels/format.h"
#include "panels/ui.h"

namespace panels {

namespace {

using What = PresentCommand::What;
using Clock = PresentView::Clock;

constexpr float kHold_s = 0.7f;
constexpr float kPicture_mm = 20;  // how high the wall's picture is
constexpr ImU32 kEnding = IM_COL32(176, 118, 0, 255);

/// Two lines of words have room, however large the letters are.
float row_height(const Ui& ui) {
  return std::max(
      {ui.theme.target, ui.theme.px(11), ui.line_height(Role::text) + ui.line_height(Role::small)});
}

ImU32 clock_ink(const Theme& t, Clock clock) {
  return clock == Clock::over     ? t.warn
         : clock == Clock::ending ? kEnding
         : clock == Clock::paused ? t.ink_soft
                                  : t.ink;
}

}  // namespace

void draw_screen_number(Ui& ui, int number) {
  const float side = ui.window.h * 0.6f;
  const Area paper{(ui.window.w - side * 0.8f) / 2, ui.window.h * 0.1f, side * 0.8f, side};
  ui.begin("screen-number", paper, Ui::Layer::top, Ui::Pointer::passes);
  ui.surface(paper, ui.theme.accent, ui.theme.radius, 4);
  const std::string text = std::to_string(number);
  const float size = side * 0.8f;
  const ImFont& font = ui.font(Role::title);
  const ImVec2 drawn = font.CalcTextSizeA(size, FLT_MAX, 0, text.c_str());
  ImGui::GetWindowDrawList()->AddText(
      &font, size, {paper.x + (paper.w - drawn.x) / 2, paper.y + (paper.h - drawn.y) / 2},
      ui.theme.on_accent, text.c_str());
  ui.end();
}

float Present::height(const Ui& ui, const PresentView& view) {
  const Theme& t = ui.theme;
  const float row = row_height(ui);
  return (view.wall ? std::max(row, t.px(kPicture_mm)) : row) + 2 * t.px(1.2);
}

void Present::draw_clock(Ui& ui, const PresentView& view, const Area& area, PresentCommands& out) {
  const Theme& t = ui.theme;
  const bool stands = view.clock == Clock::paused || view.clock == Clock::unset;
  const bool tapped = ui.button(
      {.name = "stage-timer",
       .icon = stands ? "play" : "pause",
       .label = view.time,
       .kind = view.clock == Clock::over || view.clock == Clock::ending ? ButtonKind::accent
                                                                        : ButtonKind::quiet,
       .icon_px = t.px(5)},
      area);
  const bool held = ImGui::IsItemActive();
  if (!ui.frame.buttons.empty()) ui.frame.buttons.back().text = view.time;
  if (held) {
    ui.frame.moving = true;
    if (!held_long_ && ImGui::GetIO().MouseDownDuration[0] >= kHold_s) {
      held_long_ = true;
      out.push_back({What::reset_clock});
    }
  }
  if (tapped && !held_long_) out.push_back({What::clock});
  if (!held) held_long_ = false;
  // The thin bar.
  if (view.clock == Clock::unset) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float y = area.bottom() - t.px(1), w = area.w;
  draw->AddRectFilled({area.x, y}, {area.x + w, area.bottom()}, faded(t.line, 0.6f));
  const float share = view.clock == Clock::over ? 1 : float(std::clamp(view.left_share, 0.0, 1.0));
  draw->AddRectFilled({area.x, y}, {area.x + w * share, area.bottom()},
                      view.clock == Clock::running ? t.accent : clock_ink(t, view.clock));
}

Area Present::draw(Ui& ui, const PresentView& view, float above_px, PresentCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float h = height(ui, view);
  Area strip{0, above_px - h, ui.window.w, h};
  // Above the bar it is as wide as that; below a stage it ends the window.
  if (view.wall) strip = {bar_area(ui).x, above_px - t.px(1) - h, bar_area(ui).w, h};
  ui.begin("present", strip);
  ui.surface(strip, t.surface, view.wall ? t.radius : 0, 2, t.contrast == Contrast::high);
  const float row = row_height(ui), y = strip.y + (h - row) / 2;
  float left = strip.x + t.px(1.5), right = strip.right() - t.px(1.5);
  const auto say = [&](What what) { out.push_back({what}); };
  const auto from_right = [&](ButtonSpec spec, What what) {
    const float w = ui.width(spec);
    right -= w;
    if (ui.button(spec, {right, y, w, row})) say(what);
    right -= t.gap;
  };
  const auto kind = [](bool on) { return on ? ButtonKind::selected : ButtonKind::quiet; };

  from_right({.name = "stage-close", .icon = "close", .spoken = tr("End the presentation")},
             What::close);
  if (view.wall) {
    from_right({.name = "stage-which",
                .icon = "which-screen",
                .kind = kind(view.which),
                .spoken = tr("Which screen is which?")},
               What::which);
    from_right({.name = "stage-swap",
                .icon = "swap-screens",
                .kind = ButtonKind::quiet,
                .spoken = tr("Swap the two screens")},
               What::swap);
    from_right({.name = "stage-black",
                .icon = "black-screen",
                .kind = kind(view.black),
                .spoken = tr("The wall goes dark")},
               What::black);
    from_right({.name = "stage-freeze",
                .icon = "freeze",
                .kind = kind(view.frozen),
                .spoken = tr("The wall keeps what it shows")},
               What::freeze);
  }
  from_right({.name = "stage-side",
              .icon = "side-by-side",
              .kind = kind(view.side),
              .spoken = tr("Maps side by side")},
             What::side);
  from_right({.name = "stage-overview",
              .icon = "menu",
              .kind = kind(view.list),
              .spoken = tr("All stops")},
             What::list);
  from_right({.name = "stage-minutes", .label = view.minutes, .kind = ButtonKind::quiet},
             What::minutes);
  {
    // "+88:88": nothing moves while the seconds run.
    const float w =
        std::max(ui.text_width(Role::text, "+88:88"), ui.text_width(Role::text, view.time)) +
        t.px(5 + 1.5 + 6);
    right -= w;
    draw_clock(ui, view, {right, y, w, row}, out);
    right -= t.gap;
  }

  if (view.wall) left = draw_wall(ui, view, strip, left, out);
  const float arrow = row * 1.15f;
  if (ui.button({.name = "stage-back", .enabled = view.can_back, .spoken = tr("Back")},
                {left, y, arrow, row}))
    say(What::back);
  ui.chevron({left + arrow / 2, y + row / 2}, t.px(5), 3.14159265f,
             view.can_back ? t.ink : t.ink_faint);
  left += arrow + t.gap;
  const bool other = view.next.empty() && !view.next_session.empty();
  const bool more = !view.next.empty() || other;
  if (ui.button({.name = other ? "stage-next-session" : "stage-next",
                 .kind = more ? ButtonKind::primary : ButtonKind::plain,
                 .enabled = more,
                 .spoken = tr("Next")},
                {left, y, arrow * 1.6f, row}))
    say(other ? What::next_session : What::next);
  ui.chevron({left + arrow * 0.8f, y + row / 2}, t.px(5), 0, more ? t.on_accent : t.ink_faint);
  left += arrow * 1.6f + t.gap * 2;

  if (view.side) {
    const ButtonSpec choose{.name = "stage-choose",
                            .label = tr("Choose maps"),
                            .kind = kind(view.choosing)};
    const float w = ui.width(choose);
    if (ui.button(choose, {left, y, w, row})) say(What::choose);
    left += w + t.gap * 2;
  }
  // What there is room for: which one, what it is, what comes.
  const float room = right - left - t.gap;
  if (const float w = ui.text_width(Role::small, view.where); room > w + t.px(2)) {
    ui.line(Role::small, view.where, {left, y, w, row}, t.ink_soft);
    left += w + t.px(3);
  }
  const Area words{left, y, std::max(0.0f, right - left - t.gap), row};
  const float upper =
      row * ui.line_height(Role::text) / (ui.line_height(Role::text) + ui.line_height(Role::small));
  if (words.w > t.px(24)) {
    ui.line(Role::text, view.now, {words.x, y, words.w, upper}, t.ink, Align::left, Words::people);
    if (more)
      ui.line(Role::small,
              other ? fill(tr("Next group: {0}"), {view.next_session})
                    : fill(tr("Next: {0}"), {view.next}),

              {words.x, y + upper, words.w, row - upper}, t.ink_soft, Align::left, Words::people);
  }
  ui.end();
  return strip;
}

float Present::draw_wall(Ui& ui, const PresentView& view, const Area& strip, float left,
                         PresentCommands& out) {
  const Theme& t = ui.theme;
  const float high = strip.h - 2 * t.px(1.2);
  const float wide = view.picture.height_px > 0
                         ? high * view.picture.width_px / view.picture.height_px
                         : high * 16 / 9;
  const Area picture{left, strip.y + t.px(1.2), wide, high};
  if (ui.tap("stage-picture", picture, true, ui.tr("What the wall shows, large enough to be tapped"))
          .tapped)
    out.push_back({What::large});
  ui.surface(picture, view.black ? IM_COL32(0, 0, 0, 255) : t.sunken, t.px(0.8), 0);
  if (view.picture.texture && !view.black) ui.picture(view.picture, picture, t.px(0.8));
  if (view.large)
    ImGui::GetWindowDrawList()->AddRect(picture.min(), picture.max(), t.accent, t.px(0.8), 0,
                                        t.px(0.8));
  if (view.frozen)
    ui.icon("freeze", {picture.right() - t.px(4), picture.y + t.px(4)}, t.px(5), t.accent);
  return picture.right() + t.gap * 2;
}

void Present::draw_large(Ui& ui, const PresentView& view, const Area& strip, PresentCommands& out) {
  if (!view.large || view.picture.height_px <= 0) return;
  const Theme& t = ui.theme;
  const float pad = t.px(2);
  const float shape = view.picture.width_px / view.picture.height_px;
  float high = std::min((strip.y - t.edge) * 0.5f, ui.window.w * 0.42f / shape);
  const Area paper{strip.x, strip.y - t.gap - high - 2 * pad, high * shape + 2 * pad,
                   high + 2 * pad};
  ui.begin("present-picture", paper, Ui::Layer::front);
  ui.surface(paper, t.surface, t.radius, 4, t.contrast == Contrast::high);
  const Area picture = paper.shrunk(pad);
  if (view.picture.texture && !view.black)
    ui.picture(view.picture, picture, t.px(0.8));
  else
    ui.surface(picture, IM_COL32(0, 0, 0, 255), t.px(0.8), 0);
  if (ui.tap("stage-touch", picture, !view.black && !view.frozen,
             ui.tr("A tap here is a tap on the wall"))
          .tapped) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    out.push_back({What::touch, 0,
                   {std::clamp((at.x - picture.x) / picture.w, 0.0f, 1.0f),
                    std::clamp((at.y - picture.y) / picture.h, 0.0f, 1.0f)}});
  }
  ui.end();
}

}  // namespace panels
