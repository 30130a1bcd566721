// PhoneDoor: the table's door for phones, with its file beside the session: opened, closed, opened again after
// the program ended, and where phones find it. The window's thread. What must agree:
//  1. `inbox_` is there only where there is no door: the file has one writer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pages/sitting.h"
#include "phone/door.h"

namespace pages {

class PhoneDoor {
 public:
  /// Both live longer.
  PhoneDoor(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}

  /// What the program's last end left behind.
  struct Left {
    /// Were ticked on phones and, as far as the file knows, are in no session.
    std::vector<phone::SentCard> waiting;
    /// There where the door was open, and is again, under the same code.
    std::optional<phone::Wishes> wishes;
  };
  /// To be called once.
  Left look_for_waiting();
  /// The same code again, where it was open before.
  void open(const phone::Wishes& wishes);
  void wish(const phone::Wishes& wishes);
  void close();
  /// Who has the old code comes in no more.
  void new_key();
  /// The session is on the disk, and left. Cards that come from now on wait in the file.
  void leave();

  /// Null: it was not opened yet.
  phone::Door* get() const { return door_.get(); }
  bool is_open() const { return open_; }
  /// Of the page, with the key behind its #; empty where it was not opened.
  std::string address() const;
  void other_address() { ++address_; }
  std::size_t addresses() const { return addresses_.size(); }
  /// Under which addresses the machine is reached may have changed.
  void look_round();
  /// The session has these cards on the disk.
  void note_taken(const std::vector<base::Id>& cards);

 private:
  void open_as(const phone::DoorState& how);
  base::Result<void> try_to_open(const phone::DoorState& how);
  void set_open(bool open);

  Surroundings& around_;
  Sitting& sitting_;
  std::unique_ptr<phone::Inbox> inbox_;
  std::unique_ptr<phone::Door> door_;
  std::string key_;
  std::vector<std::string> addresses_;
  std::size_t address_ = 0;  // of addresses_, counted round
  bool open_ = false;
};

}  // namespace pages
