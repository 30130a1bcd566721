// SeatTable: a table with people at it, without a window: a document, its scene and everybody's
// seats, driven by fingers at millimetres of the window. Keys and buttons are found by what they
// are. The window is at map scale: 1 mm of it is 1 mm of the map, (0, 0) in its middle.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <numbers>
#include <optional>
#include <utility>

#include "base/assets.h"
#include "canvas/scene.h"
#include "keys/key_hand.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "seats/seats.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/typesetter.h"
#include "text/typesetter.h"

namespace support {

using base::Id;
using base::Rect;
using base::Size;
using base::Vec2;
using input::FingerId;
using input::Phase;
using model::Place;
using seats::Edge;
using seats::SeatPlace;
using SpotKind = seats::Spot::Kind;

inline const ime::RomajiTable& romaji_table() {
  static const ime::RomajiTable loaded = [] {
    base::RealFileSystem files;
    auto made = ime::RomajiTable::load(files, base::find_assets().keyboards / "romaji.json");
    REQUIRE(made.ok());
    return std::move(*made);
  }();
  return loaded;
}

inline model::Card card_of(const std::string& words, Place place, const std::string& seat = "") {
  model::Card c;
  c.text = words;
  c.place = place;
  c.seat = seat;
  return c;
}

struct TableSet {
  std::vector<SeatPlace> places{{1, Edge::bottom, 0.5, {}}};
  Size table{1000, 600};
  bool at_wall = false;
  bool read_only = false;
  bool anonymous = false;
  /// Cards that stand in the session before anybody sits down.
  std::vector<model::Card> cards = {};
  bool open = true;
};

class SeatTable {
 public:
  explicit SeatTable(const TableSet& set = {})
      : ids(clock, 7),
        type(typesetter()),
        doc(session_for(set)),
        board_id(doc.session().boards.begin()->first),
        scene(*type, canvas::Look{}),
        camera(camera_for(set.table)),
        desk{doc,          scene, camera,   *type,
             ids,          clock, board_id, set.at_wall ? desk::Mount::wall : desk::Mount::table,
             desk::Motion::full, set.read_only},
        aids{layouts(), &romaji_table()},
        table{{0, 0}, {set.table.w, set.table.h}} {
    doc.subscribe([this](const ops::Op& op, ops::ActionId) { follow(op); });
    scene.show(&board());
    seats.emplace(desk, aids, seats::SeatSettings{set.places});
    seats->set_table(table);
    if (set.open)
      for (const auto& s : seats->all()) s->set_open(true);
    tick();
  }
  SeatTable(const SeatTable&) = delete;
  SeatTable& operator=(const SeatTable&) = delete;

  const model::Board& board() const { return doc.session().boards.at(board_id); }
  seats::Seat& seat(int number) {
    seats::Seat* s = seats->seat(number);
    REQUIRE(s != nullptr);
    return *s;
  }
  /// The card with these words; there must be exactly one.
  const model::Card& card(const std::string& words) const {
    const model::Card* found = nullptr;
    for (const auto& [id, c] : board().cards)
      if (c.text == words) {
        REQUIRE(found == nullptr);
        found = &c;
      }
    REQUIRE_MESSAGE(found != nullptr, "no card \"" << words << "\" among: " << all_words());
    return *found;
  }
  std::string all_words() const {
    std::string out;
    for (const auto& [id, c] : board().cards) out += "[" + c.text + "]";
    return out;
  }
  std::size_t count(Place place) const {
    std::size_t n = 0;
    for (const auto& [id, c] : board().cards) n += c.place == place;
    return n;
  }
  /// As the view does in a moment, where the table had too little room.
  void follow_view() {
    if (desk.ahead) camera = *std::exchange(desk.ahead, std::nullopt);
  }
  Vec2 window_of(Vec2 map_mm) const { return camera.to_px(map_mm) / camera.px_per_mm; }

  /// Gives the seat up, asked or not.
  void leave(int number) {
    press(number, SpotKind::leave);
    if (seats->seat(number)) press(number, SpotKind::leave);
    CHECK(seats->seat(number) == nullptr);
  }

