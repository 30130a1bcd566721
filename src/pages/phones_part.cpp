#include "pages/phones_part.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/overloaded.h"

namespace pages {

namespace p = panels;

namespace {

constexpr double kLook_s = 1;  // counts and addresses
constexpr double kSaved_s = 0.1;

PhoneCards where(const phone::Wishes& wishes) {
  return wishes.tray ? PhoneCards::to_tray : PhoneCards::to_table;
}

// The panel has words of its own for them, as it does not know the door.
constexpr std::pair<p::PhoneTongue, phone::Tongue> kTongues[] = {
    {p::PhoneTongue::ja, phone::Tongue::ja},
    {p::PhoneTongue::easy_ja, phone::Tongue::easy_ja},
    {p::PhoneTongue::en, phone::Tongue::en}};

p::PhoneWishes shown(const phone::Wishes& wishes) {
  p::PhoneWishes out{{}, wishes.tray, wishes.map, wishes.survey, wishes.names, wishes.photos};
  for (const auto& [panel, door] : kTongues)
    if (door == wishes.tongue) out.tongue = panel;
  return out;
}

phone::Wishes wished(const p::PhoneWishes& wishes) {
  phone::Wishes out{{}, wishes.tray, wishes.map, wishes.survey, wishes.names, wishes.photos};
  for (const auto& [panel, door] : kTongues)
    if (panel == wishes.tongue) out.tongue = door;
  return out;
}

}  // namespace

PhonesPart::PhonesPart(Surroundings& around, Sitting& sitting, PhotoShelf& photos)
    : around_(around),
      sitting_(sitting),
      door_(around, sitting),
      arrivals_(around, sitting),
      photos_(photos),
      news_(around, sitting) {
  if (around.tr.lang() == "en") wishes_.tongue = phone::Tongue::en;
}

// --- the sheet

p::PhonesView PhonesPart::view() const {
  p::PhonesView view;
  if (const phone::Door* door = door_.get()) {
    view.state = door_.is_open() ? p::PhonesView::State::open : p::PhonesView::State::over;
    view.address = door_.address();
    const phone::Door::Counts counts = door->counts();
    view.phones = counts.phones;
    view.cards = counts.cards;
  }
  view.has_network = door_.addresses() > 0;
  view.has_others = door_.addresses() > 1;
  view.wishes = shown(wishes_);
  view.asks = !sitting_.open->session().inquiries.empty();
  view.nameless = sitting_.desk.nameless();
  view.writable = !sitting_.desk.read_only;
  return view;
}

void PhonesPart::need(p::Fonts& fonts) {
  shown_ = sitting_.sheet == Sheet::phones;
  if (!shown_) return;
  view_ = view();
  sheet_.need(fonts);
}

void PhonesPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

bool PhonesPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::PhonesCommand& command : asked)
    std::visit(base::Overloaded{[&](p::OpenPhones) { door_.open(wishes_); },
                                [&](p::ClosePhones) { door_.close(); },
                                [&](p::NewPhoneKey) { door_.new_key(); },
                                [&](p::OtherPhoneAddress) { door_.other_address(); },
                                [&](const p::PhoneWishes& wishes) {
                                  wishes_ = wished(wishes);
                                  door_.wish(wishes_);
                                },
                                [&](p::ClosePhonesSheet) { sitting_.sheet = Sheet::none; }},
               command);
  if (!asked.empty()) news_.changed();
  return !asked.empty();
}

// --- what comes in

void PhonesPart::take_cards(const std::vector<phone::SentCard>& cards) {
  const std::vector<base::Id> there = arrivals_.take(cards, where(wishes_));
  laid_.insert(laid_.end(), there.begin(), there.end());
}

void PhonesPart::take_in() {
  phone::Door* const door = door_.get();
  if (!door) return;
  std::vector<phone::SentCard> cards;
  bool photo_came = false;
  for (const phone::Arrived& arrived : door->take())
    std::visit(base::Overloaded{
                   [&](const phone::SentCard& card) { cards.push_back(card); },
                   [&](const phone::PhotoCame&) { photo_came = true; },
                   [&](const auto& other) { door->answer(arrived.number, arrivals_.take(other)); }},
               arrived.what);
  if (!cards.empty()) take_cards(cards);
  if (photo_came) {
    photos_.look_again();
    around_.sound(Sound::card_out);
  }
  if (const auto trouble = door->take_trouble())
    around_.say(p::ToastKind::warning,
                around_.tr("What phones send cannot be saved just now; they try again."),
                {trouble->shown(around_.tr)});
}

void PhonesPart::note_taken() {
  if (laid_.empty() || sitting_.open->save_state().kind != storage::SaveState::Kind::saved) return;
  door_.note_taken(std::exchange(laid_, {}));
}

void PhonesPart::leave() {
  note_taken();
  door_.leave();
}

void PhonesPart::tick(double now_s) {
  if (!std::exchange(began_, true)) {
    const PhoneDoor::Left left = door_.look_for_waiting();
    if (left.wishes) wishes_ = *left.wishes;
    if (!left.waiting.empty()) take_cards(left.waiting);
  }
  take_in();
  note_taken();
  phone::Door* const door = door_.get();
  if (!door) return;
  if (now_s >= looked_s_ + kLook_s) {
    looked_s_ = now_s;
    door_.look_round();
    const std::size_t cards = door->counts().cards;
    if (shown_ || cards != sitting_.phone_cards) around_.due.panels = true;
    sitting_.phone_cards = cards;
  }
  news_.tick(now_s, *door, wishes_);
}

double PhonesPart::next_deadline_s() const {
  if (!began_) return 0;
  double until = laid_.empty() ? 1e300 : around_.clock.now_s() + kSaved_s;
  if (const phone::Door* door = door_.get())
    until = std::min({until, looked_s_ + kLook_s, news_.next_deadline_s(*door)});
  return until;
}

void PhonesPart::describe(nlohmann::ordered_json& out) const {
  const phone::Door* const door = door_.get();
  if (!door) return;
  const phone::Door::Counts counts = door->counts();
  out["phones"] = {{"open", door_.is_open()},
                   {"address", door_.address()},
                   {"phones", counts.phones},
                   {"cards", counts.cards}};
}

}  // namespace pages
