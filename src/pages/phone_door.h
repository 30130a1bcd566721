// PhoneDoor: the table's door for phones, with its file beside the session: opened, closed, opened again after
// the program ended, and where phones find it. The window's thread. What must agree:
//  1. `inbox_` is there only where there is no door: the file has one writer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pages/sitting.h"
#include "phone/door.h"

namespace pages {

class PhoneDoor {
 public:
  /// Both live longer.
  PhoneDoor(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}

  /// Cards that were ticked on phones and, as far as the file knows, are in no session, as the program ended
  /// before they could be. A door that was open then is opened under the same code. To be called once.
  std::vector<phone::SentCard> look_for_waiting();
  /// The same code again, where it was open before.
  void open();
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
  void open_as(const std::string& key, int port);
  base::Result<void> try_to_open(const std::string& key, int port);
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
