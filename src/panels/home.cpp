#include "panels/home.h"

#include <algorithm>
#include <cmath>

#include "panels/format.h"
#include "panels/trouble.h"

namespace panels {

namespace {

constexpr double kMostWide = 440, kMostHigh = 290;  // mm
constexpr float kMostUpright = 1.8f;                // how often as high as wide

std::string card_count(const base::Messages& tr, int n) {
  return n == 1 ? std::string(tr("1 card")) : fill(tr("{0} cards"), {std::to_string(n)});
}

/// One of the three large buttons, and all of them.
float big_row(const Ui& ui) {
  return std::max(ui.theme.px(19), ui.line_height(Role::heading) + ui.theme.px(6));
}
float buttons_height(const Ui& ui, const HomeView& view) {
  const int rows = view.example ? 3 : 2;
  return float(rows) * big_row(ui) + float(rows - 1) * ui.theme.px(4);
}

/// A map that might be: papers strewn over the tile, always the same for the same name.
void draw_placeholder(Ui& ui, const Area& area, std::string_view name, int cards) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->PushClipRect(area.min(), area.max(), true);
  std::uint32_t h = 2166136261u;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  const auto next = [&h] {
    h ^= h << 13;
    h ^= h >> 17;
    h ^= h << 5;
    return static_cast<float>(h >> 8 & 1023) / 1023.0f;
  };
  const float w = area.w * 0.11f, ht = w * 0.66f;
  const int n = std::min(cards, 14);
  for (int i = 0; i < n; ++i) {
    const float column = static_cast<float>(i % 5), row = std::floor(static_cast<float>(i) / 5);
    const ImVec2 c{area.x + area.w * (0.12f + 0.19f * column) + (next() - 0.5f) * w * 0.7f,
                   area.y + area.h * (0.22f + 0.28f * row) + (next() - 0.5f) * ht * 0.7f};
    const ImU32 fill = ui.theme.papers[static_cast<std::size_t>(next() * 5.99f)];
    draw->AddRectFilled({c.x - w / 2, c.y - ht / 2 + 1}, {c.x + w / 2, c.y + ht / 2 + 2},
                        faded(ui.theme.shadow, 0.12f), 2);
    draw->AddRectFilled({c.x - w / 2, c.y - ht / 2}, {c.x + w / 2, c.y + ht / 2}, fill, 2);
  }
  draw->PopClipRect();
}

/// Language, settings, the hall and leaving, at the left of the line that `area` is. Returns where they end.
float draw_corner(Ui& ui, const HomeView& view, const Area& area, HomeCommands& out) {
  const auto& tr = ui.tr;
  const OtherLanguage other = other_language(tr);
  const ButtonSpec leave{
      .name = "leave", .icon = "leave", .label = tr("Quit"), .kind = ButtonKind::quiet};
  const ButtonSpec language{
      .name = "language", .icon = "language", .label = other.label, .kind = ButtonKind::quiet};
  float x = area.x;
  const float h = ui.theme.target;
  const float y = area.bottom() - h;
  if (ui.button(language, {x, y, ui.width(language), h})) out.push_back(other.command);
  x += ui.width(language) + ui.theme.px(3);
  ButtonSpec settings{.name = "settings",
                      .icon = "settings",
                      .label = tr("Settings"),
                      .kind = ButtonKind::quiet,
                      .spoken = tr("Settings")};
  ButtonSpec hall{.name = "open-hall",
                  .icon = "hall",
                  .label = tr("Hall"),
                  .kind = ButtonKind::quiet,
                  .spoken = tr("Open a hall for the tables of this evening")};
  const auto needs = [&] {
    return ui.width(settings) + ui.width(leave) + ui.theme.px(3) +
           (view.hall ? ui.width(hall) + ui.theme.px(3) : 0);
  };
  for (ButtonSpec* spec : {&hall, &settings})
    if (x + needs() > area.right()) spec->label.clear();
  if (ui.button(settings, {x, y, ui.width(settings), h})) out.push_back(OpenSettings{});
  x += ui.width(settings) + ui.theme.px(3);
  if (view.hall) {
    if (ui.button(hall, {x, y, ui.width(hall), h})) out.push_back(BeginHall{});
    x += ui.width(hall) + ui.theme.px(3);
  }
  if (ui.button(leave, {x, y, ui.width(leave), h})) out.push_back(Leave{});
  return x + ui.width(leave);
}

}  // namespace

