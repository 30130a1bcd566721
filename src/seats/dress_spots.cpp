#include "seats/dress_spots.h"

#include <fmt/core.h>

#include "canvas/scene.h"
#include "model/face_name.h"
#include "seats/seat_pen.h"
#include "seats/seat_plan.h"
#include "text/typesetter.h"

namespace seats {

using canvas::Color;
using desk::Button;
using Kind = Spot::Kind;

namespace {

constexpr double kLabelEm = 4.4, kStripEm = 3.1;
constexpr double kLeastEm = 4;  // smaller words are hard to read across a table
constexpr double kBeside = 26;  // mm: a button so wide has its words beside its icon
constexpr double kNarrow = 16;  // mm: one narrower has an icon alone
constexpr double kPressed = 0.22, kHandlePressed = 0.3;  // how dark
constexpr const char* kFacePictures[] = {"face-1", "face-2", "face-3", "face-4", "face-5"};
const Color kWhite{255, 255, 255}, kLetter{255, 254, 250};

struct Tone {
  Color face, ink;
};

struct Dresser {
  const Seat& seat;
  Labels& labels;
  const canvas::Look& look = seat.desk().scene.look();
  const Color own = canvas::seat_color(seat.place().number);
  const Tone quiet{mixed(look.ground, look.island_line, 0.14), look.ink};
  const Tone loud{own, kWhite};
  const double large = seat.desk().seat_words;

  void dress(Spot& spot) const;

