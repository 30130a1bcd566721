#include "panels/page_preview.h"

#include <algorithm>
#include <cmath>

#include "panels/format.h"

namespace panels {

namespace {
// A4.
constexpr float kPageWidth_mm = 210, kPageHeight_mm = 297;
constexpr float kLeast_mm = 45;   // narrower pages tell nothing
constexpr float kLargest = 1.6f;  // times as large as on paper
constexpr float kTap_mm = 3, kSwipe_mm = 10;
}  // namespace

float PagePreview::draw(Ui& ui, const PagePreviewView& view, float right_px, float above_px,
                        std::vector<LeafTo>& out) {
  const Theme& t = ui.theme;
  const float pad = t.px(4), buttons_h = t.target + t.px(2);
  const float right = right_px - t.gap;
  const float room_w = right - t.edge - 2 * pad;
  const float room_h = above_px - t.edge - t.gap - 2 * pad - buttons_h;
  const float ratio = kPageHeight_mm / kPageWidth_mm;
  const float whole_w = std::min({room_h / ratio, room_w, t.px(kPageWidth_mm)});
  page_px_ = 0;
  if (whole_w < t.px(kLeast_mm)) return right_px;
  const float page_w =
      std::floor(large_ ? std::min(room_w, t.px(kPageWidth_mm * kLargest)) : whole_w);
  const float page_h = std::floor(page_w * ratio), seen_h = std::min(page_h, room_h);
  page_px_ = int(page_w);

  const Area pane{right - page_w - 2 * pad, t.edge, page_w + 2 * pad, seen_h + 2 * pad + buttons_h};
  ui.begin("report-pages", pane, Ui::Layer::front);
  ui.surface(pane, t.sunken, t.radius, 4, t.contrast == Contrast::high);
  const Area seen{std::round(pane.x + pad), std::round(pane.y + pad), page_w, seen_h};
  scroll_.begin(ui, "report-page", seen, DragScroll::Axis::y, page_h);
  draw_page(ui, view, {seen.x, std::round(seen.y - scroll_.offset_px()), page_w, page_h}, out);
  scroll_.end(ui);
  draw_buttons(ui, view, {seen.x, seen.bottom() + t.px(2), page_w, t.target}, out);
  ui.end();
  return pane.x;
}

void PagePreview::draw_page(Ui& ui, const PagePreviewView& view, const Area& page,
                            std::vector<LeafTo>& out) {
  const Theme& t = ui.theme;
  Area paper = page;
  if (view.picture.width_px > view.picture.height_px) {  // on its side
    paper.h = std::round(page.w * view.picture.height_px / view.picture.width_px);
    paper.y = std::round(page.y + (page.h - paper.h) / 2);
  }
  ImGui::GetWindowDrawList()->AddRectFilled(paper.min(), paper.max(), IM_COL32_WHITE);
  if (view.picture.texture != nullptr)
    ui.picture(view.picture, paper, 0);
  else
    ui.paragraph(
        Role::text,
        view.why_not.empty() ? std::string(ui.tr("The pages are being made …")) : view.why_not,
        page.shrunk(t.px(8)), view.why_not.empty() ? t.ink_soft : t.warn, Align::left);
  ImGui::GetWindowDrawList()->AddRect(paper.min(), paper.max(), t.line);
  ui.tap(
      "report-page", page, view.pages > 0,
      fill(ui.tr("Page {0} of {1}"), {std::to_string(view.page + 1), std::to_string(view.pages)}));
  if (view.pages == 0) return;
  const ImVec2 at = ImGui::GetIO().MousePos;
  if (ImGui::IsItemActivated()) down_ = at;
  if (!ImGui::IsItemDeactivated() || !ImGui::IsMousePosValid()) return;
  const float x = at.x - down_.x, y = at.y - down_.y;
  // A hand swipes in a bow: a page that is scrolled a little on the way is leafed all the same.
  if (std::abs(x) > t.px(kSwipe_mm) && std::abs(x) > std::abs(y)) {
    const int to = view.page + (x < 0 ? 1 : -1);
    if (to >= 0 && to < view.pages) out.push_back({to});
  } else if (!ui.scrolled && std::hypot(x, y) < t.px(kTap_mm)) {
    large_ = !large_;
    scroll_.reset();
  }
}

void PagePreview::draw_buttons(Ui& ui, const PagePreviewView& view, const Area& row,
                               std::vector<LeafTo>& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float side = t.target;
  if (ui.button({.name = "report-page-back",
                 .icon = "step-back",
                 .kind = ButtonKind::quiet,
                 .enabled = view.page > 0,
                 .spoken = tr("Page before")},
                {row.x, row.y, side, row.h}))
    out.push_back({view.page - 1});
  if (ui.button({.name = "report-page-on",
                 .icon = "step-on",
                 .kind = ButtonKind::quiet,
                 .enabled = view.page + 1 < view.pages,
                 .spoken = tr("Next page")},
                {row.right() - side, row.y, side, row.h}))
    out.push_back({view.page + 1});
  if (view.pages == 0) return;
  std::string number = std::to_string(view.page + 1) + " / " + std::to_string(view.pages);
  if (view.behind) number += " …";
  ui.line(Role::text, number, {row.x + side, row.y, row.w - 2 * side, row.h}, t.ink_soft,
          Align::centre);
}

}  // namespace panels