void need(Fonts& fonts, const HomeView& view) {
  for (const RecentSession& s : view.recent)
    for (const std::string* text : {&s.title, &s.date, &s.venue, &s.error}) fonts.need(*text);
  const FileTrouble& trouble = view.trouble;
  fonts.need(trouble.what, Fonts::Kind::interface);  // large, and a file may be called anything
  for (const std::string* text : {&trouble.why, &trouble.where, &trouble.advice}) fonts.need(*text);
}

void Home::draw(Ui& ui, const HomeView& view, HomeCommands& out) {
  const Theme& t = ui.theme;
  ui.begin("start", ui.window);
  ImGui::GetWindowDrawList()->AddRectFilled(ui.window.min(), ui.window.max(), t.ground);
  // On a large table it stands in the middle, as large as it is read well.
  const float page_w = std::min(ui.window.w, t.px(kMostWide));
  // Then its upper and lower edges are seen, too, and no handle at the table's lies on it.
  const float around = page_w < ui.window.w ? 2 * t.px(15) : 0;
  const bool upright = ui.window.is_upright();
  const float page_h =
      std::min(ui.window.h - around, upright ? kMostUpright * page_w : t.px(kMostHigh));
  const Area page{std::floor((ui.window.w - page_w) / 2), std::floor((ui.window.h - page_h) / 2),
                  page_w, page_h};
  const bool apart = page_w < ui.window.w || page_h < ui.window.h;
  if (apart) ui.surface(page, t.surface, t.radius, 4, true);
  const float margin = std::clamp(page.w * 0.04f, t.px(13), t.px(20));
  const bool wide = !upright && page.w > t.px(230);
  Area recent;
  float inset = 0;  // of what else stands there
  if (wide) {
    const float side = std::clamp(page.w * 0.29f, t.px(84), t.px(140));
    draw_side(ui, view, {page.x + margin, page.y + margin, side, page.h - 2 * margin}, Columns::one,
              out);
    const float x = page.x + margin + side + margin;
    recent = {x, page.y, page.right() - x, page.h};
  } else {
    const float larger = t.text_px / t.px(4.5);
    const bool two = upright && page.w > t.px(230);  // columns: the buttons beside what it is
    const float side = two ? buttons_height(ui, view) + t.px(6) + t.target
                           : std::min(page.h * 0.55f, t.px(130) * larger);
    draw_side(ui, view, {page.x + margin, page.y + margin, page.w - 2 * margin, side},
              two ? Columns::two : Columns::one, out);
    recent = {page.x + margin, page.y + margin + side, page.w - margin, page.h - margin - side};
    if (two) {
      const float y = recent.y + t.px(5);
      recent = {page.x, y, page.w, page.bottom() - y};
      inset = margin;
    }
  }
  if (!view.trouble.what.empty()) {
    const float edge = wide ? margin : 0;
    bool close = false;
    const float used = draw_trouble(
        ui, view.trouble,
        {recent.x + inset, recent.y + edge, recent.w - margin - inset, recent.h - 2 * edge}, close);
    if (close) out.push_back(CloseTrouble{});
    recent = {recent.x, recent.y + edge + used + t.px(6), recent.w,
              recent.h - edge - used - t.px(6)};
  }
  draw_recent(ui, view, recent, out);
  ui.end();
  if (const auto asked = menu_.draw(ui))
    std::visit([&](const auto& command) { out.push_back(command); }, *asked);
}

