// What the probe is told of a table: see docs/probe.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "pages/sitting.h"

namespace pages {

/// What lies on the screen in the map's place.
struct Shown {
  canvas::Scene& scene;
  const model::Board& board;
  enum class When { now, past } when;
};

void describe_table(Sitting& sitting, const Shown& shown, nlohmann::ordered_json& out);

}  // namespace pages
