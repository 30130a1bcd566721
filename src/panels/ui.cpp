#include "panels/ui.h"

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "panels/name_bubble.h"
#include "panels/wrap.h"

namespace panels {

namespace {
constexpr float kLeading = 1.35f;  // line height over font size
ImU32 wood_edge(ImU32 wood) {
  const auto darker = [&](int shift) { return (wood >> shift & 255) * 88 / 100 << shift; };
  return darker(IM_COL32_R_SHIFT) | darker(IM_COL32_G_SHIFT) | darker(IM_COL32_B_SHIFT) |
         IM_COL32_A_MASK;
}
ImVec2 whole(ImVec2 p) { return {std::floor(p.x + 0.5f), std::floor(p.y + 0.5f)}; }
}  // namespace

Ui::Ui(const Theme& t, const Fonts& fonts, const IconSource& icons, const base::Messages& messages,
       Frame& out)
    : theme(t), tr(messages), frame(out), fonts_(fonts), icons_(icons) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  window = {0, 0, size.x, size.y};
}

void Ui::begin(const char* name, const Area& area, Layer layer, Pointer pointer) {
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNavFocus |
                           ImGuiWindowFlags_NoFocusOnAppearing;
  if (layer == Layer::back || layer == Layer::ground) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
  if (layer == Layer::top) flags |= ImGuiWindowFlags_Tooltip;
  if (pointer == Pointer::passes) flags |= ImGuiWindowFlags_NoInputs;
  ImGui::SetNextWindowPos(area.min());
  ImGui::SetNextWindowSize({area.w, area.h});
  ImGui::Begin(name, nullptr, flags);
  // Of those at the back the newer ones would lie behind it.
  if (layer == Layer::ground) ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());
  // Shadows fall outside the window's own rectangle.
  ImGui::PushClipRect(window.min(), window.max(), false);
  if (pointer == Pointer::taken) cover(area);
}

void Ui::end() {
  ImGui::PopClipRect();
  ImGui::End();
}

base::Rect Ui::seen_of(const Area& area) const {
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = list.GetClipRectMin(), max = list.GetClipRectMax();
  return area.rect().common({{min.x, min.y}, {max.x, max.y}});
}

Ui::Tap Ui::tap(std::string_view name, const Area& area, bool enabled, std::string_view says) {
  const base::Rect seen = seen_of(area);
  if (!seen.empty()) frame.buttons.push_back({std::string(name), seen, enabled, std::string(says)});
  const bool asked = names && !says.empty() && !seen.empty() && !scrolled &&
                     names->meet(*this, name, says,
                                 {float(seen.min.x), float(seen.min.y), float(seen.width()),
                                  float(seen.height())});
  if (!enabled) return {};
  ImGui::PushID(name.data(), name.data() + name.size());
  ImGui::SetCursorScreenPos(area.min());
  Tap tap;
  tap.tapped = ImGui::InvisibleButton("tap", {area.w, area.h}) && !asked && !scrolled;
  tap.held = ImGui::IsItemActive() && ImGui::IsItemHovered() && !scrolled;
  ImGui::PopID();
  return tap;
}

float Ui::width(const ButtonSpec& spec) const {
  if (spec.place == LabelPlace::below)
    return std::max(text_width(spec.role, spec.label) + 2 * theme.px(1.2), theme.target);
  const float pad = theme.px(3);
  float w = 2 * pad;
  if (!spec.icon.empty()) w += spec.icon_px > 0 ? spec.icon_px : theme.px(6.5);
  if (!spec.label.empty()) w += text_width(spec.role, spec.label);
  if (!spec.icon.empty() && !spec.label.empty()) w += icon_gap(spec);
  return std::max(std::ceil(w), theme.target);
}

float Ui::icon_gap(const ButtonSpec& spec) const {
  return theme.px(spec.role == Role::heading ? 3.5 : 1.5);
}

