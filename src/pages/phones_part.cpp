#include "pages/phones_part.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/log.h"
#include "base/overloaded.h"
#include "phone/addresses.h"
#include "phone/key.h"
#include "storage/side_files.h"

namespace pages {

namespace p = panels;

namespace {

constexpr double kTell_s = 0.2;    // phones hear of changes so often at most
constexpr double kMap_s = 1;       // the same of the map
constexpr double kReading_s = 10;  // so long after it was asked for somebody reads it
constexpr double kLook_s = 1;      // counts and addresses
constexpr double kSaved_s = 0.1;

/// evening.json -> evening.phones
base::Path file_of(const base::Path& session) {
  base::Path path = storage::journal_path(session);
  return path.replace_extension(".phones");
}

}  // namespace

PhonesPart::PhonesPart(Surroundings& around, Sitting& sitting)
    : around_(around),
      sitting_(sitting),
      arrivals_(around, sitting),
      words_(around.assets),
      tongue_(around.tr.lang() == "en" ? p::PhoneTongue::en : p::PhoneTongue::ja) {}

PhonesPart::~PhonesPart() = default;

// --- the sheet

std::string PhonesPart::address() const {
  if (!door_) return {};
  const std::string host =
      addresses_.empty() ? "127.0.0.1" : addresses_[address_ % addresses_.size()];
  return "http://" + host + ":" + std::to_string(door_->port()) + "/#" + key_;
}

p::PhonesView PhonesPart::view() const {
  p::PhonesView view;
  if (door_) {
    view.state = open_ ? p::PhonesView::State::open : p::PhonesView::State::over;
    view.address = address();
    const phone::Door::Counts counts = door_->counts();
    view.phones = counts.phones;
    view.cards = counts.cards;
  }
  view.has_network = !addresses_.empty();
  view.has_others = addresses_.size() > 1;
  view.to_tray = where_ == PhoneCards::to_tray;
  view.shows_map = shows_map_;
  view.tongue = tongue_;
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
    std::visit(
        base::Overloaded{[&](p::OpenPhones) { open_or_again(); }, [&](p::ClosePhones) { close(); },
                         [&](p::NewPhoneKey) {
                           key_ = phone::make_key();
                           if (door_) door_->open_again(key_);
                         },
                         [&](p::OtherPhoneAddress) { ++address_; },
                         [&](p::PhoneCardsTo to) {
                           where_ = to.tray ? PhoneCards::to_tray : PhoneCards::to_table;
                         },
                         [&](p::MapOnPhones map) { shows_map_ = map.shown; },
                         [&](p::SpeakOnPhones how) { tongue_ = how.tongue; },
                         [&](p::ClosePhonesSheet) { sitting_.sheet = Sheet::none; }},
        command);
  if (!asked.empty()) news_ = true;
  return !asked.empty();
}

// --- the door

void PhonesPart::look_for_waiting() {
  const base::Path file = file_of(sitting_.open->path());
  if (sitting_.desk.read_only || !around_.files.exists(file)) return;
  auto read = phone::read_inbox(around_.files, file);
  if (!read)
    return around_.say(p::ToastKind::warning, around_.tr("What phones sent cannot be read."),
                       {read.error().shown(around_.tr)});
  const phone::DoorState door = read->door;
  const std::vector<phone::SentCard> waiting = read->waiting;
  if (!waiting.empty()) {
    auto inbox =
        phone::Inbox::open(around_.files, file, sitting_.open->path(), std::move(read).value());
    if (inbox) inbox_ = std::move(inbox).value();
    take_cards(waiting);
  }
  // The program ended while it was open: phones come by the same way again.
  if (door.open && phone::is_key(door.key)) open(door.key, door.port);
}

base::Result<void> PhonesPart::try_to_open(const std::string& key, int port) {
  const base::Path& session = sitting_.open->path();
  auto pages = phone::read_page_files(around_.files, around_.assets.forms.parent_path() / "phone");
  if (!pages) return pages.error();
  inbox_.reset();
  auto read = phone::read_inbox(around_.files, file_of(session));
  if (!read) return read.error();
  auto inbox =
      phone::Inbox::open(around_.files, file_of(session), session, std::move(read).value());
  if (!inbox) return inbox.error();
  phone::Door::Place place;
  place.port = port;
  auto door =
      phone::Door::open(place, phone::Limits(), std::move(pages).value(), std::move(inbox).value(),
                        key, around_.clock, [&outside = around_.outside] { outside.wake(); });
  if (!door) return door.error();
  door_ = std::move(door).value();
  return {};
}

void PhonesPart::open(const std::string& key, int port) {
  const int wanted = around_.settings.phone_port;
  auto opened = try_to_open(key, wanted != 0 ? wanted : port);
  if (!opened && wanted == 0 && port != 0) opened = try_to_open(key, 0);
  if (!opened)
    return around_.say(p::ToastKind::warning, opened.error().message.in(around_.tr),
                       {opened.error().shown(around_.tr)});
  key_ = key;
  sitting_.phones_open = open_ = true;
  looked_s_ = told_s_ = -1e9;
  news_ = map_old_ = true;
  around_.due.panels = true;
}

void PhonesPart::open_or_again() {
  if (!door_) return open(phone::make_key(), 0);
  door_->open_again(key_);
  sitting_.phones_open = open_ = true;
}

void PhonesPart::close() {
  if (!door_) return;
  door_->close();
  sitting_.phones_open = open_ = false;
}

void PhonesPart::leave() {
  note_taken();
  if (door_) door_->end();
  door_.reset();
  inbox_.reset();
}

// --- what comes in

void PhonesPart::take_cards(const std::vector<phone::SentCard>& cards) {
  const std::vector<base::Id> there = arrivals_.take(cards, where_);
  laid_.insert(laid_.end(), there.begin(), there.end());
}

void PhonesPart::take_in() {
  if (!door_) return;
  std::vector<phone::SentCard> cards;
  for (const phone::Arrived& arrived : door_->take())
    std::visit(base::Overloaded{[&](const phone::SentCard& card) { cards.push_back(card); },
                                [&](const auto& other) {
                                  door_->answer(arrived.number, arrivals_.take(other));
                                }},
               arrived.what);
  if (!cards.empty()) take_cards(cards);
  if (const auto trouble = door_->take_trouble())
    around_.say(p::ToastKind::warning,
                around_.tr("What phones send cannot be saved just now; they try again."),
                {trouble->shown(around_.tr)});
}

void PhonesPart::note_taken() {
  if (laid_.empty() || sitting_.open->save_state().kind != storage::SaveState::Kind::saved) return;
  const auto all = std::exchange(laid_, {});
  if (door_) return door_->note_taken(all);
  if (!inbox_) return;
  inbox_->note_taken(all);
  if (auto done = inbox_->shorten(); !done) base::log_warning(done.error().text());
  inbox_.reset();
}

// --- what phones hear

void PhonesPart::tell(double now_s) {
  if (!news_ || now_s < told_s_ + kTell_s) return;
  news_ = false;
  told_s_ = now_s;
  told_board_ = sitting_.desk.board_id;
  door_->tell(std::make_shared<phone::Told>(words_.told(sitting_, tongue_, shows_map_)));
}

void PhonesPart::show_map(double now_s) {
  if (!shows_map_ || !map_old_ || now_s < map_s_ + kMap_s) return;
  if (now_s > door_->counts().map_asked_s + kReading_s) return;
  map_old_ = false;
  map_s_ = now_s;
  door_->show(std::make_shared<phone::MapPage>(words_.map(sitting_, around_, ++map_version_)));
}

void PhonesPart::look_round(double now_s) {
  if (now_s < looked_s_ + kLook_s) return;
  looked_s_ = now_s;
  auto now = phone::addresses();
  if (now != addresses_ || now.empty()) {
    addresses_ = std::move(now);
    door_->set_hosts({addresses_.begin(), addresses_.end()});
  }
  if (shown_) around_.due.panels = true;
}

void PhonesPart::tick(double now_s) {
  if (!std::exchange(began_, true)) look_for_waiting();
  take_in();
  note_taken();
  if (!door_) return;
  if (told_board_ != sitting_.desk.board_id) changed();
  look_round(now_s);
  tell(now_s);
  show_map(now_s);
}

double PhonesPart::next_deadline_s() const {
  double until = began_ ? 1e300 : 0;
  if (!laid_.empty()) until = around_.clock.now_s() + kSaved_s;
  if (!door_) return until;
  until = std::min(until, looked_s_ + kLook_s);
  return news_ ? std::min(until, told_s_ + kTell_s) : until;
}

void PhonesPart::describe(nlohmann::ordered_json& out) const {
  if (!door_) return;
  const phone::Door::Counts counts = door_->counts();
  out["phones"] = {
      {"open", open_}, {"address", address()}, {"phones", counts.phones}, {"cards", counts.cards}};
}

}  // namespace pages
