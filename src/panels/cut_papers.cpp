#include "panels/cut_papers.h"

#include <algorithm>
#include <cmath>

#include "panels/format.h"
#include "panels/sheet_rows.h"

namespace panels {

namespace {

constexpr float kLine_mm = 0.9f, kMark_mm = 7;
constexpr float kPaperShare = 0.5f;  // of the room, for the one that is written

bool waits(const CutPaper& paper) { return paper.chosen && !paper.done; }

/// Where a point of the picture is seen, once it is turned.
ImVec2 seen(ImVec2 p, const Area& picture, int quarters) {
  for (int i = 0; i < (quarters % 4 + 4) % 4; ++i) p = {1 - p.y, p.x};
  return {picture.x + p.x * picture.w, picture.y + p.y * picture.h};
}

float between(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// The paper as it would lie before us, as large as the room lets it.
void draw_paper(Ui& ui, const CutPaper& paper, const Picture& photo, const Area& room) {
  if (photo.texture == nullptr) return;
  std::array<ImVec2, 4> px, uv;
  for (std::size_t i = 0; i < 4; ++i) {
    const ImVec2 p = paper.corners[i];
    px[i] = {p.x * photo.width_px, p.y * photo.height_px};
    uv[i] = {photo.uv0.x + p.x * (photo.uv1.x - photo.uv0.x),
             photo.uv0.y + p.y * (photo.uv1.y - photo.uv0.y)};
  }
  const float w = std::max(1.0f, (between(px[0], px[1]) + between(px[3], px[2])) / 2);
  const float h = std::max(1.0f, (between(px[0], px[3]) + between(px[1], px[2])) / 2);
  const float k = std::min(room.w / w, room.h / h);
  const Area at{room.x + (room.w - w * k) / 2, room.y + (room.h - h * k) / 2, w * k, h * k};
  ImGui::GetWindowDrawList()->AddImageQuad(photo.texture, at.min(), {at.right(), at.y}, at.max(),
                                           {at.x, at.bottom()}, uv[0], uv[1], uv[2], uv[3]);
  ImGui::GetWindowDrawList()->AddRect(at.min(), at.max(), ui.theme.line, 0, 0, ui.theme.px(0.3));
}

}  // namespace

std::size_t CutView::left() const { return std::size_t(std::ranges::count_if(papers, waits)); }

std::size_t CutView::readable() const {
  return std::size_t(std::ranges::count_if(
      papers, [](const CutPaper& paper) { return waits(paper) && !paper.text.empty(); }));
}

void CutPapers::need(Fonts& fonts, const CutView& view) const {
  fonts.need(text_);
  for (const CutPaper& paper : view.papers) fonts.need(paper.text);
}

void CutPapers::draw_outlines(Ui& ui, const CutView& view, const Area& picture, int quarters,
                              std::vector<CutCommand>& out) const {
  if (view.stage != CutStage::found) return;
  const Theme& t = ui.theme;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < view.papers.size(); ++i) {
    const CutPaper& paper = view.papers[i];
    std::array<ImVec2, 4> at;
    ImVec2 least{1e9f, 1e9f}, most{-1e9f, -1e9f}, middle{};
    for (std::size_t k = 0; k < 4; ++k) {
      at[k] = seen(paper.corners[k], picture, quarters);
      least = {std::min(least.x, at[k].x), std::min(least.y, at[k].y)};
      most = {std::max(most.x, at[k].x), std::max(most.y, at[k].y)};
      middle = {middle.x + at[k].x / 4, middle.y + at[k].y / 4};
    }
    const Ui::Tap tap = ui.tap("photo-paper-" + std::to_string(i),
                               {least.x, least.y, most.x - least.x, most.y - least.y}, !paper.done,
                               ui.tr("A paper that was found"));
    if (tap.tapped) out.push_back(TogglePaper{i});
    if (!waits(paper)) list.AddConvexPolyFilled(at.data(), 4, faded(t.surface, 0.6f));
    // A light line below a dark one is seen on any paper and any table.
    list.AddPolyline(at.data(), 4, t.surface, ImDrawFlags_Closed, t.px(kLine_mm * 2));
    list.AddPolyline(at.data(), 4, waits(paper) ? t.accent : t.ink_soft, ImDrawFlags_Closed,
                     t.px(kLine_mm));
    if (!waits(paper))
      ui.icon(paper.done ? "check" : "close", middle, t.px(kMark_mm),
              paper.done ? t.good : t.ink_soft);
  }
}

float CutPapers::height(const Ui& ui, const CutView& view) {
  const float button = ui.theme.px(16);
  switch (view.stage) {
    case CutStage::ready:
      return view.trouble.empty() ? button : button + ui.line_height(Role::text) * 3;
    case CutStage::looking:
      return button + ui.line_height(Role::text) + ui.theme.px(3);
    case CutStage::found:
      return button * (view.readable() > 0 ? 3.0f : 2.0f) + ui.line_height(Role::text) +
             ui.theme.px(3);
    default:
      return 0;
  }
}

void CutPapers::draw_buttons(Ui& ui, const CutView& view, const Area& room, float& y, bool writable,
                             std::vector<CutCommand>& out) const {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const auto says = [&](const std::string& text, ImU32 ink) {
    y = paragraph(ui, Role::text, text, room, y, ink) + t.px(3);
  };
  const auto leave = [&](const char* label) {
    if (wide_button(ui, {.name = "photo-papers-leave", .icon = "close", .label = label}, room, y))
      out.push_back(LeavePapers{});
  };
  if (view.stage == CutStage::ready) {
    if (!view.trouble.empty()) says(view.trouble, t.warn);
    if (wide_button(ui,
                    {.name = "photo-cut",
                     .icon = "index-map",
                     .label = tr("Find the papers in it"),
                     .enabled = writable},
                    room, y))
      out.push_back(CutPhoto{});
  } else if (view.stage == CutStage::looking) {
    says(view.of == 0 ? std::string(tr("Looking for papers…"))
                      : fill(tr("{0} papers; {1} of them looked at…"),
                             {std::to_string(view.of), std::to_string(view.read)}),
         t.ink_soft);
    leave(tr("Stop"));
  } else if (view.stage == CutStage::found) {
    says(tr("Tap what is no paper."), t.ink_soft);
    if (wide_button(
            ui,
            {.name = "photo-papers-write",
             .icon = "edit",
             .label = fill(tr("Write {0} papers, one by one"), {std::to_string(view.left())}),
             .kind = ButtonKind::primary,
             .enabled = writable && view.left() > 0},
            room, y))
      out.push_back(WritePapers{});
    if (view.readable() > 0 &&
        wide_button(ui,
                    {.name = "photo-papers-read",
                     .icon = "to-tray",
                     .label = fill(tr("{0} that could be read into the tray"),
                                   {std::to_string(view.readable())}),
                     .enabled = writable},
                    room, y))
      out.push_back(ReadToTray{});
    leave(tr("The whole picture again"));
  }
}

float CutPapers::draw_written(Ui& ui, const CutView& view, const Picture& photo, const Area& room,
                              float y, bool writable, std::vector<CutCommand>& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const CutPaper& paper = view.papers[view.at];
  if (written_ != view.at) {
    written_ = view.at;
    text_ = paper.text;
  }
  const Area at{room.x, y, room.w, std::max(t.px(30), room.h * kPaperShare)};
  ui.surface(at, t.sunken, t.radius_small, 0, true);
  draw_paper(ui, paper, photo, at.shrunk(t.px(2)));
  y = at.bottom() + t.px(3);
  ui.field("paper-text", tr("What stands on it"), tr("Write what you read"), text_,
           {room.x, y, room.w, ui.field_height()});
  y += ui.field_height() + t.px(3);
  const bool some = text_.find_first_not_of(" \n\t") != text_.npos;
  if (wide_button(ui,
                  {.name = "paper-tray",
                   .icon = "to-tray",
                   .label = tr("Into the tray, and on"),
                   .kind = ButtonKind::primary,
                   .enabled = writable && some},
                  room, y)) {
    out.push_back(PaperToTray{text_});
    written_.reset();
  }
  if (wide_button(
          ui,
          {.name = "paper-skip",
           .icon = "step-on",
           .label = fill(tr("Leave this one out ({0} left)"), {std::to_string(view.left())})},
          room, y)) {
    out.push_back(SkipPaper{});
    written_.reset();
  }
  if (wide_button(ui, {.name = "paper-leave", .icon = "step-back", .label = tr("Back to all")},
                  room, y)) {
    out.push_back(WritePapers{});
    written_.reset();
  }
  return y;
}

}  // namespace panels
