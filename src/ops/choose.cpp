#include "ops/choose.h"

namespace ops {

bool choose(std::set<int>& values, model::InquiryKind kind, int value) {
  const bool was = values.contains(value);
  if (kind != model::InquiryKind::choices) values.clear();
  if (was)
    values.erase(value);
  else
    values.insert(value);
  return !was;
}

}  // namespace ops
