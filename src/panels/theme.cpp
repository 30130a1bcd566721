#include "panels/theme.h"

#include <algorithm>
#include <cmath>

namespace panels {

namespace {
constexpr double kTextMm = 4.5;
constexpr double kLeastTextPx = 15;

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}
}  // namespace

Theme::Theme(const Appearance& appearance) : contrast(appearance.contrast) {
  mm = static_cast<float>(std::max(appearance.px_per_mm, kLeastTextPx / kTextMm));
  const double text = std::clamp(appearance.text_scale, 1.0, 1.6);
  small_px = px(3.6 * text);
  label_px = px(4 * text);
  text_px = px(kTextMm * text);
  heading_px = px(6 * text);
  title_px = px(13 * text);
  target = std::ceil(mm * 11);
  gap = std::ceil(mm * 2);
  bar_height = px(14 + 6 * (text - 1));
  edge = px(3);
  radius = px(4);
  radius_small = px(2.4);
  hairline = std::max(1.0f, std::round(mm * 0.2f));
  drag = mm * 3;

  const bool high = contrast == Contrast::high;
  const canvas::Look look = high ? canvas::Look::high_contrast() : canvas::Look();
  ground = to_imgui(look.ground);
  ink = to_imgui(look.ink);
  accent = to_imgui(look.accent);
  for (std::size_t i = 0; i < papers.size(); ++i) papers[i] = to_imgui(look.paper[i]);
  wood = rgb(0xD8B083);
  on_accent = rgb(0xFFFFFF);
  shadow = rgb(0x4A3B22);
  if (high) {
    surface = rgb(0xFFFFFF);
    sunken = rgb(0xF0F0F0);
    pressed = rgb(0xD0D0D0);
    ink_soft = rgb(0x202020);
    ink_faint = rgb(0x464646);
    hint_share = 0.8f;
    line = rgb(0x000000);
    accent_pressed = rgb(0x000000);
    accent_soft = rgb(0xFFE3D6);
    warn = rgb(0x8A0A2A);
    warn_soft = rgb(0xFFE4E8);
    good = rgb(0x00492B);
    hairline = std::max(2.0f, std::round(mm * 0.45f));
  } else {
    surface = rgb(0xFFFDF9);
    sunken = rgb(0xEFE7D9);
    pressed = rgb(0xE4D9C6);
    ink_soft = rgb(0x655D54);
    ink_faint = rgb(0xA99F92);
    hint_share = 0.6f;
    line = rgb(0xDCD2C1);
    accent_pressed = rgb(0x8E3519);
    accent_soft = rgb(0xF7E2D6);
    warn = rgb(0x9B1C3B);
    warn_soft = rgb(0xFBE7E6);
    good = rgb(0x2F6B4F);
  }
}

float Theme::px(double length_mm) const {
  if (length_mm <= 0) return 0;
  return std::max(1.0f, static_cast<float>(std::round(length_mm * mm)));
}

void Theme::apply(ImGuiStyle& style, ImGuiIO& io) const {
  style = ImGuiStyle();
  style.AntiAliasedLinesUseTex = true;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.ItemSpacing = {0, 0};
  style.ItemInnerSpacing = {0, 0};
  style.FrameRounding = radius_small;
  style.FrameBorderSize = 0;
  style.CurveTessellationTol = 0.6f;
  style.CircleTessellationMaxError = 0.2f;
  const auto set = [&](ImGuiCol slot, ImU32 color) {
    style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color);
  };
  set(ImGuiCol_Text, ink);
  set(ImGuiCol_TextDisabled, ink_faint);
  set(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
  set(ImGuiCol_FrameBgHovered, IM_COL32(0, 0, 0, 0));
  set(ImGuiCol_FrameBgActive, IM_COL32(0, 0, 0, 0));
  set(ImGuiCol_TextSelectedBg, faded(accent, 0.22f));
  set(ImGuiCol_NavHighlight, IM_COL32(0, 0, 0, 0));
  set(ImGuiCol_WindowBg, IM_COL32(0, 0, 0, 0));
  set(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
  // A blinking caret would keep an untouched table drawing.
  io.ConfigInputTextCursorBlink = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.MouseDragThreshold = drag;
}

ImU32 to_imgui(canvas::Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

ImU32 faded(ImU32 color, float alpha) {
  const auto a =
      static_cast<ImU32>(static_cast<float>(color >> IM_COL32_A_SHIFT & 255) * alpha + 0.5f);
  return (color & ~IM_COL32_A_MASK) | (std::min<ImU32>(a, 255) << IM_COL32_A_SHIFT);
}

}  // namespace panels
