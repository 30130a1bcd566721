// Notices: what is said to the people at a table, with what it offers to do. Values that name things
// by id or path: whoever shows them carries an offer out when somebody taps it. One that belongs to
// a table ends with that table. The model's thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/file_system.h"
#include "base/id.h"
#include "desk/seat_place.h"

namespace desk {

/// Shows the file in whatever program shows such files.
struct ShowFile {
  base::Path file;
  std::string title{};  // of the session
};

/// The sheet from which a report or a session is copied to a stick, and with the code that says where
/// it lies.
struct HandOver {
  enum class Goods { report, session } goods = Goods::report;
  base::Path file;  // the one to be opened; what belongs to it goes along
  std::string title{};
};

/// Who has left a seat sits there again, with those of these cards that still lie in the tray 箱.
struct BackToSeat {
  SeatPlace place;
  base::Id board;
  std::set<base::Id> cards;
};

/// Brings what lies too far off to be seen on this board beside the rest.
struct BringFarThings {
  base::Id board;
};

/// The cards and plates of this board whose larger letters have no room get the paper for them.
struct LargerPaper {
  base::Id board;
};

/// The table is left although cards wait at seats.
struct EndEvening {};

/// A session that was put in the bin comes back.
struct TakeOutOfBin {
  base::Path file;
};

using Offer = std::variant<ShowFile, HandOver, BackToSeat, BringFarThings, LargerPaper, EndEvening,
                           TakeOutOfBin>;

inline bool belongs_to_table(const Offer& offer) {
  return !std::holds_alternative<ShowFile>(offer) && !std::holds_alternative<HandOver>(offer) &&
         !std::holds_alternative<TakeOutOfBin>(offer);
}

struct Notice {
  std::string sentence;  // already translated
  std::string verb{};    // what a tap does; empty: nothing
  std::optional<Offer> offer{};
  bool refused = false;  // what somebody wanted could not be done
};

class Notices {
 public:
  void say(std::string sentence) { waiting_.push_back({std::move(sentence)}); }
  /// Why what somebody wanted could not be done.
  void refuse(std::string sentence) { waiting_.push_back({std::move(sentence), {}, {}, true}); }
  void offer(std::string sentence, std::string verb, Offer offer) {
    waiting_.push_back({std::move(sentence), std::move(verb), std::move(offer)});
  }
  /// Those since the last call, the oldest first.
  std::vector<Notice> take() { return std::exchange(waiting_, {}); }

 private:
  std::vector<Notice> waiting_;
};

}  // namespace desk
