// What phones send: plain values, checked already. Any thread.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "ops/survey.h"

namespace phone {

/// A card somebody wrote on a phone. `key` is the phone's own name for it, made at random: whoever sends
/// it again sends it under the same. Nothing of it says which phone it was.
struct SentCard {
  base::Id id;     // as it will be on the table
  base::Id board;  // whose question the phone showed; nil: whatever lies there
  std::string key;
  std::string text;
  std::string who;  // empty: nobody's name is asked for, or none was given
  friend bool operator==(const SentCard&, const SentCard&) = default;
};

/// So many times this phone has given points to the target from now on.
struct SentPoints {
  std::string giver;  // as a seat's number in a Vote
  base::Id target;
  int times = 0;
};

/// One person's sheet of the questionnaire.
struct SentSheet {
  std::string key;
  std::vector<ops::Said> said;
};

/// A picture somebody took of what stands on paper, cleaned. `key` as with cards.
struct SentPhoto {
  std::string key;
  std::string jpeg;
};

/// One came, and lies in its folder.
struct PhotoCame {
  std::string key;
};

/// Something that waits for the model's thread. Points and sheets are answered by their number.
struct Arrived {
  std::uint64_t number = 0;
  std::variant<SentCard, SentPoints, SentSheet, PhotoCame> what;
};

/// What became of points and sheets.
enum class Outcome {
  done,
  not_now,  // they are not asked for
  refused,  // none are left, or that thing can have none
};

}  // namespace phone
