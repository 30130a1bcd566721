// What the probe is told of a table: see docs/probe.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "pages/sitting.h"

namespace pages {

void describe_table(Sitting& sitting, nlohmann::ordered_json& out);

}  // namespace pages
