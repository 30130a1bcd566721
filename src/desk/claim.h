// Claim: a card or island whose words somebody writes: no action of anybody else moves it aside while
// the claim is held. A value of whoever writes (the editor, a seat); the desk outlives it.
#pragma once

#include "desk/desk.h"

namespace desk {

class Claim {
 public:
  explicit Claim(Desk& desk) : desk_(desk) {}
  ~Claim() { drop(); }
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;

  /// In place of what was claimed before.
  void take(Id thing) {
    drop();
    if (!thing.nil()) desk_.written.insert(thing_ = thing);
  }
  void drop() {
    if (!thing_.nil()) desk_.written.erase(desk_.written.find(thing_));
    thing_ = {};
  }

 private:
  Desk& desk_;
  Id thing_;
};

}  // namespace desk
