#include "panels/agenda_choice.h"

#include <imgui_internal.h>

#include <algorithm>

#include "panels/format.h"

namespace panels {

void need(Fonts& fonts, const AgendaOffers& offers) {
  for (const AgendaOffer& offer : offers.good) {
    fonts.need(offer.name);
    fonts.need(offer.about);
  }
  for (const std::string& why : offers.wrong) fonts.need(why);
}

std::string minutes_words(const base::Messages& tr, int minutes) {
  return fill(tr("{0} min"), {std::to_string(minutes)});
}

std::optional<std::size_t> AgendaChoice::draw(Ui& ui, const AgendaOffers& offers,
                                              std::optional<std::size_t> chosen,
                                              const Area& within) {
  if (!open_) return {};
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float pad = t.px(6), gap = t.gap;
  const float width = std::min(within.w - 2 * t.edge, t.px(190) * t.text_px / t.px(4.5));
  const float inner = width - 2 * pad, words = inner - t.px(10);
  const float head = t.target + t.px(2);
  const float name_h = ui.line_height(Role::strong);
  const auto row_height = [&](const std::string& about) {
    const float below = about.empty() ? 0 : ui.text_height(Role::small, about, words);
    return std::max(t.target, name_h + below + t.px(3));
  };
  const std::string none = tr("Without steps and times");
  float content = row_height("");
  for (const AgendaOffer& offer : offers.good) content += gap + row_height(offer.about);
  for (const std::string& why : offers.wrong)
    content += gap + ui.text_height(Role::small, why, words) + t.px(3);
  const float most = within.h - 2 * t.edge;
  const float height = std::min(most, pad / 2 + head + content + pad);
  const Area sheet{within.x + (within.w - width) / 2, within.y + (within.h - height) / 2, width,
                   height};
  ui.begin("agenda-choice", sheet, Ui::Layer::front);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ui.surface(sheet, t.surface, t.radius, 6, true);
  const float x = sheet.x + pad;
  ui.line(Role::heading, tr("How the evening goes"),
          {x, sheet.y + pad / 2, inner - t.target - gap, t.target}, t.ink);
  if (ui.button({.name = "agenda-close",
                 .icon = "close",
                 .kind = ButtonKind::quiet,
                 .spoken = tr("Close")},
                {sheet.right() - pad / 2 - t.target, sheet.y + pad / 2, t.target, t.target}))
    close();

  std::optional<std::size_t> tapped;
  const Area list{x, sheet.y + pad / 2 + head, inner,
                  sheet.bottom() - pad / 2 - sheet.y - pad / 2 - head};
  scroll_.begin(ui, "agenda-list", list, DragScroll::Axis::y, content);
  float y = list.y - scroll_.offset_px();
  const auto row = [&](std::size_t index, const std::string& name, const std::string& about,
                       const std::string& time) {
    const Area area{x, y, inner, row_height(about)};
    y += area.h + gap;
    const std::string button = index == 0 ? "agenda-none" : "agenda-" + std::to_string(index);
    const bool is_chosen = chosen == index;
    if (ui.button({.name = button,
                   .kind = is_chosen ? ButtonKind::selected : ButtonKind::plain,
                   .spoken = name},
                  area))
      tapped = index;
    const float left = area.x + t.px(4), time_w = ui.text_width(Role::small, time);
    const float block = name_h + (about.empty() ? 0 : ui.text_height(Role::small, about, words));
    const float top = area.y + (area.h - block) / 2;
    ui.line(Role::strong, name, {left, top, words - time_w - gap, name_h}, t.ink, Align::left,
            Words::people);
    ui.line(Role::small, time, {area.right() - t.px(4) - time_w, top, time_w, name_h}, t.ink_soft);
    if (!about.empty())
      ui.paragraph(Role::small, about, {left, top + name_h, words, area.bottom() - top - name_h},
                   t.ink_soft, Align::left, Words::people);
  };
  row(0, none, "", "");
  for (std::size_t i = 0; i < offers.good.size(); ++i)
    row(i + 1, offers.good[i].name, offers.good[i].about,
        minutes_words(tr, offers.good[i].minutes));
  for (const std::string& why : offers.wrong) {
    const float h = ui.text_height(Role::small, why, words);
    ui.paragraph(Role::small, why, {x + t.px(4), y + t.px(1), words, h}, t.warn, Align::left,
                 Words::people);
    y += h + t.px(3) + gap;
  }
  scroll_.end(ui);
  ui.end();
  if (tapped) close();
  return tapped;
}

}  // namespace panels