bool Home::wanted(const RecentSession& s) const {
  const auto folded = [](std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
  };
  const std::string all = folded(s.title + "\n" + s.venue + "\n" + s.date);
  return all.find(folded(search_)) != std::string::npos;
}

float Home::draw_head(Ui& ui, const HomeView& view, const Area& area, HomeCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float margin = t.px(14), head_h = ui.line_height(Role::heading), box = t.px(12);
  const float x = area.x + margin, y = area.y + margin, w = area.w - 2 * margin;
  ui.line(Role::heading, tr("Recent sessions"), {x, y, w, head_h}, t.ink);
  // There is something to search among.
  if (view.recent.empty()) return y + head_h + t.px(4);
  ButtonSpec all{.name = "search-all",
                 .icon = "find",
                 .label = tr("Search the cards"),
                 .kind = ButtonKind::plain,
                 .spoken = tr("Search all sessions")};
  const auto search_all = [&](const Area& place) {
    if (ui.button(all, place)) out.push_back(GoTo{StartPanel::search});
  };
  const bool filters = view.recent.size() >= 2 || !search_.empty();
  // What is searched by goes with one tap, too.
  const auto field = [&](Area box_area) {
    const bool clears = !search_.empty();
    if (clears) box_area.w -= t.target + t.gap;
    ui.field("field-search", "", tr("Search"), search_, box_area, tr("Search"));
    if (clears == search_.empty()) ui.frame.moving = true;  // the cross comes or goes
    const Area cross{box_area.right() + t.gap, box_area.y, t.target, box_area.h};
    if (clears && ui.button({.name = "search-clear",
                             .icon = "close",
                             .kind = ButtonKind::quiet,
                             .spoken = tr("Show all sessions again")},
                            cross))
      search_.clear();
  };
  const float room = w - ui.text_width(Role::heading, tr("Recent sessions")) - t.px(8);
  const float least = filters ? t.px(50) + t.gap : 0;
  if (room < least + ui.width(all)) {
    // A row of their own.
    if (w < least + ui.width(all)) all.label.clear();
    const float all_w = ui.width(all), below = y + head_h + t.px(2);
    if (filters) field({x, below, w - all_w - t.gap, box});
    search_all({x + w - all_w, below, all_w, box});
    return below + box + t.px(3);
  }
  const float all_w = ui.width(all), row_y = y + (head_h - box) / 2;
  search_all({x + w - all_w, row_y, all_w, box});
  const float wide = std::min(room - all_w - t.gap, t.px(90));
  if (filters) field({x + w - all_w - t.gap - wide, row_y, wide, box});
  return y + std::max(head_h, (head_h + box) / 2) + t.px(4);
}