bool Ui::button(const ButtonSpec& spec, const Area& area) {
  const std::string_view says = spec.label.empty() ? std::string_view(spec.spoken) : "";
  const Tap result = tap(spec.name, area, spec.enabled, says);
  ImU32 fill = 0, ink = theme.ink;
  bool edge = false;
  switch (spec.kind) {
    case ButtonKind::plain:
      fill = result.held ? theme.pressed : theme.sunken;
      edge = theme.contrast == Contrast::high;
      break;
    case ButtonKind::primary:
      fill = result.held ? theme.accent_pressed : theme.accent;
      ink = theme.on_accent;
      break;
    case ButtonKind::accent:
      fill = result.held ? theme.pressed : theme.accent_soft;
      ink = theme.accent;
      break;
    case ButtonKind::quiet:
      fill = result.held ? theme.pressed : 0;
      break;
    case ButtonKind::selected:
      fill = result.held ? theme.pressed : theme.sunken;
      edge = theme.contrast == Contrast::high;
      break;
    case ButtonKind::paper:
      fill = result.held ? theme.pressed : theme.surface;
      edge = true;
      break;
  }
  if (!spec.enabled) {
    ink = theme.ink_faint;
    if (spec.kind == ButtonKind::primary) fill = theme.sunken;
  }
  if (fill != 0) surface(area, fill, theme.radius_small, 0, edge);

  const float icon_px = spec.icon.empty() ? 0 : spec.icon_px > 0 ? spec.icon_px : theme.px(6.5);
  if (spec.place == LabelPlace::below && !spec.label.empty() && !spec.icon.empty()) {
    const float words_h = font(spec.role).FontSize, apart = theme.px(0.8);
    const float y = area.y + (area.h - icon_px - apart - words_h) / 2;
    icon(spec.icon, {area.centre().x, y + icon_px / 2}, icon_px, ink);
    line(spec.role, spec.label, {area.x, y + icon_px + apart, area.w, words_h}, ink, Align::centre);
    return result.tapped;
  }
  const float gap = spec.icon.empty() || spec.label.empty() ? 0 : icon_gap(spec);
  const float pad = theme.px(spec.align == Align::left ? 5 : 3);
  const float room = area.w - icon_px - gap - (spec.label.empty() ? 0 : 2 * theme.px(2));
  const float label = std::min(text_width(spec.role, spec.label), std::max(room, 0.0f));
  float x = area.x + pad;
  if (spec.align == Align::centre) x = area.x + (area.w - icon_px - gap - label) / 2;
  if (!spec.icon.empty()) icon(spec.icon, {x + icon_px / 2, area.y + area.h / 2}, icon_px, ink);
  if (!spec.label.empty())
    line(spec.role, spec.label,
         {x + icon_px + gap, area.y, std::max(area.right() - x - icon_px - gap - theme.px(1), 0.0f),
          area.h},
         ink);
  return result.tapped;
}

void Ui::draw_composed(const Area& box, float x) {
  const std::string& text = frame.composed.text;
  const float width = text_width(Role::text, text), pad = theme.px(1);
  const float line_px = std::max(1.0f, std::round(theme.px(0.4)));
  x = std::max(box.x + pad, std::min(x, box.right() - pad - width));
  const float bottom = box.y + (box.h + font(Role::text).FontSize) / 2 + line_px;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(box.min(), box.max(), true);
  list.AddRectFilled({x - pad / 2, box.y + pad}, {box.right() - pad, box.bottom() - pad},
                     theme.ground);
  line(Role::text, text, {x, box.y, width + pad, box.h}, theme.ink, Align::left, Words::people);
  const auto underline = [&](std::size_t from, std::size_t to, float thick) {
    const std::string_view all = text;
    const float left = x + text_width(Role::text, all.substr(0, from));
    list.AddRectFilled({left, bottom},
                       {left + text_width(Role::text, all.substr(from, to - from)), bottom + thick},
                       theme.accent);
  };
  underline(0, text.size(), line_px);
  underline(frame.composed.current_from, frame.composed.current_to, 2 * line_px);
  const float caret = x + text_width(Role::text, text.substr(0, frame.composed.caret));
  list.AddRectFilled({caret, box.y + 2 * pad}, {caret + line_px, box.bottom() - 2 * pad},
                     theme.accent);
  list.PopClipRect();
}

float Ui::field_height() const { return line_height(Role::small) + theme.px(1) + theme.px(13); }