  /// What lies there is sent to a seat: facing the bottom in the lower half, else the top.
  bool send(std::optional<canvas::ItemRef> thing, Vec2 mm) {
    const bool below = mm.y > table.max.y / 2;
    return seats->write(thing, {mm, model::kCardSize, below ? 0 : std::numbers::pi});
  }
  bool write_card(Id card, Vec2 mm) { return send({{canvas::ItemKind::card, card}}, mm); }
  bool write_plate(Id island, Vec2 mm) { return send({{canvas::ItemKind::plate, island}}, mm); }
  bool write_new_card(Vec2 mm) { return send({}, mm); }

  // --- time and fingers
  void tick() { seats->tick(clock.now_s()); }
  void wait(double seconds) {
    clock.advance(seconds);
    tick();
  }
  void sample(FingerId finger, Phase phase, Vec2 mm, double contact_mm = 0) {
    input::TouchSample s;
    s.finger = finger;
    s.phase = phase;
    s.pos_px = mm * camera.px_per_mm;
    s.time_s = clock.now_s();
    s.contact_mm = contact_mm;
    if (base::is_finite(mm)) at_[finger] = mm;
    seats->feed(s);
    hear();
  }
  void down(FingerId finger, Vec2 mm) { sample(finger, Phase::down, mm); }
  void move(FingerId finger, Vec2 mm) { sample(finger, Phase::move, mm); }
  void up(FingerId finger) { sample(finger, Phase::up, at_[finger]); }
  void tap(Vec2 mm) {
    down(kOwn, mm);
    wait(0.05);
    up(kOwn);
    wait(0.15);
  }
  /// Slowly: never a flick.
  void drag(Vec2 from, Vec2 to, FingerId finger = kOwn) {
    down(finger, from);
    for (int i = 1; i <= 10; ++i) {
      wait(0.1);
      move(finger, from + (to - from) * (i / 10.0));
    }
    up(finger);
    wait(0.1);
  }
  /// `by` in the seat's own millimetres, within 0.1 s.
  void flick(int number, Vec2 from_window, Vec2 by) {
    down(kOwn, from_window);
    wait(0.05);
    move(kOwn, from_window + base::turned(by, seat(number).frame().turn));
    wait(0.05);
    up(kOwn);
    wait(0.1);
  }

  // --- what there is in a seat
  Vec2 spot(int number, SpotKind kind, std::size_t index = 0) {
    for (const seats::Spot& s : seat(number).spots())
      if (s.kind == kind && s.index == index)
        return seat(number).frame().to_window(s.rect().centre());
    FAIL("no such button: " << seats::name_of(kind));
    return {};
  }
  bool has(int number, SpotKind kind, bool enabled = true) {
    for (const seats::Spot& s : seat(number).spots())
      if (s.kind == kind && s.button.enabled == enabled) return true;
    return false;
  }
  void press(int number, SpotKind kind, std::size_t index = 0) { tap(spot(number, kind, index)); }

  /// The middle of the key on which this stands (or the icon of this name).
  Vec2 key(int number, const std::string& label) {
    seats::Seat& s = seat(number);
    REQUIRE(s.keyboard() != nullptr);
    for (const keys::KeyView& k : s.keyboard()->view().keys)
      if (k.label == label || k.icon == label)
        return s.frame().to_window(k.rect.centre() + s.keyboard_rect().min);
    FAIL("no key " << label << " on " << s.keyboard()->page());
    return {};
  }
  void hit(int number, const std::string& label) { tap(key(number, label)); }
  /// Letters and spaces on the English page.
  void type_english(int number, const std::string& words) {
    for (const char c : words) hit(number, c == ' ' ? "Space" : std::string(1, c));
  }
  /// The flick page, from whichever is shown.
  void show_flick(int number) {
    if (seat(number).keyboard()->page() == "english") hit(number, "あ");
    REQUIRE(seat(number).keyboard()->page() == "flick");
  }
  void write(int number, const std::string& words) {
    seat(number).act({input::KeyAction::Kind::text, words});
    tick();
  }
  /// A card on the table, at these map millimetres.
  Id lay(const std::string& words, Vec2 map_mm, Id island = {}) {
    model::Card c;
    c.id = ids.next();
    c.text = words;
    c.pos = map_mm;
    c.island = island;
    REQUIRE(doc.apply(ops::Add<model::Card>{board_id, c}, doc.new_action()).ok());
    return c.id;
  }

