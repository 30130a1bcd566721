#include "panels/toasts.h"

#include <algorithm>

#include "panels/format.h"
#include "panels/room.h"

namespace panels {

namespace {
constexpr std::size_t kMostToasts = 3;
constexpr std::size_t kMostDetails = 6;
constexpr double kLeastMm = 110;  // a message is read well in
}  // namespace

void need(Fonts& fonts, const std::vector<Toast>& toasts) {
  for (const Toast& toast : toasts) {
    fonts.need(toast.text);
    fonts.need(toast.action);
    fonts.need(toast.other);
    for (const std::string& d : toast.details) fonts.need(d);
  }
}

void draw_toasts(Ui& ui, const std::vector<Toast>& toasts, const Room& room,
                 std::vector<ToastCommand>& out) {
  std::vector<base::Rect> taken = room.open_seats;
  taken.insert(taken.end(), room.handles.begin(), room.handles.end());
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  // A sheet beside the map was touched last: it would lie over them.
  const auto beside = static_cast<float>(room.free.max.x);
  const float width = beside > t.px(kLeastMm) ? std::min(beside, ui.window.w) : ui.window.w;
  float bottom = room.bottom - t.px(3);
  for (std::size_t n = 0; n < std::min(toasts.size(), kMostToasts); ++n) {
    const Toast& toast = toasts[toasts.size() - 1 - n];
    const std::string suffix = n == 0 ? "" : "-" + std::to_string(n);
    const std::string action_name = "toast-action" + suffix, other_name = "toast-other" + suffix,
                      close_name = "toast-close" + suffix;
    const auto verb = [](const std::string& name, const std::string& label) {
      return ButtonSpec{
          .name = name, .label = label, .kind = ButtonKind::accent, .role = Role::strong};
    };
    const ButtonSpec action = verb(action_name, toast.action),
                     other = verb(other_name, toast.other);
    const ButtonSpec close{.name = close_name,
                           .icon = "close",
                           .kind = ButtonKind::quiet,
                           .icon_px = t.px(5),
                           .spoken = tr("Close")};
    const float pad = t.px(1.5), icon = t.px(7), lead = t.px(5) + icon + t.px(3);
    const auto verb_width = [&](const ButtonSpec& spec) {
      return spec.label.empty() ? 0 : ui.width(spec) + t.px(4);
    };
    const float action_w = verb_width(action) + (toast.action.empty() ? 0 : t.gap) +
                           verb_width(other) + (toast.other.empty() ? 0 : t.gap);
    const float close_w = ui.width(close);
    const float around = lead + t.px(4) + action_w + close_w + pad;
    const float most = std::min(width - 2 * t.edge, t.px(260));
    float words = ui.text_width(Role::text, toast.text);
    const std::size_t shown = std::min(toast.details.size(), kMostDetails);
    std::vector<std::string> details(toast.details.begin(),
                                     toast.details.begin() + static_cast<std::ptrdiff_t>(shown));
    if (toast.details.size() > shown)
      details.push_back(fill(tr("… and {0} more"), {std::to_string(toast.details.size() - shown)}));
    for (const std::string& d : details)
      words = std::max(words, ui.text_width(Role::small, d) + t.px(5));
    words = std::min(words, most - around);
    const float text_h = ui.text_height(Role::text, toast.text, words);
    float details_h = 0;
    for (const std::string& d : details)
      details_h += ui.text_height(Role::small, d, words - t.px(5));
    if (!details.empty()) details_h += t.px(3);
    const float row_h = std::max(t.target, text_h + t.px(3));
    const float box_w = around + words;
    const Area box = room_above({bottom, row_h + details_h + 2 * pad, box_w, box_w}, taken,
                                {width, ui.window.h}, t);
    if (box.y < 0) break;
    bottom = box.y - t.gap;

    ui.begin(("toast" + std::to_string(n)).c_str(), box, Ui::Layer::front);
    const bool warning = toast.kind == ToastKind::warning;
    ui.surface(box, t.surface, t.radius, 4, t.contrast == Contrast::high);
    const float mid = box.y + pad + row_h / 2;
    const bool good = toast.kind == ToastKind::good;
    const ImU32 tint = warning ? t.warn : good ? t.good : t.accent;
    ui.icon(warning ? "warning"
            : good  ? "check"
                    : "info",
            {box.x + t.px(5) + icon / 2, mid}, icon, tint);
    float y = mid - text_h / 2;
    y += ui.paragraph(Role::text, toast.text, {box.x + lead, y, words, text_h}, t.ink, Align::left,
                      Words::people);
    y = box.y + pad + row_h;
    for (const std::string& d : details) {
      const float h = ui.text_height(Role::small, d, words - t.px(5));
      ImGui::GetWindowDrawList()->AddCircleFilled(
          {box.x + lead + t.px(1), y + ui.line_height(Role::small) / 2}, t.px(0.7), tint);
      y += ui.paragraph(Role::small, d, {box.x + lead + t.px(5), y, words - t.px(5), h}, t.ink_soft,
                        Align::left, Words::people);
    }
    const float by = mid - t.target / 2;
    if (ui.button(close, {box.right() - pad - close_w, by, close_w, t.target}))
      out.push_back(CloseToast{toast.id});
    float right = box.right() - pad - close_w - t.gap;
    const auto verb_tapped = [&](const ButtonSpec& spec) {
      if (spec.label.empty()) return false;
      const float w = verb_width(spec);
      right -= w;
      const bool tapped = ui.button(spec, {right, by, w, t.target});
      right -= t.gap;
      return tapped;
    };
    if (verb_tapped(other)) out.push_back(ToastAction{toast.id, ToastAction::Which::other});
    if (verb_tapped(action)) out.push_back(ToastAction{toast.id});
    ui.end();
  }
}

}  // namespace panels