bool Ui::written_field(const FieldWriting::Seen& seen, const char* hint, std::string& value,
                       const Area& box) {
  if (!writing) return false;
  writing->seen.push_back(seen);
  const bool mine = writing->field == seen.name;
  if (!mine && !writing->offered()) return false;
  if (mine) value = writing->text;
  surface(box, theme.ground, theme.radius_small, 0, true);
  ImGui::SetCursorScreenPos(box.min());
  if (ImGui::InvisibleButton("written", {box.w, box.h}) && !scrolled) writing->touched = seen;
  const float pad = theme.px(4), room = box.w - 2 * pad;
  const std::string& text = mine ? writing->shown : value;
  const auto upto = [&](std::size_t byte) {
    return text_width(Role::text, std::string_view(text).substr(0, byte));
  };
  const float wide = upto(text.size()), caret = mine ? upto(writing->caret) : 0;
  const float x = box.x + pad - std::clamp(caret - room, 0.0f, std::max(0.0f, wide - room));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({box.x + pad / 2, box.y}, {box.right() - pad / 2, box.bottom()}, true);
  if (text.empty())
    line(Role::text, hint, {box.x + pad, box.y, box.w - theme.px(6), box.h}, theme.ink_faint);
  if (mine && writing->selected == FieldWriting::Selected::all)
    list.AddRectFilled({x, box.y + theme.px(2)}, {x + wide, box.bottom() - theme.px(2)},
                       faded(theme.accent, 0.22f));
  line(Role::text, text, {x, box.y, wide + pad, box.h}, theme.ink, Align::left, Words::people);
  if (mine) {
    const float thin = std::max(1.0f, std::round(theme.px(0.4)));
    const float bottom = box.y + (box.h + font(Role::text).FontSize) / 2 + thin;
    for (const auto& mark : writing->marks)
      list.AddRectFilled({x + upto(mark.from), bottom},
                         {x + upto(mark.to), bottom + (mark.current ? 2 : 1) * thin}, theme.accent);
    list.AddRectFilled({x + caret, box.y + theme.px(2)},
                       {x + caret + thin, box.bottom() - theme.px(2)}, theme.accent);
  }
  list.PopClipRect();
  if (!mine) return true;
  list.AddRect(box.min(), box.max(), theme.accent, theme.radius_small, 0,
               std::max(2.0f, theme.px(0.5)));
  frame.focus = box.rect();
  frame.focus_name = seen.name;
  return true;
}

void Ui::field(std::string_view name, const char* label, const char* hint, std::string& value,
               const Area& area, std::string_view spoken) {
  const float label_height = line_height(Role::small);
  if (label[0] != '\0')
    line(Role::small, label, {area.x, area.y, area.w, label_height}, theme.ink_soft);
  const float top = label[0] != '\0' ? label_height + theme.px(1) : 0;
  const Area box{area.x, area.y + top, area.w, area.h - top};
  ImGui::PushID(name.data(), name.data() + name.size());
  const auto note_field = [&] {
    const base::Rect seen = seen_of(box);
    if (!seen.empty()) frame.buttons.push_back({std::string(name), seen, true, value});
  };
  const std::string_view called = label[0] != '\0' ? std::string_view(label) : spoken;
  if (written_field({std::string(name), std::string(called), value}, hint, value, box)) {
    ImGui::PopID();
    note_field();
    return;
  }
  surface(box, theme.ground, theme.radius_small, 0, true);
  ImFont* text_font = fonts_.font(Role::text);
  const float pad_y = std::floor((box.h - text_font->FontSize) / 2);
  ImGui::PushFont(text_font);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme.px(4), pad_y});
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextItemWidth(box.w);
  if (begin_in == name) {
    ImGui::SetKeyboardFocusHere();
    frame.moving = true;  // it has the cursor in the next frame
  }
  ImGui::InputText("##field", &value);
  // Come to by no finger and no mouse, it is to be written anew.
  if (ImGui::IsItemActivated() && !ImGui::IsMouseDown(0))
    if (ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetItemID()))
      state->SelectAll();
  const bool focused = ImGui::IsItemActive();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (value.empty() && hint[0] != '\0')
    line(Role::text, hint, {box.x + theme.px(4), box.y, box.w - theme.px(6), box.h},
         theme.ink_faint);
  if (focused) {
    ImGui::GetWindowDrawList()->AddRect(box.min(), box.max(), theme.accent, theme.radius_small, 0,
                                        std::max(2.0f, theme.px(0.5)));
    frame.focus = box.rect();
    frame.focus_name = name;
    if (!frame.composed.text.empty())
      draw_composed(box, box.x + theme.px(4) + text_width(Role::text, value));
  }
  ImGui::PopID();
  note_field();
}

