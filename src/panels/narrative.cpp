#include "panels/narrative.h"

#include <algorithm>
#include <utility>

#include "panels/fonts.h"
#include "panels/format.h"
#include "panels/prose_field.h"
#include "panels/sheet_keys.h"
#include "panels/sheet_rows.h"

namespace panels {

namespace {

constexpr const char* kAdded = "passage-new";

std::string field_of(std::size_t index) { return "passage-" + std::to_string(index + 1); }

/// Beside one another as far as they fit, each as wide as it needs. Which was tapped; −1: none.
int buttons(Ui& ui, const std::vector<ButtonSpec>& specs, const Area& room, float& y) {
  const Theme& t = ui.theme;
  const float h = t.target;
  float x = room.x;
  int tapped = -1;
  for (std::size_t n = 0; n < specs.size(); ++n) {
    const float w = std::min(ui.width(specs[n]), room.w);
    if (x > room.x && x + w > room.right()) {
      x = room.x;
      y += h + t.gap;
    }
    if (ui.button(specs[n], {x, y, w, h})) tapped = int(n);
    x += w + t.gap;
  }
  y += h;
  return tapped;
}

/// While the order is set by taps on the map.
void draw_counting(Ui& ui, int counted, bool writable, const Area& room, float& y,
                   NarrativeCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  y = paragraph(ui, Role::text,
                tr("Tap the islands on the map one after another, in the order in which they are "
                   "told."),
                room, y, t.ink) +
      t.px(2);
  const int tapped =
      buttons(ui,
              {{.name = "narrative-order-done",
                .icon = "check",
                .label = counted == 0 ? std::string(tr("Done"))
                                      : fill(tr("Done: {0} in order"), {std::to_string(counted)}),
                .kind = ButtonKind::primary,
                .enabled = writable && counted > 0},
               {.name = "narrative-order-leave", .label = tr("Cancel"), .kind = ButtonKind::quiet}},
              room, y);
  if (tapped == 0) out.push_back(KeepOrder{});
  if (tapped == 1) out.push_back(LeaveOrder{});
  y += t.px(3);
}

}  // namespace

void NarrativeSheet::need(Fonts& fonts, const NarrativeView& view) const {
  for (const auto* list : {&view.told, &view.fresh})
    for (const NarrativeView::Passage& p : *list)
      for (const std::string* text : {&p.text, &p.name, &p.says}) fonts.need(*text);
  fonts.need(text_);
}

void NarrativeSheet::begin(const std::string& field, base::Id passage, const std::string& text) {
  field_ = field;
  written_ = passage;
  text_ = known_ = text;
  adds_ = field == kAdded;
  caret_ = {};
}

void NarrativeSheet::settle(const NarrativeView& view, NarrativeCommands& out) {
  if (!written_) return;
  const auto there = std::ranges::find(view.told, *written_, &NarrativeView::Passage::id);
  const bool gone = there == view.told.end();
  if (text_ != known_) {
    // What somebody wrote is never lost, whatever became of its passage meanwhile.
    if (adds_ || gone)
      out.push_back(AddPassage{gone ? base::Id{} : *written_, text_});
    else
      out.push_back(WritePassage{*written_, text_});
  }
  written_.reset();
  adds_ = false;
  field_.clear();
  text_.clear();
}

void NarrativeSheet::look_where_is_written(const Ui& ui, const NarrativeView& view,
                                           NarrativeCommands& out) {
  const std::string field = ui.writing ? ui.writing->field : std::string();
  const auto index_of = [&](base::Id id) {
    return std::ranges::find(view.told, id, &NarrativeView::Passage::id) - view.told.begin();
  };
  if (field != field_) {
    settle(view, out);
    lost_ = false;
    for (std::size_t n = 0; n < view.told.size(); ++n)
      if (field == field_of(n)) begin(field, view.told[n].id, view.told[n].text);
  } else if (written_ && !adds_ && field != field_of(std::size_t(index_of(*written_)))) {
    // The passages stand in another order by now: whoever wrote there has written.
    settle(view, out);
    field_ = field;
    lost_ = true;
  }
}

float NarrativeSheet::draw(Ui& ui, const NarrativeView& view, float above_px,
                           NarrativeCommands& out) {
  const Theme& t = ui.theme;
  look_where_is_written(ui, view, out);
  const float larger = std::min(t.text_px / t.px(4.5), 1.3f);
  const float width =
      std::min(ui.window.w - 2 * t.edge,
               std::min(t.px(118) * larger, std::max(t.px(100), 0.4f * ui.window.w)));
  float bottom = above_px - t.gap;
  const bool keys = ui.writing && ui.writing->keys_wanted && !ui.writing->field.empty();
  if (keys) bottom = std::min(bottom, plan_sheet_keys(t, ui.window).all.y - t.gap);
  const Area sheet{ui.window.w - width - t.edge, t.edge, width, bottom - t.edge};
  ui.begin("narrative", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 4, t.contrast == Contrast::high);
  const float pad = t.px(6), x = sheet.x + pad, w = sheet.w - 2 * pad, head_y = sheet.y + pad / 2;
  ui.line(Role::heading, ui.tr("The map retold"), {x, head_y, w - t.target - t.gap, t.target},
          t.ink);
  const bool closes = ui.button({.name = "narrative-close",
                                 .icon = "close",
                                 .kind = ButtonKind::quiet,
                                 .spoken = ui.tr("Close")},
                                {sheet.right() - pad / 2 - t.target, head_y, t.target, t.target});
  float top = head_y + t.target + t.px(1);
  const Area room{x, top, w, sheet.bottom() - top - t.px(3)};
  if (view.counted) draw_counting(ui, *view.counted, view.writable, room, top, out);
  const Area list{x - t.px(3), top, w + t.px(6), sheet.bottom() - top - t.px(3)};
  scroll_.begin(ui, "narrative-list", list, DragScroll::Axis::y, height_);
  first_ = top - scroll_.offset_px();
  float y = first_ + t.px(1);
  if (!view.counted) draw_head(ui, view, room, y, out);
  for (std::size_t n = 0; n < view.told.size(); ++n) draw_passage(ui, view, n, room, y, out);
  if (adds_ && written_->nil()) draw_added(ui, room, y);
  if (!view.counted) {
    if (view.writable && buttons(ui,
                                 {{.name = "narrative-add",
                                   .icon = "plus",
                                   .label = ui.tr("Write a sentence"),
                                   .kind = ButtonKind::quiet}},
                                 room, y) == 0)
      wanted_ = Wanted{kAdded, {}, {}};
    draw_fresh(ui, view, room, y, out);
  }
  height_ = y - first_ + t.px(2);
  scroll_.end(ui);
  ui.end();
  if (closes) {
    settle(view, out);
    out.push_back(CloseNarrative{});
  }
  const auto begins_order = [](const NarrativeCommand& c) {
    return std::holds_alternative<SetOrder>(c);
  };
  if (std::ranges::any_of(out, begins_order)) scroll_.reset();
  if (const auto wanted = std::exchange(wanted_, {})) {
    settle(view, out);
    begin(wanted->field, wanted->passage, wanted->text);
    begin_writing(ui, field_, ui.tr("Write a sentence"), text_);
    ui.frame.moving = true;  // it has the caret in the next frame
  }
  return sheet.x;
}

void NarrativeSheet::draw_head(Ui& ui, const NarrativeView& view, const Area& room, float& y,
                               NarrativeCommands& out) const {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool can = view.writable;
  const bool empty = view.told.empty();
  if (empty && view.fresh.empty()) {
    y = paragraph(ui, Role::text,
                  tr("There are no islands yet. Once there are, a first draft of the story is made "
                     "from their plates and lines."),
                  room, y, t.ink) +
        t.px(3);
  } else if (empty) {
    y = paragraph(
            ui, Role::text,
            tr("A first draft is made from the plates and the words on the lines. Then put it "
               "into your own words."),
            room, y, t.ink) +
        t.px(3);
  } else if (view.behind > 0) {
    y = paragraph(
            ui, Role::small,
            fill(tr("The map has changed since. To follow it: {0}"), {std::to_string(view.behind)}),
            room, y, t.warn) +
        t.px(1);
  }
  const bool behind = view.behind > 0;
  std::vector<ButtonSpec> specs;
  std::vector<NarrativeCommand> does;
  if (behind) {
    specs.push_back({.name = "narrative-draft",
                     .icon = empty ? "plate" : "redo",
                     .label = empty ? tr("Make a first draft") : tr("Follow the map"),
                     .kind = ButtonKind::primary,
                     .enabled = can});
    does.emplace_back(FollowMap{});
  }
  if (!empty || behind) {
    specs.push_back(
        {.name = "narrative-order", .icon = "tidy", .label = tr("Set the order"), .enabled = can});
    does.emplace_back(SetOrder{});
  }
  if (specs.empty()) return;
  if (const int tapped = buttons(ui, specs, room, y); tapped >= 0)
    out.push_back(does[std::size_t(tapped)]);
  y += t.px(3);
}

void NarrativeSheet::draw_passage(Ui& ui, const NarrativeView& view, std::size_t index,
                                  const Area& room, float& y, NarrativeCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const NarrativeView::Passage& p = view.told[index];
  const std::string name = field_of(index);
  const float from = y;
  if (p.heads && index > 0) y += t.px(2.5);
  const float top = y, bar = t.px(1);
  const bool mine = written_ == p.id && !adds_;
  std::string text = mine ? text_ : p.text;
  if (p.left_out) text = fill(tr("(left out) {0}"), {p.name});
  const float words_x = room.x + t.px(2), words_w = room.w - t.px(2);
  const float h = std::max(prose_height(ui, name, text, words_w), t.px(8));
  const float inset = (h - prose_height(ui, name, text, words_w)) / 2;
  const Area area{words_x, y + inset, words_w, h - 2 * inset};
  const Area touched{room.x - t.px(2), y - t.px(1), room.w + t.px(4), h + t.px(2)};
  if (mine || p.marked || p.lit) {
    ui.surface(touched, mine ? t.ground : t.accent_soft, t.radius_small, 0, mine);
  }
  if (mine && is_written(ui, name)) {
    write_in(ui, name, area);
  } else {
    const Ui::Tap tap = ui.tap(name, touched);
    ui.frame.buttons.back().text = text;
    if (tap.held) ui.surface(touched, faded(t.accent, 0.1f), t.radius_small, 0, false);
    const ImU32 ink = p.left_out ? t.ink_faint : p.gone ? t.ink_soft : t.ink;
    if (lost_ || p.left_out)
      ui.paragraph(Role::text, text, area, ink, Align::left, Words::people);
    else
      prose_field(ui, name, tr("Write a sentence"), text, area, ink);
    if (tap.tapped && p.marked && view.writable && !p.left_out && !view.counted)
      wanted_ = Wanted{name, p.id, p.text};
    if (tap.tapped) out.push_back(MarkPassage{p.id, p.about});
  }
  y += h + t.px(2);
  if (p.gone)
    y = paragraph(ui, Role::small, tr("What this tells lies on the map no more."), room, y,
                  t.warn) +
        t.px(2);
  else if (!p.says.empty() && !view.counted && !p.left_out)
    draw_says(ui, p, std::to_string(index + 1), room, y, view.writable, out);
  if (p.marked && !view.counted && view.writable) draw_tools(ui, view, index, room, y, out);
  if (adds_ && written_ == p.id && !p.id.nil()) draw_added(ui, room, y);
  if (p.marked || p.lit || p.heads)
    ImGui::GetWindowDrawList()->AddRectFilled(
        {room.x - t.px(2), top}, {room.x - t.px(2) + bar, top + h},
        p.marked || p.lit ? t.accent : faded(t.ink, 0.14f), bar / 2);
  if (view.show == p.id) show(ui, from - t.px(4), y + t.px(4));
}

void NarrativeSheet::write_in(Ui& ui, const std::string& name, const Area& area) {
  const Theme& t = ui.theme;
  const CaretLines caret = prose_field(ui, name, ui.tr("Write a sentence"), text_, area, t.ink);
  // It moved, or the keyboard took some of the sheet.
  const std::pair now{caret.top - first_, ImGui::GetWindowHeight()};
  if (caret.bottom > 0 && std::exchange(caret_, now) != now)
    show(ui, caret.top - t.px(2), caret.bottom + t.px(2));
}

void NarrativeSheet::show(Ui& ui, float top, float bottom) {
  scroll_.show(top - first_, bottom - first_);
  ui.frame.moving = true;  // it is there in the next frame
}

void NarrativeSheet::draw_added(Ui& ui, const Area& room, float& y) {
  const Theme& t = ui.theme;
  const Area area{room.x + t.px(2), y, room.w - t.px(2),
                  std::max(prose_height(ui, kAdded, text_, room.w - t.px(2)), t.target)};
  ui.surface({room.x - t.px(2), y - t.px(1), room.w + t.px(4), area.h + t.px(2)}, t.ground,
             t.radius_small, 0, true);
  write_in(ui, kAdded, area);
  y += area.h + t.px(3);
}

void NarrativeSheet::draw_says(Ui& ui, const NarrativeView::Passage& p, const std::string& number,
                               const Area& room, float& y, bool writable,
                               NarrativeCommands& out) const {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const Area inner{room.x + t.px(6), y, room.w - t.px(6), room.h};
  y = paragraph(ui, Role::small, tr("The map says now:"), inner, y, t.warn);
  y = paragraph(ui, Role::small, p.says, inner, y, t.ink_soft, Words::people) + t.px(1);
  const std::string take = "passage-take-" + number, keep = "passage-keep-" + number;
  const int tapped = buttons(ui,
                             {{.name = take,
                               .icon = "check",
                               .label = tr("Take it over"),
                               .kind = ButtonKind::accent,
                               .enabled = writable,
                               .role = Role::small},
                              {.name = keep,
                               .label = tr("Leave as it is"),
                               .kind = ButtonKind::quiet,
                               .enabled = writable,
                               .role = Role::small}},
                             inner, y);
  if (tapped == 0) out.push_back(TakeOverPassage{p.id});
  if (tapped == 1) out.push_back(KeepPassage{p.id});
  y += t.px(3);
}

void NarrativeSheet::draw_tools(Ui& ui, const NarrativeView& view, std::size_t index,
                                const Area& room, float& y, NarrativeCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const NarrativeView::Passage& p = view.told[index];
  if (p.left_out) {
    if (buttons(ui,
                {{.name = "passage-back",
                  .icon = "undo",
                  .label = tr("Bring back"),
                  .kind = ButtonKind::accent}},
                room, y) == 0)
      out.push_back(TakeOverPassage{p.id});
    y += t.px(3);
    return;
  }
  const float size = t.px(11);
  Area at{room.x, y, size, size};
  const auto step = [&] { at.x += size + t.px(2); };
  const auto button = [&](const char* name, const char* icon, const char* says, bool can = true) {
    const bool tapped = ui.button({.name = name,
                                   .icon = icon,
                                   .kind = ButtonKind::plain,
                                   .enabled = can,
                                   .icon_px = t.px(6),
                                   .spoken = says},
                                  at);
    step();
    return tapped;
  };
  const auto arrow = [&](const char* name, int by, bool can, const char* says) {
    const bool tapped = ui.tap(name, at, can, says).tapped;
    ui.surface(at, t.sunken, t.radius_small, 0, false);
    ui.chevron(at.centre(), t.px(4.5), float(by) * 1.5707963f, can ? t.ink : t.ink_faint);
    if (tapped) out.push_back(MovePassage{p.id, by});
    step();
  };
  if (written_ == p.id && !adds_)
    button("passage-done", "check", tr("Done"));  // whatever is touched ends it
  else if (button("passage-write", "edit", tr("Write")))
    wanted_ = Wanted{field_of(index), p.id, p.text};
  if (!p.id.nil()) {  // one from before there were passages is all there is
    arrow("passage-up", -1, index > 0, tr("Earlier"));
    arrow("passage-down", 1, index + 1 < view.told.size(), tr("Later"));
    if (button("passage-add", "plus", tr("A sentence behind it")))
      wanted_ = Wanted{kAdded, p.id, {}};
    if (button("passage-leave-out", "bin", tr("Leave out"))) out.push_back(LeaveOutPassage{p.id});
  }
  y += size + t.px(3);
}

void NarrativeSheet::draw_fresh(Ui& ui, const NarrativeView& view, const Area& room, float& y,
                                NarrativeCommands& out) const {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (view.fresh.empty() || view.told.empty()) return;
  y += t.px(2);
  y = paragraph(ui, Role::strong, tr("New on the map"), room, y, t.ink) + t.px(1);
  for (std::size_t n = 0; n < view.fresh.size(); ++n) {
    const NarrativeView::Passage& p = view.fresh[n];
    const std::string number = std::to_string(n + 1), name = "passage-new-" + number;
    const float words_w = room.w - t.px(13);
    const float h = std::max(ui.text_height(Role::text, p.says, words_w), t.px(11));
    if (ui.tap(name, {room.x, y, words_w, h}).tapped) out.push_back(MarkPassage{{}, p.about});
    ui.frame.buttons.back().text = p.says;
    ui.paragraph(Role::text, p.says, {room.x, y, words_w, h}, t.ink_soft, Align::left,
                 Words::people);
    const std::string take = "passage-tell-" + number;
    if (ui.button({.name = take,
                   .icon = "plus",
                   .kind = ButtonKind::accent,
                   .enabled = view.writable,
                   .icon_px = t.px(6),
                   .spoken = tr("Take it in")},
                  {room.right() - t.px(11), y, t.px(11), t.px(11)}))
      out.push_back(TellAlso{p.about});
    y += h + t.px(2.5);
  }
}

}  // namespace panels
