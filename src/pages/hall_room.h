// HallRoom: the hall as the room's screen sees it: a seam. Really a hub with its tables (app/hall_host), in tests whatever they hand
// in. The window's thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "hall/errands.h"
#include "hall/presence.h"
#include "model/session.h"

namespace pages {

/// One place of the hall that has been given to a table.
struct RoomTable {
  int place = 0;
  std::string name;
  hall::Presence says{};                            // as it was heard last
  std::shared_ptr<const model::Session> session{};  // null: nothing of it has come yet
  std::uint64_t seq = 0;                            // of the session
  bool away = true, forked = false;
  std::vector<int> also_at{};  // places that have the same session open
  friend bool operator==(const RoomTable&, const RoomTable&) = default;
};

struct RoomStanding {
  enum class Kind {
    opening,  // the key is being made, the server started
    open,
    failing,  // the server cannot be kept running: `why`
    shut,     // it could not be opened at all: `why`
  };
  Kind kind = Kind::opening;
  base::Sentence why{};
  std::string name{}, kana{}, romaji{};  // of the hall; its six words
  std::vector<std::string> addresses{};  // at which it can be typed
  int networks = 0;                      // that hear it; 0: only this machine does
  bool little_room = false;              // on its disk
  std::size_t shut_out = 0;              // tables that may not come in
  base::Path collection{};               // where the session files lie
  friend bool operator==(const RoomStanding&, const RoomStanding&) = default;
};

class HallRoom {
 public:
  virtual ~HallRoom() = default;
  /// Looks at what has come since. Each frame, before the rest is asked.
  virtual void follow() = 0;
  virtual const RoomStanding& standing() const = 0;
  /// In the order of their places.
  virtual const std::vector<RoomTable>& tables() const = 0;
  virtual base::Id send(hall::Wish wish, const std::vector<int>& places) = 0;
  virtual std::vector<hall::Errand> errands() const = 0;
  /// What people are to be told once.
  virtual std::vector<base::Sentence> take_notes() = 0;
  virtual base::Result<void> shut_out(int place) = 0;
  virtual base::Result<void> let_in_all() = 0;
};

}  // namespace pages