void Home::draw_side(Ui& ui, const HomeView& view, const Area& area, Columns columns,
                     HomeCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const bool two = columns == Columns::two;
  const float gap = t.px(14), w = two ? std::floor((area.w - gap) / 2) : area.w;
  float y = area.y;

  // 車座, with its reading below, beside the emblem.
  const float emblem = t.px(13);
  ui.emblem({area.x + emblem, y + emblem}, emblem);
  const float name_x = area.x + 2 * emblem + t.px(5);
  ui.line(Role::title, "車座", {name_x, y + t.px(2.2), area.x + w - name_x, t.title_px}, t.ink);
  ui.line(Role::text, "Kurumaza",
          {name_x + t.px(0.6), y + t.px(4.4) + t.title_px, area.x + w - name_x,
           ui.line_height(Role::text)},
          t.ink_soft);
  y += std::max(2 * emblem, t.px(4.4) + t.title_px + ui.line_height(Role::text)) + t.px(7);
  y += ui.paragraph(
      Role::text,
      tr("Write what you think on cards, put together what feels close, and see the whole."),
      {area.x, y, w, std::max(t.px(24), 4 * ui.line_height(Role::text))}, t.ink_soft);

  const float row = big_row(ui), block = buttons_height(ui, view);
  const float low = area.bottom() - t.target - t.px(8) - block;
  const float x = two ? area.right() - w : area.x;
  y = two ? area.y : std::max(y + t.px(6), std::min(low, y + t.px(22)));
  const auto big = [&](const char* name, const char* icon, const char* label, ButtonKind kind) {
    ButtonSpec spec{.name = name,
                    .icon = icon,
                    .label = label,
                    .kind = kind,
                    .role = Role::heading,
                    .icon_px = t.px(8.5),
                    .align = Align::left};
    if (ui.width(spec) + t.px(4) > w) spec.role = Role::strong;  // in full rather than large
    const bool tapped = ui.button(spec, {x, y, w, row});
    y += row + t.px(4);
    return tapped;
  };
  if (big("start-new", "new-session", tr("New session"), ButtonKind::primary))
    out.push_back(GoTo{StartPanel::new_session});
  if (big("start-open", "open", tr("Open a file"), ButtonKind::paper))
    out.push_back(GoTo{StartPanel::files});
  if (view.example && big("start-example", "example", tr("Look at an example"), ButtonKind::paper))
    out.push_back(OpenExample{});
  const Area corner{area.x, area.bottom() - t.target, area.w, t.target};
  const float version_x = draw_corner(ui, view, corner, out) + t.px(3);
  if (ui.text_width(Role::small, view.version) < corner.right() - version_x)
    ui.line(Role::small, view.version, {version_x, corner.y, corner.right() - version_x, corner.h},
            t.ink_soft, Align::right);
}

