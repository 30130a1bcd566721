// Told: what the table tells phones: the question, the step, what can be weighed, what is asked. The
// model's thread makes one whenever something of it changes; from then on it is a constant that the
// door's thread reads.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/session.h"
#include "phone/wishes.h"

namespace phone {

struct Told {
  base::Id session;
  std::string title, question;
  base::Id board;
  std::string step_ja, step_en;  // one sentence: what to do now; empty: nobody leads
  Tongue tongue = Tongue::ja;
  bool takes_cards = true;
  bool asks_name = false;  // a card may say who wrote it
  bool takes_photos = false;

  struct Target {
    base::Id id;
    std::string words;
    bool island = true;
  };
  model::Weighing weighing{};  // Manner::none: nothing is weighed by phones now
  std::vector<Target> targets{};
  struct Given {
    base::Id target;
    int points = 0;
  };
  std::map<std::string, std::vector<Given>> given{};  // by giver
  std::vector<model::Inquiry> survey{};               // empty: nothing is asked now
  /// What the five faces say, the worst first.
  std::array<std::string, 5> faces_ja{}, faces_en{};
  bool shows_map = true;
};

/// Everything but the words of the program, which map phones may read and how they speak.
Told told_of(const model::Session& session, const model::Board& board);

/// As the page reads it, for this phone: one object of JSON.
std::string state_text(const Told& told, const std::string& giver);

/// Whose points they are: the same phone's always, and nothing says which phone that is.
std::string giver_of(const std::string& phone);

}  // namespace phone
