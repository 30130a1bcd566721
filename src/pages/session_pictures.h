// SessionPictures: the small pictures of sessions on the start page, made elsewhere in their own time.
// The window's thread.
#pragma once

#include <vector>

#include "base/clock.h"
#include "base/file_system.h"
#include "panels/ui.h"

namespace pages {

class SessionPictures {
 public:
  struct Wanted {
    base::Path session;
    base::WallTime changed = 0;  // it is another picture then
  };
  virtual ~SessionPictures() = default;
  /// These are to be made, in this order, in place of what was wanted before.
  virtual void want(std::vector<Wanted> pictures) = 0;
  /// Without a texture while there is none.
  virtual panels::Picture of(const Wanted& session) const = 0;
  /// Goes on making them. True: there is one more.
  virtual bool tick() = 0;
  virtual double next_deadline_s() const = 0;
};

}  // namespace pages
