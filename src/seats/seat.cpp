#include "seats/seat.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "seats/seat_plan.h"

namespace seats {

using Kind = Spot::Kind;

namespace {

constexpr std::size_t kLongestName = 40;  // bytes

/// How much of a text goes on a card, bytes: whole characters.
std::size_t fitting(const std::string& text) {
  if (text.size() <= kMostText) return text.size();
  std::size_t n = kMostText;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return n;
}

/// An empty card that is being written at this seat.
model::Card card_at(const SeatPlace& place, SeatDesk& desk) {
  model::Card card;
  card.id = desk.ids.next();
  card.turn = base::normal_angle(turn_of(place.edge));
  card.place = model::Place::seat;
  card.seat = std::to_string(place.number);
  card.made = desk.clock.wall();
  return card;
}

}  // namespace

const char* name_of(Kind kind) {
  constexpr const char* names[] = {"handle", "fold", "leave",  "name",    "turn",      "pen",
                                   "paste",  "put",  "new",    "card",    "tray-card", "candidate",
                                   "more",   "pad",  "rubber", "undo-ink"};
  return names[int(kind)];
}

Seat::Seat(SeatDesk& desk, SeatPlace place)
    : desk_(desk), place_(std::move(place)), text_(desk.romaji) {}

void Seat::set_open(bool open) {
  if (open == open_) return;
  if (!open) finish();
  cancel_all();
  open_ = open;
  const model::Card* card = open ? nullptr : model::find_card(desk_.map(), draft_id_);
  if (card && text_.empty() && card->ink.empty()) {
    (void)desk_.doc.apply_aside(ops::Remove<model::Card>{desk_.board, draft_id_});
    draft_id_ = {};
  }
  lay_out();
}

void Seat::set_place(const SeatPlace& place) {
  place_ = place;
  lay_out();
}

void Seat::set_table(const Rect& table) {
  table_ = table;
  lay_out();
}

void Seat::set_language() {
  if (keyboard_) keyboard_->set_language(desk_.tr.lang());
}

void Seat::show_board() {
  cancel_all();
  text_.open({});
  draft_id_ = {};
  load_ink();
  naming_ = false;
  cards_.clear();
}

void Seat::lay_out() {
  const Size size = open_ ? panel_size(place_, table_) : kHandleSize;
  frame_ = frame_of(place_, size, table_);
  if (!open_) return;
  const Rect keys = keyboard_rect();
  const Size room{keys.width(), keys.height()};
  if (!keyboard_) {
    auto made = Keyboard::create(desk_.layouts, desk_.tr.lang(), room);
    if (made)
      keyboard_.emplace(std::move(made).value());
    else
      desk_.say(made.error().text());
  } else if (!(keyboard_->size_mm() == room)) {
    if (auto resized = keyboard_->resize(room); !resized) {
      keyboard_.reset();
      desk_.say(resized.error().text());
    }
  }
  if (keyboard_)
    keyboard_->set_popup_area(Rect{{0, 0}, {frame_.size.w, frame_.size.h}}.moved(keys.min * -1));
}

Rect Seat::keyboard_rect() const { return SeatPlan(frame_.size).keys; }
Rect Seat::card_rect() const { return SeatPlan(frame_.size).card; }

// --- what there is to tap

std::vector<Spot> Seat::spots() const {
  std::vector<Spot> out;
  if (!open_) {
    out.push_back({Kind::handle, 0, {{0, 0}, {frame_.size.w, frame_.size.h}}});
    return out;
  }
  const SeatPlan plan(frame_.size);
  out.push_back({Kind::handle, 0, plan.handle});
  out.push_back({Kind::name, 0, plan.name, !desk_.doc.session().anonymous});
  out.push_back({Kind::turn, 0, plan.turn, !desk_.read_only});
  out.push_back({Kind::pen, 0, plan.pen, !desk_.read_only});
  out.push_back({Kind::paste, 0, plan.paste, !desk_.read_only});
  out.push_back({Kind::leave, 0, plan.leave});
  out.push_back({Kind::fold, 0, plan.fold});
  const bool written = !naming_ && !(text_.empty() && pad_.ink().empty()) && !desk_.read_only;
  out.push_back({Kind::put, 0, plan.put, written});
  out.push_back({Kind::fresh, 0, plan.fresh, written});
  out.push_back({Kind::card, 0, plan.card});
  std::size_t n = 0;
  for (const Id id : cards_) {
    if (id == draft_id_) continue;
    if (n >= plan.tray.size()) break;
    out.push_back({Kind::tray_card, n, plan.tray[n]});
    ++n;
  }
  if (inking_)
    add_ink_spots(out);
  else
    add_candidates(out);
  return out;
}

void Seat::add_candidates(std::vector<Spot>& out) const {
  const auto& all = text_.composition().candidates();
  if (all.empty()) return;
  const SeatPlan plan(frame_.size);
  double x = plan.candidates.min.x;
  const double y = plan.candidates.min.y, h = plan.candidates.height();
  const double end = plan.candidates.max.x - kMore - kKeyGapMm;
  std::size_t i = std::min(first_candidate_, all.size() - 1);
  for (; i < all.size(); ++i) {
    const double w = candidate_width(all[i]);
    if (x + w > end && x > plan.candidates.min.x) break;
    out.push_back({Kind::candidate, i, {{x, y}, {std::min(x + w, end), y + h}}});
    x += w + kKeyGapMm;
  }
  if (i < all.size() || first_candidate_ > 0)
    out.push_back({Kind::more,
                   i < all.size() ? i : 0,
                   {{plan.candidates.max.x - kMore, y}, {plan.candidates.max.x, y + h}}});
}

bool Seat::pressed(const Spot& spot) const {
  return std::any_of(touches_.begin(), touches_.end(), [&](const auto& t) {
    const auto& own = t.second.spot;
    return own && own->kind == spot.kind && own->index == spot.index && !t.second.dragging;
  });
}

std::vector<Seat::Pulled> Seat::pulled() const {
  std::vector<Pulled> out;
  for (const auto& [finger, t] : touches_)
    if (t.dragging && !t.card.nil()) out.push_back({t.card, t.window});
  return out;
}

// --- writing

bool Seat::at_kana() const {
  if (!keyboard_) return false;
  const KeyLayout* page = desk_.layouts->find(keyboard_->page());
  return page && page->kind == PageKind::kana;
}

void Seat::act(const KeyAction& action) {
  if (desk_.read_only) return;
  if (naming_ && action.kind == KeyAction::Kind::enter && !text_.composition().composing())
    return flip_naming();
  text_.act(action, desk_.tr.lang() == "ja");
  changed();
}

void Seat::type(const std::string& utf8) {
  const bool letter = utf8.size() == 1 && std::isalpha(static_cast<unsigned char>(utf8[0]));
  using K = KeyAction::Kind;
  if (utf8 == " ") return act({K::space, {}});
  act({letter && at_kana() ? K::romaji : K::text, utf8});
}

void Seat::finish() {
  if (!text_.composition().composing() && !text_.composed_elsewhere()) return;
  text_.finish();
  changed();
}

void Seat::compose(text::Composed composed) {
  if (desk_.read_only) return;
  text_.compose(std::move(composed));
  changed();
}

void Seat::changed() {
  Composition& c = text_.composition();
  if (const auto request = c.take_request(); request && desk_.worker) {
    asked_serial_ = request->serial;
    desk_.worker->ask(SeatKey(place_.number), ++asked_,
                      {request->reading, request->boundaries, desk_.vocabulary.snapshot()});
  }
  for (const Words::Chosen& choice : c.take_choices())
    desk_.vocabulary.remember(choice.reading, choice.surface);
  first_candidate_ = 0;
  if (keyboard_)
    keyboard_->set_writing(c.converting()  ? Keyboard::Writing::converting
                           : c.composing() ? Keyboard::Writing::composing
                                           : Keyboard::Writing::plain);
  write();
}

void Seat::answer(const ConversionWorker::Answer& answer) {
  if (answer.serial != asked_) return;
  if (answer.kind == ConversionWorker::Answer::Kind::converted)
    text_.composition().answer(asked_serial_, answer.conversion);
  else
    text_.composition().fail(asked_serial_);
  changed();
}

bool Seat::make_card() {
  if (model::find_card(desk_.map(), draft_id_)) return true;
  const model::Card made = card_at(place_, desk_);
  draft_id_ = made.id;  // first, so that whoever is told finds it
  auto added = desk_.doc.apply_aside(ops::Add<model::Card>{desk_.board, made});
  if (added) return true;
  draft_id_ = {};
  desk_.say(added.error().message);
  return false;
}

void Seat::write() {
  if (naming_ || desk_.read_only) return;
  std::string words = text_.text();
  words.resize(fitting(words));
  const model::Card* card = model::find_card(desk_.map(), draft_id_);
  if (!card && (words.empty() || !make_card())) return;
  card = model::find_card(desk_.map(), draft_id_);
  if (card->text == words) return;
  model::Patch<model::Card> patch;
  patch.set<&model::Card::text>(words);
  const Size size = desk_.typesetter.fit_size(words, model::kCardSize);
  if (!(size == card->size)) patch.set<&model::Card::size>(size);
  if (auto done = desk_.doc.apply_aside(ops::Change<model::Card>{desk_.board, draft_id_, patch});
      !done)
    desk_.say(done.error().message);
}

void Seat::begin_fresh() {
  text_.open({});
  draft_id_ = {};
  load_ink();
  ++asked_;  // what is on its way was for another card
  changed();
}

void Seat::edit(Id card) {
  finish();
  const model::Card* found = model::find_card(desk_.map(), card);
  if (!found) return;
  naming_ = false;
  text_.open(found->text);
  draft_id_ = card;
  load_ink();
  ++asked_;
  changed();
}

void Seat::flip_naming() {
  finish();
  if (naming_) {
    std::string name = text_.text().substr(0, kLongestName);
    std::replace(name.begin(), name.end(), '\n', ' ');
    place_.name = base::repaired_utf8(name);
    while (place_.name.ends_with("\uFFFD")) place_.name.resize(place_.name.size() - 3);
    events_.push_back({SeatEvent::Kind::renamed, {}, {}});
    naming_ = false;
    begin_fresh();
    return;
  }
  begin_fresh();
  naming_ = true;
  text_.open(place_.name);
}

std::size_t Seat::paste(const std::string& lines) {
  if (desk_.read_only) return 0;
  finish();
  std::size_t made = 0;
  for (const std::string& line : base::lines_of(lines)) {
    model::Card card = card_at(place_, desk_);
    card.text = line.substr(0, fitting(line));
    card.size = desk_.typesetter.fit_size(card.text, model::kCardSize);
    made += desk_.doc.apply_aside(ops::Add<model::Card>{desk_.board, card}).ok();
  }
  return made;
}

void Seat::set_cards(std::vector<Id> cards) {
  cards_ = std::move(cards);
  if (draft_id_.nil() || std::find(cards_.begin(), cards_.end(), draft_id_) != cards_.end()) return;
  // It was put on the table, or somebody took it away.
  begin_fresh();
}

}  // namespace seats
