// Inbox: the file beside a session in which a card from a phone stands before the phone is told that it
// has come. So what was ticked is never lost: where the program ends before the session has it, it
// comes again. One object of JSON a line. One thread at a time.
//  1. A card that add_all() took is on the disk.
//  2. No line says which phone a card came from, or that two came from the same one.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "phone/sent.h"
#include "phone/wishes.h"

namespace phone {

/// How the door is: what phones have to know to find it, and what is wished of it.
struct DoorState {
  std::string key;
  int port = 0;
  bool open = false;
  Wishes wishes{};
  friend bool operator==(const DoorState&, const DoorState&) = default;
};

/// What a file of it says. Lines that cannot be read are passed over, and counted.
struct InboxRead {
  DoorState door;
  std::vector<SentCard>
      waiting;                 // ticked, and in no session as far as the file knows; oldest first
  std::set<std::string> keys;  // of all that ever came
  std::size_t unread = 0;
};
/// A file that is not there says nothing. Fails where it cannot be read.
base::Result<InboxRead> read_inbox(base::FileSystem& files, const base::Path& path);
InboxRead read_inbox_text(std::string_view text);

class Inbox {
 public:
  /// Goes on after `before`, which is what stands there. A new file has the rights of `like`, and the
  /// file system lives longer. Fails where it cannot be written.
  static base::Result<std::unique_ptr<Inbox>> open(base::FileSystem& files, const base::Path& path,
                                                   const base::Path& like, InboxRead before);

  bool knows(const std::string& key) const { return keys_.contains(key); }
  std::size_t count() const { return keys_.size(); }
  /// Takes them, all or none: a failure takes none, and they may be sent again.
  base::Result<void> add_all(const std::vector<SentCard>& cards);
  /// The session has them on the disk.
  void note_taken(const std::vector<base::Id>& cards);
  base::Result<void> keep(const DoorState& door);
  /// What the session has is left out of the file from now on: words stand in it no longer than
  /// they must. A failure leaves it as it was.
  base::Result<void> shorten();

 private:
  Inbox(base::FileSystem& files, base::Path path, base::Path like, InboxRead before);
  base::Result<void> reopen();
  base::Result<void> append(const std::string& lines, bool sync);

  base::FileSystem& files_;
  const base::Path path_, like_;
  std::unique_ptr<base::File> file_;
  DoorState door_;
  std::vector<SentCard> waiting_;
  std::set<std::string> keys_;
  bool whole_ = false;  // the file ends with a line's end
};

}  // namespace phone
