// An op as a line of JSON: what the journal keeps of it.
#pragma once

#include <string>
#include <string_view>

#include "ops/op.h"

namespace ops {

/// One line of JSON without the newline, e.g.
/// {"do":"change","what":"card","board":…,"id":…,"set":{"pos":[1,2]}}.
std::string to_json_line(const Op& op);
/// Fails with `parse` or `format`; the message says which part is wrong.
base::Result<Op> from_json_line(std::string_view line);

}  // namespace ops