 private:
  void paint(Button& b, Tone tone) const {
    b.rest = {tone.face, tone.ink, look.card_edge};
    b.down = {mixed(tone.face, look.ink, kPressed), tone.ink, look.card_edge};
    b.words_ink = tone.ink;
  }
  /// In the middle of `room` (from the button's middle), smaller where it would not fit; in more lines
  /// where on one it would be too small to read.
  void words(Button& b, const Rect& room, const std::string& utf8, double em,
             text::Weight weight = text::Weight::regular) const {
    b.words_at = room.centre();
    if (utf8.empty()) return;
    const double most = room.width() - kLabelMargin;
    b.words = labels.label(utf8, em, weight, most);
    if (b.words->em >= std::min(em, kLeastEm) || room.height() < 2.5 * kLeastEm) return;
    const auto lines = labels.in_full(utf8, {most, room.height()}, std::min(em, kLeastEm));
    if (lines->em > b.words->em) b.words = lines;
  }
  void icon(Button& b, const char* name, double size, Vec2 at = {}) const {
    b.icon = name;
    b.icon_size = size;
    b.icon_at = at;
  }
  void button(Button& b, const char* name, const std::string& says, Tone tone) const;
  void choice(Button& b, const std::string& says, Tone tone) const {
    paint(b, tone);
    words(b, Rect::around({}, b.place.size), says, kCandidateEm * large);
  }
  void handle(Button& b) const;
  void no_names(Button& b) const;
  void value(Button& b, int value) const;
  void sticker(Button& b) const;
};

void Dresser::button(Button& b, const char* name, const std::string& says, Tone tone) const {
  paint(b, tone);
  const Size size = b.place.size;
  const Rect r = Rect::around({}, size);
  if (says.empty() || size.w < kNarrow) return icon(b, name, 6);
  if (size.w > kBeside) {
    // Low and wide: the words beside the icon.
    icon(b, name, 6, {r.min.x + 5.5, 0});
    words(b, {{r.min.x + 9, r.min.y}, {r.max.x - 0.5, r.max.y}}, says,
          std::min(kLabelEm * large, size.h * 0.6));
  } else if (size.h > 14) {
    icon(b, name, 6.5, {0, -size.h * 0.16});
    words(b, {{r.min.x, 0}, {r.max.x, r.max.y - 1}}, says, std::min(kLabelEm * large, size.h / 3));
  } else if (kStripEm * large * seat.desk().seat_px() < kReadable_px) {
    icon(b, name, 7);
  } else {
    // What the words need, the icon gives.
    const double em = std::min(kStripEm * large, size.h * 0.4), line = em * 1.25;
    icon(b, name, std::min(5.0, size.h - line - 1), {0, -line / 2});
    words(b, {{r.min.x, r.max.y - line - 0.3}, {r.max.x, r.max.y - 0.3}}, says, em);
  }
}

void Dresser::handle(Button& b) const {
  const SeatPlace& place = seat.place();
  const std::size_t waiting = seat.cards().size();
  std::string says = place.name.empty() ? fmt::format("{}", place.number) : place.name;
  const auto& tr = seat.desk().tr;
  const bool look_only = seat.desk().read_only;
  const bool asked = !seat.open() && seat.sheet().waits();
  if (seat.waits())
    says = tr("Opens when there is room");
  else if (asked)
    says += fmt::format("  {}", tr("Questionnaire"));
  else if (!seat.open() && waiting > 0)
    says += fmt::format("  ({})", waiting);
  else if (!seat.open() && place.name.empty() && !seat.stickers())
    says += fmt::format("  {}", look_only ? tr("Look only") : tr("Write here"));
  b.radius = 3;
  b.rest = {own, kWhite};
  b.down = {mixed(own, look.ink, kHandlePressed), kWhite};
  b.words_ink = kWhite;
  const Rect r = Rect::around({}, b.place.size);
  const char* sign = look_only ? "eye" : asked ? "survey" : "keyboard";
  if (r.width() < kNarrow + 1) return icon(b, sign, 7);
  // An open one is a grip on a bar with little room: the words alone.
  const bool narrow = seat.open() && r.width() < kBeside;
  if (!narrow) icon(b, sign, 7, {r.min.x + 7, 0});
  const double from = narrow ? r.min.x : r.min.x + 11;
  words(b, {{from, r.min.y}, r.max}, says, std::min(4.6 * large, 6.5), text::Weight::bold);
}

/// A stack of them, with how many are left.
void Dresser::sticker(Button& b) const {
  const int left = seat.stickers().value_or(0);
  paint(b, left > 0 ? Tone{look.plate_fill, own} : quiet);
  b.rest.edge = b.down.edge = own;
  b.radius = b.place.size.h / 2;
  const Rect r = Rect::around({}, b.place.size);
  const double size = std::min(8.0, r.height() - 4);
  icon(b, "sticker", size, {r.min.x + 2 + size / 2, 0});
  words(b, {{r.min.x + 2.5 + size, r.min.y}, {r.max.x - 1, r.max.y}}, fmt::format("{}", left), 6.5,
        text::Weight::bold);
}

/// A face, a number, a choice.
void Dresser::value(Button& b, int value) const {
  const model::Inquiry* asked = seat.sheet().inquiry();
  if (!asked) return;
  paint(b, seat.sheet().chosen(value) ? loud : Tone{kLetter, look.ink});
  const Size size = b.place.size;
  const Rect r = Rect::around({}, size);
  if (asked->kind == model::InquiryKind::faces) {
    const double line = std::min(kStripEm * large, size.h * 0.25);
    icon(b, kFacePictures[std::size_t(value - 1)], size.h * 0.6, {0, -line * 0.6});
    words(b, {{r.min.x, r.max.y - 1.6 * line}, {r.max.x, r.max.y - 0.5}},
          seat.desk().tr(model::face_name(value)), line);
  } else if (asked->kind == model::InquiryKind::scale) {
    words(b, r, fmt::format("{}", value), std::min(9 * large, size.h * 0.6), text::Weight::bold);
  } else if (std::size_t(value) <= asked->choices.size()) {
    words(b, r.grown(-1.2), asked->choices[std::size_t(value - 1)], kCandidateEm * large);
  }
}

void Dresser::no_names(Button& b) const {
  paint(b, quiet);
  const Rect r = Rect::around({}, b.place.size);
  words(b, {{r.min.x + kSwitchAt + kSwitch.w / 2 + 1.5, r.min.y}, {r.max.x - 1, r.max.y}},
        seat.desk().tr("Leave all names out"), 4 * large);
}

void Dresser::dress(Spot& spot) const {
  const auto& tr = seat.desk().tr;
  const pen::Reading& reading = seat.reading();
  Button& b = spot.button;
  b.pressed = seat.pressed(spot);
  switch (spot.kind) {
    case Kind::handle:
      return handle(b);
    case Kind::fold:
      return button(b, "close", tr("Close"), quiet);
    case Kind::help:
      return button(b, "help", tr("Help"), quiet);
    case Kind::leave:
      return button(b, "leave", tr("Leave seat"), seat.leaving() ? loud : quiet);
    case Kind::name:
      return button(b, "edit", tr("Name"), quiet);
    case Kind::arrange:
      return button(b, "tidy", tr("Arrange"),
                    seat.arranging() ? Tone{mixed(quiet.face, own, 0.35), look.ink} : quiet);
    case Kind::spread:
      return button(b, "spread", tr("Spread out"), quiet);
    case Kind::tidy:
      return button(b, "tidy", tr("Tidy up"), quiet);
    case Kind::turn:
      return button(b, "turn-to-me", tr("Turn to me"), quiet);
    case Kind::find:
      return button(b, "find", tr("Find"), quiet);
    case Kind::next_person:
      return button(b, "step-on", tr("Next person"), seat.stickers() == 0 ? loud : quiet);
    case Kind::pen:
      return button(b, seat.inking() ? "keyboard" : "handwriting",
                    seat.inking() ? tr("Keyboard") : tr("By hand"), quiet);
    case Kind::paste:
      return button(b, "paste", tr("Paste"), quiet);
    case Kind::copy:
      return button(b, "copy", tr("Copy"), quiet);
    case Kind::put:
      return button(b, "put-on-table", tr("Onto the table"), b.enabled ? loud : quiet);
    case Kind::fresh:
      return button(b, "new-card", tr("Next card"), quiet);
    case Kind::rubber: {
      const bool on = seat.pad().mode() == pen::InkPad::Mode::erase;
      return button(b, "rubber", tr("Rub out"),
                    on ? Tone{mixed(quiet.face, own, 0.35), look.ink} : quiet);
    }
    case Kind::undo_ink:
      return button(b, "undo", tr("Undo"), quiet);
    case Kind::to_text:
      return button(b, "to-text", reading.waiting() ? tr("Reading …") : tr("To text"), quiet);
    case Kind::take_text:
      return button(b, "check", tr("Take it"), b.enabled ? loud : quiet);
    case Kind::drop_text:
      return button(b, "handwriting", tr("Give it up"), quiet);
    case Kind::candidate: {
      const auto chosen =
          reading.shown() ? reading.chosen(reading.current()) : seat.text().composition().chosen();
      return choice(b, seat.words_on(spot), chosen == spot.index ? loud : Tone{kLetter, look.ink});
    }
    case Kind::leave_out:
      return button(b, "close", {}, reading.chosen(reading.current()) ? quiet : loud);
    case Kind::more:
    case Kind::more_cells:
      return choice(b, "…", quiet);
    case Kind::sticker:
      return sticker(b);
    case Kind::name_done:
      return button(b, "check", tr("Done"), loud);
    case Kind::no_names:
      return no_names(b);
    case Kind::sheet:
      return seat.sheet().shown()
                 ? button(b, "new-card", tr("Back to cards"), quiet)
                 : button(b, "survey", tr("Questionnaire"), seat.sheet().waits() ? loud : quiet);
    case Kind::value:
      return value(b, int(spot.index));
    case Kind::sheet_back:
      return button(b, "back", tr("Back"), quiet);
    case Kind::sheet_on: {
      const bool last = seat.sheet().number() == seat.sheet().count();
      return button(b, last ? "check" : "step-on", last ? tr("Done") : tr("Next"), loud);
    }
    case Kind::sheet_person:
      return button(b, "step-on", tr("The next person"), loud);
    case Kind::card:
    case Kind::tray_card:
    case Kind::pad:
    case Kind::cell:
      return;  // papers
  }
}

}  // namespace

void dress_spots(std::vector<Spot>& spots, const Seat& seat, Labels& labels) {
  const Dresser dresser{seat, labels};
  for (Spot& spot : spots) dresser.dress(spot);
}

}  // namespace seats
