#include "seats/draw_spots.h"

#include <fmt/core.h>

#include "seats/draw_papers.h"
#include "seats/seat_plan.h"

namespace seats {

using canvas::Color;
using canvas::seat_color;
using Kind = Spot::Kind;

namespace {

constexpr double kLabelEm = 4.4, kStripEm = 3.1;
constexpr double kBeside = 26;  // mm: a button so wide has its words beside its icon

void draw_no_names(SeatPen& pen, const Seat& seat, const Spot& spot) {
  const canvas::Look& look = pen.look;
  const auto& tr = seat.desk().tr;
  const Color own = seat_color(seat.place().number);
  const Color quiet = mixed(look.ground, look.island_line, 0.14);
  const bool on = seat.nameless();
  const Rect& r = spot.rect;
  Color ink = look.ink;
  if (!spot.enabled) ink.a = 90;
  pen.box(kFaces, r, 2, seat.pressed(spot) ? mixed(quiet, look.ink, 0.22) : quiet, look.card_edge);
  const Rect track = Rect::around({r.min.x + 8, r.centre().y}, {11, 6});
  pen.box(kPapers, track, 3, on ? own : mixed(quiet, look.ink, 0.35));
  pen.box(kWords, Rect::around({on ? track.max.x - 3 : track.min.x + 3, r.centre().y}, {4.6, 4.6}),
          2.3, Color{255, 255, 255});
  pen.words(kWords, {{track.max.x + 1.5, r.min.y}, {r.max.x - 1, r.max.y}},
            tr("Leave all names out"), 4, ink);
  const Rect about = SeatPlan(seat.frame().size).about_names;
  const auto set =
      pen.labels.paper(tr("For everybody: neither the session nor its report says who wrote which "
                          "card."),
                       {about.width(), about.height()}, 3.2);
  pen.text(kWords, set, about.min + Vec2{0, 1}, look.ink);
}

}  // namespace

void draw_spots(SeatPen& pen, const Seat& seat) {
  const canvas::Look& look = pen.look;
  const auto& tr = seat.desk().tr;
  const Color own = seat_color(seat.place().number);
  const Color quiet = mixed(look.ground, look.island_line, 0.14);
  const ime::Composition& composition = seat.text().composition();
  const auto button = [&](const Spot& spot, const char* icon, const std::string& words, Color face,
                          Color ink) {
    if (seat.pressed(spot)) face = mixed(face, look.ink, 0.22);
    if (!spot.enabled) ink.a = 90;
    const Rect& r = spot.rect;
    pen.box(kFaces, r, 2, face, look.card_edge);
    if (words.empty() || r.width() < 16) {
      pen.icon(kFaces, r.centre(), icon, 6, ink);
      return;
    }
    if (r.width() > kBeside) {
      // Low and wide: the words beside the icon.
      pen.icon(kFaces, {r.min.x + 5.5, r.centre().y}, icon, 6, ink);
      pen.words(kFaces, {{r.min.x + 9, r.min.y}, {r.max.x - 0.5, r.max.y}}, words, kLabelEm, ink);
    } else if (r.height() > 14) {
      pen.icon(kFaces, r.centre() - Vec2{0, r.height() * 0.16}, icon, 6.5, ink);
      pen.words(kFaces, {{r.min.x, r.centre().y}, {r.max.x, r.max.y - 1}}, words, kLabelEm, ink);
    } else if (kStripEm * seat.desk().camera.px_per_mm < kReadable_px) {
      pen.icon(kFaces, r.centre(), icon, 7, ink);
    } else {
      pen.icon(kFaces, r.centre() - Vec2{0, 1.8}, icon, 5, ink);
      pen.words(kFaces, {{r.min.x, r.max.y - 4.2}, {r.max.x, r.max.y - 0.3}}, words, kStripEm, ink);
    }
  };
  const auto choice = [&](const Spot& spot, const std::string& words, Color face, Color ink) {
    pen.box(kFaces, spot.rect, 2, seat.pressed(spot) ? mixed(face, look.ink, 0.22) : face,
            look.card_edge);
    pen.words(kFaces, spot.rect, words, kCandidateEm, ink);
  };
  const Color white{255, 255, 255};
  if (composition.candidates().empty() && !seat.reading().shown() && !seat.notice().empty())
    pen.words(kFaces, SeatPlan(seat.frame().size).candidates, seat.notice(), kLabelEm, look.ink,
              text::Weight::bold);
  for (const Spot& spot : seat.spots()) {
    switch (spot.kind) {
      case Kind::handle: {
        Color face = seat.pressed(spot) ? mixed(own, look.ink, 0.3) : own;
        pen.box(kFaces, spot.rect, 3, face);
        const std::size_t waiting = seat.cards().size();
        std::string words =
            seat.place().name.empty() ? fmt::format("{}", seat.place().number) : seat.place().name;
        if (!seat.open() && waiting > 0)
          words += fmt::format("  ({})", waiting);
        else if (!seat.open() && seat.place().name.empty())
          words += fmt::format("  {}", tr("Write here"));
        Rect room = spot.rect;
        room.min.x += 11;
        pen.icon(kFaces, {spot.rect.min.x + 7, spot.rect.centre().y}, "keyboard", 7, white);
        pen.words(kFaces, room, words, 4.6, white, text::Weight::bold);
        break;
      }
      case Kind::fold:
        button(spot, "close", tr("Close"), quiet, look.ink);
        break;
      case Kind::leave:
        button(spot, "leave", tr("Leave seat"), seat.leaving() ? own : quiet,
               seat.leaving() ? white : look.ink);
        break;
      case Kind::name:
        button(spot, "edit", tr("Name"), quiet, look.ink);
        break;
      case Kind::turn:
        button(spot, "turn-to-me", tr("Turn to me"), quiet, look.ink);
        break;
      case Kind::pen:
        button(spot, seat.inking() ? "keyboard" : "handwriting",
               seat.inking() ? tr("Keyboard") : tr("By hand"), quiet, look.ink);
        break;
      case Kind::rubber:
        button(spot, "rubber", tr("Rub out"),
               seat.pad().mode() == pen::InkPad::Mode::erase ? mixed(quiet, own, 0.35) : quiet,
               look.ink);
        break;
      case Kind::undo_ink:
        button(spot, "undo", tr("Undo"), quiet, look.ink);
        break;
      case Kind::to_text:
        button(spot, "to-text", seat.reading().waiting() ? tr("Reading …") : tr("To text"), quiet,
               look.ink);
        break;
      case Kind::take_text:
        button(spot, "check", tr("Take it"), spot.enabled ? own : quiet,
               spot.enabled ? white : look.ink);
        break;
      case Kind::drop_text:
        button(spot, "handwriting", tr("Give it up"), quiet, look.ink);
        break;
      case Kind::cell:
        draw_cell(pen, seat, spot);
        break;
      case Kind::pad:
        break;
      case Kind::paste:
        button(spot, "paste", tr("Paste"), quiet, look.ink);
        break;
      case Kind::put:
        button(spot, "put-on-table", tr("Onto the table"), spot.enabled ? own : quiet,
               spot.enabled ? white : look.ink);
        break;
      case Kind::fresh:
        button(spot, "new-card", tr("Next card"), quiet, look.ink);
        break;
      case Kind::card:
        break;
      case Kind::tray_card:
        draw_tray(pen, seat, spot);
        break;
      case Kind::name_done:
        button(spot, "check", tr("Done"), own, white);
        break;
      case Kind::no_names:
        draw_no_names(pen, seat, spot);
        break;
      case Kind::candidate: {
        const pen::Reading& reading = seat.reading();
        const bool chosen = reading.shown() ? reading.chosen(reading.current()) == spot.index
                                            : composition.chosen() == spot.index;
        choice(spot, seat.words_on(spot), chosen ? own : Color{255, 254, 250},
               chosen ? white : look.ink);
        break;
      }
      case Kind::leave_out: {
        const pen::Reading& reading = seat.reading();
        const bool chosen = !reading.chosen(reading.current());
        button(spot, "close", {}, chosen ? own : quiet, chosen ? white : look.ink);
        break;
      }
      case Kind::more:
      case Kind::more_cells:
        choice(spot, "…", quiet, look.ink);
        break;
    }
  }
}

std::uint32_t draw_free_places(Labels& labels, const FreePlaces& places, bool first,
                               const base::Messages& tr, const canvas::Look& look,
                               std::uint32_t base, canvas::DrawList& out) {
  const Color white{255, 255, 255}, edge = mixed(look.card_edge, look.accent, 0.5);
  std::vector<desk::Button> buttons;
  for (const FreePlace& place : places.all()) {
    const bool loud = first && place.words;
    const Color face = loud ? look.accent : look.plate_fill, icon = loud ? white : look.accent;
    desk::Button& b = buttons.emplace_back(place.button());
    b.rest = {face, icon, edge};
    b.down = {mixed(face, look.ink, 0.22), icon, edge};
    if (!place.words) continue;
    b.words = labels.label(tr("Write here"), kLabelEm, text::Weight::bold, b.words_room() - 1.5);
    b.words_ink = loud ? white : look.ink;
  }
  desk::draw(buttons, base + kPanel, out);
  return places.all().empty() ? base : base + kLayers;
}

}  // namespace seats