bool Ui::toggle(std::string_view name, const std::string& label, bool& on, const Area& area) {
  const float track_w = theme.px(11), track_h = theme.px(6), gap = theme.px(3);
  const float wanted = track_w + gap + text_width(Role::text, label) + theme.px(2);
  const Area all{area.x, area.y, std::min(area.w, wanted), area.h};
  const Tap result = tap(name, all);
  if (result.tapped) on = !on;
  frame.buttons.back().text = on ? "on" : "off";
  const Area track{all.x, all.y + (all.h - track_h) / 2, track_w, track_h};
  const ImU32 off = result.held ? theme.pressed : theme.sunken;
  surface(track, on ? result.held ? theme.accent_pressed : theme.accent : off, track_h / 2, 0, !on);
  const float r = track_h * 0.36f;
  const float knob = on ? track.right() - track_h / 2 : track.x + track_h / 2;
  ImGui::GetWindowDrawList()->AddCircleFilled({knob, track.centre().y}, r,
                                              on ? theme.on_accent : theme.ink_soft);
  line(Role::text, label, {track.right() + gap, all.y, all.right() - track.right() - gap, all.h},
       theme.ink);
  return result.tapped;
}

float Ui::line_height(Role role) const { return std::round(font(role).FontSize * kLeading); }

float Ui::text_width(Role role, std::string_view text) const {
  return std::ceil(width_of(font(role), text));
}

float Ui::text_height(Role role, std::string_view text, float width) const {
  return static_cast<float>(wrap(font(role), text, width, 1000).lines.size()) * line_height(role);
}

void Ui::note_text(std::string_view text, const Area& drawn, const Area& room, bool shortened,
                   Words words) {
  frame.texts.push_back(
      {std::string(text), drawn.rect(), room.rect(), shortened, words == Words::interface});
}

float Ui::line(Role role, std::string_view text, const Area& room, ImU32 color, Align align,
               Words words) {
  if (text.empty() || room.w <= 0) return 0;
  ImFont* f = fonts_.font(role);
  const Lines lines = wrap(*f, text, room.w + 0.5f, 1);
  if (lines.lines.empty()) return 0;
  const float slack = room.w - lines.width;
  const float x = room.x + (align == Align::left ? 0 : align == Align::centre ? slack / 2 : slack);
  const ImVec2 at = whole({x, room.y + (room.h - f->FontSize) / 2});
  const std::string& s = lines.lines[0];
  ImGui::GetWindowDrawList()->AddText(f, f->FontSize, at, color, s.data(), s.data() + s.size());
  note_text(text, {at.x, at.y, lines.width, f->FontSize}, room, lines.shortened, words);
  return lines.width;
}

float Ui::paragraph(Role role, std::string_view text, const Area& room, ImU32 color, Align align,
                    Words words) {
  if (text.empty() || room.w <= 0) return 0;
  ImFont* f = fonts_.font(role);
  const float step = line_height(role);
  const int most = std::max(1, static_cast<int>((room.h + step - f->FontSize + 0.5f) / step));
  const bool even = align == Align::centre || words == Words::interface;
  const Lines lines =
      even ? wrap_balanced(*f, text, room.w + 0.5f, most) : wrap(*f, text, room.w + 0.5f, most);
  float y = room.y;
  for (const std::string& s : lines.lines) {
    const float slack = align == Align::left ? 0 : room.w - width_of(*f, s);
    const ImVec2 at = whole(
        {room.x + (align == Align::centre ? slack / 2 : slack), y + (step - f->FontSize) / 2});
    ImGui::GetWindowDrawList()->AddText(f, f->FontSize, at, color, s.data(), s.data() + s.size());
    y += step;
  }
  note_text(text, {room.x, room.y, lines.width, y - room.y}, room, lines.shortened, words);
  return y - room.y;
}

