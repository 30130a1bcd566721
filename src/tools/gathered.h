// Gathered: loose cards that a ring has just made an island; what else could be done with them, and
// how. Ring makes it, GatherMenus offers the choices. Values that name things by id; the model's
// thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/session.h"
#include "tools/using.h"

namespace tools {

class Together;

struct Gathered {
  Id island;
  std::uint64_t step = 0;            // the action that made it: what is chosen is part of it
  double turn_rad = 0;               // at which words face who drew the ring
  std::vector<model::Card> before;   // the cards as they were,
  std::vector<Vec2> laid;            // and where they came to lie
  std::vector<model::Card> aside{};  // others that made room for it, as they were,
  std::vector<Vec2> aside_laid{};    // and where they lay then
};

struct GatherChoice {
  enum class Does { keep, move_together, colors, to_tray, boards, paint, copy };
  Does does = Does::keep;
  std::string name;  // for the probe
  const char* icon = "";
  std::string words;
  std::optional<model::PaperColor> paper{};  // which `paint` paints
  Id board{};                                // where `copy` copies to
};

/// Of several boards those that copies can go to: all but the one shown.
std::vector<GatherChoice> gather_choices(const Desk& desk, const base::Messages& tr);
std::vector<GatherChoice> gather_papers(const base::Messages& tr);
std::vector<GatherChoice> gather_boards(const Desk& desk, const base::Messages& tr);

/// Does it with those of the cards that lie in the island still, which is taken back first: both are
/// part of the action that made it. To keep the island, and what only leads to further choices, does
/// nothing.
void carry_out(const GatherChoice& choice, const Gathered& gathered, Desk& desk, Together& together,
               const base::Messages& tr);

}  // namespace tools
