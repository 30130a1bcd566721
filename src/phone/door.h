// Door: where phones come in: HTTP on a port of its own, on a thread of its own, which waits for nobody
// on the model's and for no single phone. It makes one answer a connection. What phones send lies
// ready for the model's thread; a card is on the disk before its phone is told so (Inbox).
//  1. All calls come from the model's thread; Inbox and Reception are the door's thread's.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "phone/inbox.h"
#include "phone/limits.h"
#include "phone/page_files.h"
#include "phone/reception.h"

namespace phone {

class Door {
 public:
  struct Place {
    std::string address = "0.0.0.0";  // on which it listens
    int port = 0;                     // 0: any that is free
  };
  struct Counts {
    std::size_t phones = 0;       // that were there within the last half minute
    std::size_t cards = 0;        // that came in this session
    std::size_t connections = 0;  // now
    double map_asked_s = -1e9;    // when the map was asked for last
  };

  /// Listens from now on, with this key and these wishes; without `photos` no pictures are taken. `wake` is called from its thread whenever take() has something. The
  /// clock lives longer. Fails with `unavailable` where the port is somebody else's.
  static base::Result<std::unique_ptr<Door>> open(const Place& place, const Limits& limits,
                                                  PageFiles pages, std::unique_ptr<Inbox> inbox,
                                                  const DoorState& how, const base::Clock& clock,
                                                  std::function<void()> wake,
                                                  std::unique_ptr<PhotoFolder> photos = nullptr);
  /// Whoever is being answered is cut off. The file stays as it is.
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  int port() const;
  void set_hosts(std::set<std::string> hosts);
  void tell(std::shared_ptr<const Told> told);
  void show(std::shared_ptr<const MapPage> map);
  /// What has come since the last call, in order.
  std::vector<Arrived> take();
  /// Of points and sheets.
  void answer(std::uint64_t number, Outcome outcome);
  /// The session has these cards on the disk.
  void note_taken(std::vector<base::Id> cards);
  /// From now on phones hear that it is over, or with this key that it goes on.
  void close();
  void open_again(std::string key);
  /// They are kept; what phones are told of them is tell()'s.
  void wish(const Wishes& wishes);
  Counts counts() const;
  /// What went wrong with the file since the last call; nothing: nothing.
  std::optional<base::Error> take_trouble();
  /// Says that it is over, and ends the file: it keeps no words the session has. Waits for the disk.
  void end();

 private:
  struct Inner;
  explicit Door(std::unique_ptr<Inner> inner);
  std::unique_ptr<Inner> inner_;
};

}  // namespace phone
