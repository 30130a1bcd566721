// plate_labels: the number each plate carries in the method, as the table shows it and reports print
// it. A value of the board; any thread.
#pragma once

#include <map>
#include <string>

#include "model/session.h"

namespace model {

/// "level-number": the number it was given when it was made, which it keeps; those that were given none are
/// counted by the time of making, past what was given.
std::map<Id, std::string> plate_labels(const Board&);
/// Of the islands of that level; 0: there are none.
int highest_number(const Board&, int level);
/// Some island holds another one: plates say which round they are of from then on.
bool has_levels(const Board&);

}  // namespace model
