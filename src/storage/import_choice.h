// What of a table becomes cards, if nobody says otherwise: each column's role by its head and by
// what is in it, and the choice that follows. Pure; for import.h.
#pragma once

#include "storage/import.h"

namespace storage {

/// Fills in the columns' roles and the table's choice. Requires: columns and rows are there.
void propose(ImportTable& table);

}  // namespace storage