  static constexpr FingerId kOwn = 900;
  ManualClock clock;
  base::IdSource ids;
  std::unique_ptr<text::Typesetter> type;
  ops::Document doc;
  Id board_id;
  canvas::Scene scene;
  canvas::Camera camera;
  desk::Desk desk;
  seats::Aids aids;
  Rect table;
  std::optional<seats::Seats> seats;
  std::string clipboard;
  std::function<pen::ReadingWorker*()> open_reader = [] { return nullptr; };

  // --- what was said and asked for, since the beginning
  const std::vector<std::string>& said() {
    hear();
    return said_;
  }
  const std::vector<std::pair<std::string, desk::BackToSeat>>& offered() {
    hear();
    return offered_;
  }
  const std::vector<seats::SeatSettings>& kept() {
    hear();
    return kept_;
  }
  const std::vector<std::string>& finds() {
    hear();
    return finds_;
  }
  const std::vector<std::pair<int, double>>& turns() {
    hear();
    return turns_;
  }

 private:
  static std::shared_ptr<const keys::KeyLayouts> layouts() {
    static const std::shared_ptr<const keys::KeyLayouts> read = shipped_layouts();
    return read;
  }
  model::Session session_for(const TableSet& set) {
    model::Session s = small_session(ids);
    s.anonymous = set.anonymous;
    for (model::Card c : set.cards) {
      c.id = ids.next();
      s.boards.begin()->second.cards.emplace(c.id, c);
    }
    return s;
  }
  static canvas::Camera camera_for(Size table) {
    canvas::Camera c;
    c.px_per_mm = c.scale = 4;
    c.window_px = {table.w * 4, table.h * 4};
    return c;
  }
  void follow(const ops::Op& op) {
    if (seats) seats->changed(op);
    desk::follow(scene, board(), op);
  }
  void hear() {
    for (const desk::Notice& notice : desk.notices.take())
      if (notice.offer)
        offered_.emplace_back(notice.sentence, std::get<desk::BackToSeat>(*notice.offer));
      else
        said_.push_back(notice.sentence);
    for (const seats::SeatWish& wish : seats->take_wishes()) {
      if (std::holds_alternative<seats::WantsReader>(wish)) aids.reader = open_reader();
      if (const auto* paste = std::get_if<seats::WantsPaste>(&wish))
        seats->seat(paste->number)->paste(clipboard);
      if (const auto* copy = std::get_if<seats::WantsCopy>(&wish)) clipboard = copy->utf8;
      if (const auto* turn = std::get_if<seats::WantsTurn>(&wish))
        turns_.emplace_back(turn->number, turn->turn_rad);
      if (const auto* find = std::get_if<seats::WantsFind>(&wish)) finds_.push_back(find->word);
      if (const auto* places = std::get_if<seats::PlacesChanged>(&wish))
        kept_.push_back(places->now);
    }
  }

  std::vector<std::string> said_;
  std::vector<std::pair<std::string, desk::BackToSeat>> offered_;
  std::vector<seats::SeatSettings> kept_;
  std::vector<std::pair<int, double>> turns_;
  std::vector<std::string> finds_;
  std::map<FingerId, Vec2> at_;
};

/// Two at each of the four sides of a table of 1000 × 600 mm, by number.
inline std::vector<SeatPlace> eight_places() {
  std::vector<SeatPlace> out;
  for (const Edge edge : {Edge::bottom, Edge::left, Edge::top, Edge::right})
    for (const double along : {0.33, 0.67}) out.push_back({int(out.size()) + 1, edge, along, {}});
  return out;
}

}  // namespace support