void Home::draw_recent(Ui& ui, const HomeView& view, const Area& area, HomeCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const float margin = t.px(14), pad = t.px(5);
  // The list runs off the window at the bottom, so that one sees that there is more.
  ImGui::GetWindowDrawList()->AddRectFilled(area.min(), area.max(), faded(t.sunken, 0.6f),
                                            area.right() < ui.window.w ? t.radius : 0,
                                            ImDrawFlags_RoundCornersRight);
  const float list_y = draw_head(ui, view, area, out);
  const Area list{area.x + margin - pad, list_y, area.w - 2 * (margin - pad),
                  area.bottom() - list_y};
  if (view.recent.empty()) {
    ui.paragraph(Role::text, tr("The sessions you work on will wait for you here."),
                 {list.x + pad, list.y + t.px(4), list.w - 2 * pad, t.px(30)}, t.ink_soft);
    return;
  }
  std::vector<const RecentSession*> shown;
  for (const RecentSession& s : view.recent)
    if (wanted(s)) shown.push_back(&s);
  if (shown.empty())
    ui.paragraph(Role::text, tr("No session has these words in its title, place or date."),
                 {list.x + pad, list.y + t.px(4), list.w - 2 * pad, t.px(30)}, t.ink_soft);

  const float gap = t.px(8);
  // Where there is height to fill a few are shown large.
  const bool large = ui.window.is_upright() && view.recent.size() <= 3;
  const int columns =
      large ? 1 : std::max(1, static_cast<int>((list.w - 2 * pad + gap) / (t.px(88) + gap)));
  const float tile_w = std::min(
      (list.w - 2 * pad - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns),
      t.px(large ? 260 : 140));
  const float words_h = 2 * ui.line_height(Role::strong) + ui.line_height(Role::small) + t.px(8);
  const float picture_h = std::round(tile_w * 0.5f);
  const float tile_h = picture_h + words_h;
  const int rows = (static_cast<int>(shown.size()) + columns - 1) / columns;
  const float content = static_cast<float>(rows) * (tile_h + gap) + pad + t.px(8);

  scroll_.begin(ui, "recent", list, DragScroll::Axis::y, content);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const RecentSession& s = *shown[i];
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const Area tile{list.x + pad + column * (tile_w + gap),
                    list.y + pad + row * (tile_h + gap) - scroll_.offset_px(), tile_w, tile_h};
    if (tile.bottom() < list.y || tile.y > list.bottom()) continue;
    const bool broken = !s.error.empty();
    // What is to be done to it stands beside what opens it.
    const float strip = t.target + t.gap;
    const Area dots{tile.right() - t.target - t.px(1), tile.y + t.px(1), t.target, t.target};
    const Ui::Tap more =
        ui.tap("tile-menu-" + std::to_string(i), dots, true, tr("What to do with it"));
    const Area opens{tile.x, tile.y, tile.w - strip - t.px(1), tile.h};
    const Ui::Tap tap = ui.tap("tile-" + std::to_string(i), opens, !broken);
    ui.surface(tile,
               tap.held ? t.pressed
               : broken ? faded(t.surface, 0.55f)
                        : t.surface,
               t.radius,
               broken     ? 0
               : tap.held ? 0.8f
                          : 2.0f,
               broken || t.contrast == Contrast::high);
    const Area picture = Area{tile.x, tile.y, tile.w - strip, picture_h}.shrunk(t.px(2));
    const float inner = t.radius - t.px(1);
    const float left = tile.x + t.px(5), width = tile.w - t.px(10);
    if (broken) {
      ui.icon("warning", {left + t.px(4), picture.y + t.px(7)}, t.px(8), t.warn);
      const float name_y = picture.y + t.px(7) - ui.line_height(Role::strong) / 2;
      const float used = ui.paragraph(
          Role::strong, tr("This file can't be opened"),
          {left + t.px(11), name_y, width - strip - t.px(11), 2 * ui.line_height(Role::strong)},
          t.warn);
      const float why_y = std::max(picture.y + t.px(14), name_y + used + t.px(1));
      ui.paragraph(Role::small, s.error, {left, why_y, width - strip, picture.bottom() - why_y},
                   t.ink_soft, Align::left, Words::people);
    } else {
      ImGui::GetWindowDrawList()->AddRectFilled(picture.min(), picture.max(), t.ground, inner);
      if (s.picture.texture != nullptr)
        ui.picture(s.picture, picture, inner);
      else
        draw_placeholder(ui, picture, s.path.string(), s.cards);
    }
    float y = tile.y + picture_h + t.px(2);
    const bool untitled = s.title.empty();
    const std::string title = untitled ? std::string(tr("(no title)")) : s.title;
    const float title_h = 2 * ui.line_height(Role::strong);
    if (more.held)
      ImGui::GetWindowDrawList()->AddRectFilled(dots.min(), dots.max(), t.pressed, t.radius_small);
    for (const float at : {-1.0f, 0.0f, 1.0f})
      ImGui::GetWindowDrawList()->AddCircleFilled({dots.centre().x, dots.centre().y + at * t.px(2)},
                                                  t.px(0.6), t.ink_soft);
    ui.paragraph(Role::strong, title, {left, y, width, title_h},
                 broken || untitled ? t.ink_soft : t.ink, Align::left, Words::people);
    y += title_h + t.px(1);
    std::string where = s.date;
    if (!s.venue.empty()) where += (where.empty() ? "" : " · ") + s.venue;
    const Area foot{left, y, width, ui.line_height(Role::small)};
    const float count =
        broken ? 0 : ui.line(Role::small, card_count(tr, s.cards), foot, t.ink_soft, Align::right);
    ui.line(Role::small, where, {foot.x, foot.y, foot.w - count - t.px(3), foot.h}, t.ink_soft,
            Align::left, Words::people);
    if (more.tapped)
      menu_.open(s.path, s.title, dots);
    else if (tap.tapped)
      out.push_back(OpenSession{s.path});
  }
  // Tiles pass away softly under the heading.
  if (scroll_.offset_px() > 0) {
    const ImU32 solid = faded(t.sunken, 0.9f), none = faded(t.sunken, 0);
    ImGui::GetWindowDrawList()->AddRectFilledMultiColor(
        list.min(), {list.right(), list.y + t.px(5)}, solid, solid, none, none);
  }
  scroll_.end(ui);
}

}  // namespace panels