void Ui::icon(std::string_view name, ImVec2 centre, float size_px, ImU32 color) {
  const int size = static_cast<int>(std::lround(size_px));
  const IconImage image = icons_ ? icons_(name, size) : IconImage{};
  const ImVec2 min =
      whole({centre.x - static_cast<float>(size) / 2, centre.y - static_cast<float>(size) / 2});
  const ImVec2 max{min.x + static_cast<float>(size), min.y + static_cast<float>(size)};
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (image.texture != nullptr) {
    draw->AddImage(image.texture, min, max, image.uv0, image.uv1, color);
    return;
  }
  // Without its picture a button still has a sign: the first letter of its name in a ring.
  draw->AddCircle(centre, size_px * 0.46f, color, 0, std::max(1.0f, theme.px(0.4)));
  ImFont* f = fonts_.font(Role::small);
  const std::string letter(name.substr(0, 1));
  const float w = width_of(*f, letter);
  draw->AddText(f, f->FontSize, whole({centre.x - w / 2, centre.y - f->FontSize / 2}), color,
                letter.c_str());
}

namespace {

// A rim of gradients from under the edge of `area` outwards: the middle, which the paper covers,
// costs nothing.
void soft_shadow(ImDrawList& draw, const Area& area, float radius, float spread, ImU32 color) {
  struct Ring {
    float grow, strength;  // of `spread`; of the darkest
  };
  constexpr Ring rings[] = {{-0.5f, 1},    {-0.1f, 1},    {0.15f, 0.66f},
                            {0.45f, 0.3f}, {0.8f, 0.09f}, {1.05f, 0}};
  constexpr float kDarkest = 0.185f;
  constexpr int kArc = 8, kPoints = 4 * (kArc + 1), kRings = int(std::size(rings));
  draw.PrimReserve((kRings - 1) * kPoints * 6, kRings * kPoints);
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const unsigned first = draw._VtxCurrentIdx;
  for (const Ring& ring : rings) {
    const float grow = ring.grow * spread, r = std::max(radius + grow, 0.0f);
    const ImU32 shade = faded(color, kDarkest * ring.strength);
    for (int i = 0; i < kPoints; ++i) {
      const int corner = i / (kArc + 1);  // from the bottom right, clockwise
      const float a =
          (float(corner) + float(i % (kArc + 1)) / kArc) * (std::numbers::pi_v<float> / 2);
      const bool right = corner == 0 || corner == 3, bottom = corner < 2;
      draw.PrimWriteVtx({(right ? area.right() + grow - r : area.x - grow + r) + r * std::cos(a),
                         (bottom ? area.bottom() + grow - r : area.y - grow + r) + r * std::sin(a)},
                        white, shade);
    }
  }
  for (int k = 0; k + 1 < kRings; ++k)
    for (int i = 0; i < kPoints; ++i) {
      const unsigned a = first + unsigned(k * kPoints + i);
      const unsigned b = first + unsigned(k * kPoints + (i + 1) % kPoints);
      for (const unsigned v : {a, b, b + kPoints, a, b + kPoints, a + kPoints})
        draw.PrimWriteIdx(ImDrawIdx(v));
    }
}

}  // namespace

void Ui::surface(const Area& area, ImU32 fill, float radius, float height_mm, bool edge) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (height_mm > 0 && theme.contrast == Contrast::normal) {
    const float spread = theme.mm * height_mm, drop = spread * 0.35f;
    soft_shadow(*draw, {area.x, area.y + drop, area.w, area.h}, radius, spread, theme.shadow);
  }
  draw->AddRectFilled(area.min(), area.max(), fill, radius);
  if (edge) {
    const float half = theme.hairline / 2;
    draw->AddRect({area.x + half, area.y + half}, {area.right() - half, area.bottom() - half},
                  theme.line, radius - half, 0, theme.hairline);
  }
}

