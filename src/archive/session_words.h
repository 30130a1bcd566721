// What of a session is searched: its title, its questions, the plates and the cards. Nothing of an anonymous
// session, and nothing that waits at a seat; no name of who wrote a card, and no answer of the questionnaire.
// Plain values; pure.
#pragma once

#include <string>
#include <vector>

#include "model/session.h"

namespace archive {

enum class Kind : std::uint8_t { title, question, plate, card };

struct Thing {
  Kind kind = Kind::card;
  model::Id id;     // of the session, the question, the island or the card
  model::Id board;  // it lies on; nil: on none
  std::string text;
  std::string island;  // the plate of the innermost island that has one; of a card alone
  friend bool operator==(const Thing&, const Thing&) = default;
};

struct SessionWords {
  model::Id id;
  base::WallTime made = 0;
  std::string title, date, venue;
  std::vector<Thing> things;  // as they are to be shown; none of an anonymous session
};

SessionWords words_of(const model::Session& session);

}  // namespace archive
