// Ids without the moment they were made in (UUIDv7 tells it to the millisecond), for what is published. Pure.
#pragma once

#include "base/id.h"

namespace model {

/// The same one without its first half; of such a one itself.
inline base::Id timeless(base::Id id) {
  if (id.nil()) return id;
  for (std::size_t i = 0; i < 8; ++i) id.bytes[i] = 0;
  id.bytes[6] = 0x80;  // version 8: ours alone [RFC 9562]
  return id;
}

}  // namespace model
