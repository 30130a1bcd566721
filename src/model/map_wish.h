// MapWish: a whole map that is to come onto a table: read from another editor's file. A plain value.
//  1. Its board holds every invariant but for the sizes of what is in `unfitted`, and knows no question.
#pragma once

#include <set>

#include "model/session.h"

namespace model {

struct MapWish {
  Board board;  // with ids of its own, or those under which it was once written
  std::set<Id>
      unfitted;  // cards and islands whose paper is yet to be made as large as their words want
};

}  // namespace model
