#include "panels/ground_sheet.h"

#include <algorithm>

#include "panels/format.h"
#include "panels/ui.h"

namespace panels {

using model::GroundPart;
using Kind = model::GroundPart::Kind;

namespace {

constexpr double kOffer_h = 16, kStamp_w = 21;  // mm

std::string label_of(const base::Messages& tr, GroundPart part, const model::Ground& ground) {
  const std::string n = std::to_string(part.index + 1);
  switch (part.kind) {
    case Kind::column:
      return ground.rows.empty() ? fill(tr("Field {0}, from the left"), {n})
                                 : fill(tr("Column {0}, from the left"), {n});
    case Kind::row:
      return fill(tr("Row {0}, from the top"), {n});
    case Kind::across:
      return tr("The axis to the right");
    case Kind::down:
      return tr("The axis upwards");
  }
  return {};
}

}  // namespace

std::string field_name(GroundPart part) {
  switch (part.kind) {
    case Kind::column:
      return "ground-column-" + std::to_string(part.index + 1);
    case Kind::row:
      return "ground-row-" + std::to_string(part.index + 1);
    case Kind::across:
      return "ground-across";
    case Kind::down:
      return "ground-down";
  }
  return {};
}

void GroundSheet::need(Fonts& fonts, const GroundView& view) const {
  for (const GroundView::Offer& offer : view.offers) fonts.need(offer.name);
  for (const GroundPart part : model::parts_of(view.now))
    fonts.need(*model::words_of(view.now, part));
  for (const WrittenLine& line : lines_) fonts.need(line.text);
}

void GroundSheet::settle(const GroundView& view, bool closes, GroundCommands& out) {
  const std::vector<GroundPart> parts = model::parts_of(view.now);
  if (parts != parts_) {
    parts_ = parts;
    lines_.clear();
    for (const GroundPart part : parts_) {
      const std::string& words = *model::words_of(view.now, part);
      lines_.push_back({words, words});
    }
  }
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (auto written = lines_[i].settled(*model::words_of(view.now, parts_[i]),
                                         !closes && writing_ == field_name(parts_[i])))
      out.push_back(NameGround{parts_[i], std::move(*written)});
}

float GroundSheet::draw(Ui& ui, const GroundView& view, float above_px, GroundCommands& out) {
  settle(view, false, out);
  const bool closes =
      sheet_.begin(ui, {"ground", "ground-close", ui.tr("Under the cards")}, 112, above_px);
  const Area& room = sheet_.room();
  float y = sheet_.first_y();
  draw_names(ui, view, room, y);
  draw_offers(ui, view, room, y, out);
  const float left = sheet_.end(ui, y);
  writing_ = ui.frame.focus ? ui.frame.focus_name : std::string();
  if (closes) {
    settle(view, true, out);
    out.push_back(CloseGroundSheet{});
  }
  return left;
}

void GroundSheet::draw_names(Ui& ui, const GroundView& view, const Area& room, float& y) {
  const Theme& t = ui.theme;
  if (parts_.empty()) return;
  const bool on_screen = ui.writing && ui.writing->keys_wanted;
  if (!view.begins.empty() && !on_screen) ui.begin_in = view.begins;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const std::string label = label_of(ui.tr, parts_[i], view.now), name = field_name(parts_[i]);
    if (on_screen && view.begins == name)
      ui.writing->touched =
          FieldWriting::Seen{name, label, lines_[i].text, FieldWriting::Selected::all};
    ui.field(name, label.c_str(), "", lines_[i].text, {room.x, y, room.w, ui.field_height()});
    y += ui.field_height() + t.px(2);
  }
  ui.begin_in = {};
  y += t.px(3);
}

void GroundSheet::draw_offers(Ui& ui, const GroundView& view, const Area& room, float& y,
                              GroundCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool some = !view.now.columns.empty();
  const std::string says = some ? tr("In its place:") : tr("Cards take the field they lie on.");
  const float says_h = ui.text_height(Role::small, says, room.w);
  ui.paragraph(Role::small, says, {room.x, y, room.w, says_h}, t.ink_soft);
  y += says_h + t.px(2);
  for (std::size_t i = 0; i < view.offers.size(); ++i) {
    const Area row{room.x, y, room.w, t.px(kOffer_h)};
    const GroundView::Offer& offer = view.offers[i];
    if (ui.button({.name = "ground-put-" + std::to_string(i + 1),
                   .kind = ButtonKind::plain,
                   .enabled = view.writable,
                   .spoken = offer.name},
                  row))
      out.push_back(PutGround{i});
    const Area stamp{row.x + t.px(2.5), row.y + t.px(2), t.px(kStamp_w), row.h - t.px(4)};
    draw_stamp(ui, offer.stamp, stamp, StampEdge::quiet);
    const float left = stamp.right() + t.px(3), words = row.right() - left - t.px(2);
    const float h = std::min(row.h, ui.text_height(Role::text, offer.name, words));
    ui.paragraph(Role::text, offer.name, {left, row.y + (row.h - h) / 2, words, h}, t.ink,
                 Align::left, Words::people);
    y += row.h + t.gap;
  }
  if (!some) return;
  const ButtonSpec off{.name = "ground-off",
                       .icon = "close",
                       .label = tr("Nothing under the cards"),
                       .kind = ButtonKind::quiet,
                       .enabled = view.writable};
  if (ui.button(off, {room.x, y, std::min(room.w, ui.width(off)), t.px(13)}))
    out.push_back(TakeGroundOff{});
  y += t.px(13);
}

}  // namespace panels
