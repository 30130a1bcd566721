// plate_labels: the number each plate carries in the method, as the table shows it and reports print
// it. A value of the board; any thread.
#pragma once

#include <map>
#include <string>

#include "model/session.h"

namespace model {

/// "level-count": counted by the time of making.
std::map<Id, std::string> plate_labels(const Board&);
/// Some island holds another one: plates say which round they are of from then on.
bool has_levels(const Board&);

}  // namespace model
