#include "pages/phone_door.h"

#include <utility>

#include "base/log.h"
#include "phone/addresses.h"
#include "phone/key.h"
#include "storage/phone_files.h"

namespace pages {

using storage::phones_path;

PhoneDoor::Left PhoneDoor::look_for_waiting() {
  const base::Path file = phones_path(sitting_.open->path());
  if (sitting_.desk.read_only || !around_.files.exists(file)) return {};
  auto read = phone::read_inbox(around_.files, file);
  if (!read) {
    around_.say(panels::ToastKind::warning, around_.tr("What phones sent cannot be read."),
                {read.error().shown(around_.tr)});
    return {};
  }
  const phone::DoorState door = read->door;
  Left left{read->waiting, {}};
  // The program ended while it was open: phones come by the same way again.
  if (door.open && phone::is_key(door.key)) {
    open_as(door);
    left.wishes = door.wishes;
  }
  if (!door_ && !left.waiting.empty()) {
    auto inbox =
        phone::Inbox::open(around_.files, file, sitting_.open->path(), std::move(read).value());
    if (inbox) inbox_ = std::move(inbox).value();
  }
  return left;
}

base::Result<void> PhoneDoor::try_to_open(const phone::DoorState& how) {
  const base::Path& session = sitting_.open->path();
  auto pages = phone::read_page_files(around_.files, around_.assets.forms.parent_path() / "phone");
  if (!pages) return pages.error();
  inbox_.reset();
  auto read = phone::read_inbox(around_.files, phones_path(session));
  if (!read) return read.error();
  auto inbox =
      phone::Inbox::open(around_.files, phones_path(session), session, std::move(read).value());
  if (!inbox) return inbox.error();
  phone::Door::Place place;
  place.port = how.port;
  auto door = phone::Door::open(
      place, phone::Limits(), std::move(pages).value(), std::move(inbox).value(), how,
      around_.clock, [&outside = around_.outside] { outside.wake(); },
      std::make_unique<phone::PhotoFolder>(around_.files, storage::photos_path(session), session));
  if (!door) return door.error();
  door_ = std::move(door).value();
  return {};
}

void PhoneDoor::open_as(const phone::DoorState& how) {
  phone::DoorState tried = how;
  const int wanted = around_.settings.phone_port;
  if (wanted != 0) tried.port = wanted;
  auto opened = try_to_open(tried);
  if (!opened && wanted == 0 && tried.port != 0) {  // somebody else has it now
    tried.port = 0;
    opened = try_to_open(tried);
  }
  if (!opened)
    return around_.say(panels::ToastKind::warning, opened.error().message.in(around_.tr),
                       {opened.error().shown(around_.tr)});
  key_ = how.key;
  addresses_ = phone::addresses();
  door_->set_hosts({addresses_.begin(), addresses_.end()});
  set_open(true);
  around_.due.panels = true;
}

void PhoneDoor::set_open(bool open) { sitting_.phones_open = open_ = open; }

void PhoneDoor::open(const phone::Wishes& wishes) {
  if (!door_) return open_as({phone::make_key(), 0, true, wishes});
  door_->open_again(key_);
  set_open(true);
}

void PhoneDoor::wish(const phone::Wishes& wishes) {
  if (door_) door_->wish(wishes);
}

void PhoneDoor::close() {
  if (!door_) return;
  door_->close();
  set_open(false);
}

void PhoneDoor::new_key() {
  if (!door_) return;
  key_ = phone::make_key();
  door_->open_again(key_);
  set_open(true);
}

void PhoneDoor::leave() {
  if (door_) door_->end();
  door_.reset();
  inbox_.reset();
  set_open(false);
}

std::string PhoneDoor::address() const {
  if (!door_) return {};
  const std::string host =
      addresses_.empty() ? "127.0.0.1" : addresses_[address_ % addresses_.size()];
  return "http://" + host + ":" + std::to_string(door_->port()) + "/#" + key_;
}

void PhoneDoor::look_round() {
  auto now = phone::addresses();
  if (!door_ || now == addresses_) return;
  addresses_ = std::move(now);
  door_->set_hosts({addresses_.begin(), addresses_.end()});
}

void PhoneDoor::note_taken(const std::vector<base::Id>& cards) {
  if (door_) return door_->note_taken(cards);
  if (!inbox_) return;
  inbox_->note_taken(cards);
  if (auto done = inbox_->shorten(); !done) base::log_warning(done.error().text());
  inbox_.reset();
}

}  // namespace pages