void Ui::picture(const Picture& p, const Area& area, float radius) {
  if (p.texture == nullptr || p.width_px <= 0 || p.height_px <= 0) return;
  // Cut what overhangs, so that the picture fills the area without being stretched.
  const float want = area.w / area.h, have = p.width_px / p.height_px;
  ImVec2 a = p.uv0, b = p.uv1;
  if (have > want) {
    const float cut = (b.x - a.x) * (1 - want / have) / 2;
    a.x += cut;
    b.x -= cut;
  } else {
    const float cut = (b.y - a.y) * (1 - have / want) / 2;
    a.y += cut;
    b.y -= cut;
  }
  ImGui::GetWindowDrawList()->AddImageRounded(p.texture, area.min(), area.max(), a, b,
                                              IM_COL32_WHITE, radius);
}

void Ui::chevron(ImVec2 c, float size_px, float turn_rad, ImU32 color) {
  const float s = size_px / 2, cos = std::cos(turn_rad), sin = std::sin(turn_rad);
  const auto at = [&](float x, float y) {
    return ImVec2{c.x + (x * cos - y * sin) * s, c.y + (x * sin + y * cos) * s};
  };
  const ImVec2 points[3] = {at(-0.35f, -0.7f), at(0.35f, 0), at(-0.35f, 0.7f)};
  ImGui::GetWindowDrawList()->AddPolyline(points, 3, color, 0, std::max(1.5f, theme.px(0.6)));
}

void Ui::emblem(ImVec2 c, float radius) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  constexpr float kPi = std::numbers::pi_v<float>;
  constexpr ImU32 kPeople[6] = {IM_COL32(0x35, 0x60, 0x8A, 255), IM_COL32(0xB4, 0x54, 0x3C, 255),
                                IM_COL32(0x4F, 0x7D, 0x52, 255), IM_COL32(0xC0, 0x8A, 0x1E, 255),
                                IM_COL32(0x7B, 0x5A, 0x99, 255), IM_COL32(0x2F, 0x7F, 0x86, 255)};
  // `along` turns about the middle, `out` is the distance from it; both in parts of the radius.
  const auto at = [&](float turn, float along, float out) {
    const float s = std::sin(turn), k = std::cos(turn);
    return ImVec2{c.x + radius * (k * along + s * out), c.y + radius * (s * along - k * out)};
  };
  for (int i = 0; i < 6; ++i) {
    const float turn = static_cast<float>(i) * kPi / 3;
    for (int k = 0; k <= 16; ++k) {
      const float a = kPi * static_cast<float>(16 - k) / 16;
      draw->PathLineTo(at(turn, 0.22f * std::cos(a), 0.6f + 0.155f * std::sin(a)));
    }
    draw->PathFillConvex(kPeople[i]);
    draw->AddCircleFilled(at(turn, 0, 0.855f), radius * 0.125f, kPeople[i]);
  }
  draw->AddCircleFilled(c, radius * 0.53f, wood_edge(theme.wood), 64);
  draw->AddCircleFilled(c, radius * 0.47f, theme.wood, 64);
  const struct {
    float x, y, turn;
    int paper;
  } papers[3] = {{-0.13f, 0.14f, -0.16f, 0}, {0.15f, 0.04f, 0.21f, 2}, {-0.06f, -0.14f, 0.09f, 1}};
  for (const auto& p : papers) {
    const float k = std::cos(p.turn), s = std::sin(p.turn);
    const ImVec2 m = at(0, p.x, p.y);
    const auto corner = [&](float x, float y) {
      const float px = x * radius * 0.155f, py = y * radius * 0.11f;
      return ImVec2{m.x + px * k - py * s, m.y + px * s + py * k};
    };
    const ImVec2 quad[4] = {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
    draw->AddConvexPolyFilled(quad, 4, theme.papers[static_cast<std::size_t>(p.paper)]);
    draw->AddPolyline(quad, 4, IM_COL32(0x8A, 0x73, 0x50, 255), ImDrawFlags_Closed,
                      std::max(1.0f, radius * 0.016f));
  }
}

}  // namespace panels
