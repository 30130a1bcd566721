// Presence: what a table says of itself every five seconds, and with every change: hall.see.<slot>, kept nowhere. Presences
// is what the hall has heard. Values; pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace hall {

/// What became of a request at the table.
struct RequestOutcome {
  enum class What { done, declined };
  base::Id request;
  What what = What::done;
  friend bool operator==(const RequestOutcome&, const RequestOutcome&) = default;
};

/// What of a map a table shows to the room. Whoever shows the same has the same sheets of it, of the same shape.
struct OnStage {
  enum class Shows { map, island, alone, name, side, dark };
  Shows shows = Shows::map;
  base::Id board;         // nil: whichever its evening is at
  base::Id island, next;  // of Shows::island: this one, and the one that comes then or nil
  base::Id card;          // brought forward; nil: none
  int sheet = 0;          // of the stop, or of the card
  int stop = 0, stops = 1;
  bool captions = true;
  double wide = 16.0 / 9;  // its sheets, in heights
  double letters = 1;      // as much larger than usual
  friend bool operator==(const OnStage&, const OnStage&) = default;
};

struct Presence {
  enum class Disk { saved, saving, failing };
  std::string table;  // its name
  base::Id session;   // nil: none is open
  std::string title;
  int step = -1;          // of the agenda; -1: it has none, or has not begun
  std::uint64_t seq = 0;  // the journal's last op
  Disk disk = Disk::saved;
  std::optional<OnStage> presents;       // the hall follows it
  bool forked = false;                   // the hub has another branch of the session
  std::vector<RequestOutcome> outcomes;  // of the last requests, newest last; kMostOutcomes at most
  friend bool operator==(const Presence&, const Presence&) = default;
};
inline constexpr std::size_t kMostOutcomes = 16;
inline constexpr double kPresenceEvery_s = 5;
inline constexpr double kAwayAfter_s = 12;

std::string text_of(const Presence& presence);
/// Fails with parse, format, too_large or version.
base::Result<Presence> read_presence(std::string_view text);

/// What was heard last from each place. One thread.
class Presences {
 public:
  struct Heard {
    Presence presence;
    double at_s = 0;
  };
  /// False: it could not be read, and is dropped.
  bool hear(std::string_view subject, std::string_view body, double now_s);
  const std::map<int, Heard>& heard() const { return heard_; }
  bool is_away(int slot, double now_s) const;
  /// Other places that say they have this session open now.
  std::vector<int> also_at(int slot, double now_s) const;

 private:
  std::map<int, Heard> heard_;
};

}  // namespace hall
