#include "storage/taken_back.h"

#include <algorithm>

#include "ops/op.h"
#include "ops/op_line.h"

namespace storage {

bool begins_with_inverses(const ops::Ops& now, const ops::Ops& inverses) {
  return now.size() >= inverses.size() &&
         std::equal(inverses.rbegin(), inverses.rend(), now.begin(),
                    [](const ops::Op& a, const ops::Op& b) {
                      return a.index() == b.index() &&
                             ops::touched_by(a).id == ops::touched_by(b).id &&
                             ops::to_json_line(a) == ops::to_json_line(b);
                    });
}

}  // namespace storage
