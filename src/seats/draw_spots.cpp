#include "seats/draw_spots.h"

#include "seats/draw_papers.h"
#include "seats/draw_sheet.h"
#include "seats/dress_spots.h"
#include "seats/lay_spots.h"
#include "seats/seat_plan.h"

namespace seats {

using canvas::Color;
using canvas::seat_color;
using Kind = Spot::Kind;

namespace {

constexpr double kLabelEm = 4.4, kQuestionEm = 4.4;

/// The strip has buttons to choose from.
bool strip_has_choices(const Seat& seat) {
  return !seat.text().composition().candidates().empty() || seat.reading().shown() ||
         seat.arranging();
}

bool strip_is_free(const Seat& seat) { return !strip_has_choices(seat) && seat.notice().empty(); }

void draw_in_full(SeatPen& pen, const Rect& r, const std::string& words, double em) {
  const auto set = pen.labels.in_full(words, {r.width(), r.height()}, em);
  pen.text(kFaces, set, {r.min.x, r.centre().y - set->height / 2}, pen.look.ink);
}

SeatPlan plan_of(const Seat& seat) { return SeatPlan(seat.frame().size, besides(seat)); }

/// What the board asks and what is to be done now, turned to whoever sits here.
void draw_question(SeatPen& pen, const Seat& seat) {
  const SeatPlan plan = plan_of(seat);
  const bool shared = plan.question == plan.candidates;
  const bool free = strip_is_free(seat) && !seat.naming();
  if (shared && !free) return;
  const double em = kQuestionEm * seat.desk().seat_words;
  std::string words = seat.question();
  const std::string& guide = seat.desk().guide;
  if (shared && !guide.empty())
    words += (words.empty() ? "" : "\n") + guide;
  else if (free && !guide.empty())
    draw_in_full(pen, plan.candidates, guide, em);
  if (!words.empty()) draw_in_full(pen, plan.question, words, em);
}

/// The switch on its button, and what it means below.
void draw_switch(SeatPen& pen, const Seat& seat, const Spot& spot) {
  const canvas::Look& look = pen.look;
  const Color quiet = mixed(look.ground, look.island_line, 0.14);
  const bool on = seat.nameless();
  const Rect r = spot.rect();
  const Rect track = Rect::around({r.min.x + kSwitchAt, r.centre().y}, kSwitch);
  pen.box(kPapers, track, 3, on ? seat_color(seat.place().number) : mixed(quiet, look.ink, 0.35));
  pen.box(kWords, Rect::around({on ? track.max.x - 3 : track.min.x + 3, r.centre().y}, {4.6, 4.6}),
          2.3, Color{255, 255, 255});
  const SeatPlan plan = plan_of(seat);
  const Rect about = plan.about_names;
  if (about == plan.candidates && !strip_is_free(seat)) return;
  const auto set = pen.labels.paper(seat.desk().tr("For everybody: neither the session nor its "
                                                   "report says who wrote which card."),
                                    {about.width(), about.height()}, 3.2);
  pen.text(kWords, set, about.min + Vec2{0, 1}, look.ink);
}

}  // namespace

void draw_spots(SeatPen& pen, const Seat& seat) {
  if (seat.open() && seat.sheet().shown())
    draw_sheet(pen, seat, plan_of(seat));
  else if (seat.open())
    draw_question(pen, seat);
  if (seat.writes() && !strip_has_choices(seat) && !seat.notice().empty())
    draw_in_full(pen, plan_of(seat).candidates, seat.notice(), kLabelEm * seat.desk().seat_words);
  std::vector<desk::Button> buttons;
  for (Spot& spot : seat.spots()) {
    switch (spot.kind) {
      case Kind::card:
      case Kind::pad:
        continue;
      case Kind::cell:
        draw_cell(pen, seat, spot);
        continue;
      case Kind::tray_card:
        draw_tray(pen, seat, spot);
        continue;
      case Kind::no_names:
        draw_switch(pen, seat, spot);
        break;
      default:
        break;
    }
    buttons.push_back(std::move(spot.button));
  }
  pen.buttons(buttons);
}

std::uint32_t draw_free_places(Labels& labels, const FreePlaces& places, bool first,
                               const base::Messages& tr, const canvas::Look& look,
                               std::uint32_t base, canvas::DrawList& out) {
  const Color white{255, 255, 255}, edge = mixed(look.card_edge, look.accent, 0.5);
  std::vector<desk::Button> buttons;
  for (const FreePlace& place : places.all()) {
    const bool loud = first && place.words && !place.look_only;
    const Color face = loud ? look.accent : look.plate_fill, icon = loud ? white : look.accent;
    desk::Button& b = buttons.emplace_back(place.button());
    b.rest = {face, icon, edge};
    b.down = {mixed(face, look.ink, 0.22), icon, edge};
    if (!place.words) continue;
    b.words = labels.label(place.look_only ? tr("Look only") : tr("Write here"), kLabelEm,
                           text::Weight::bold, b.words_room() - kLabelMargin);
    b.words_ink = loud ? white : look.ink;
  }
  desk::draw(buttons, base + kPanel, out);
  return places.all().empty() ? base : base + kLayers;
}

}  // namespace seats
