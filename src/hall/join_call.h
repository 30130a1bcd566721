// JoinCall: the seam through which a table asks a hall for its place; really over NATS and TLS. Called from a thread that
// may wait.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "hall/address.h"
#include "hall/join.h"

namespace hall {

struct JoinQuestion {
  Address hub;
  std::string certificate_pem;
  std::string password;  // RoomKey::join_password()
  base::Id table;
  std::string name;
};

class JoinCall {
 public:
  virtual ~JoinCall() = default;
  /// Waits at most five seconds. Fails with `permission` where the words are no more this hall's or nobody with this
  /// certificate is there, with `unavailable` where nobody answers.
  virtual base::Result<JoinAnswer> ask(const JoinQuestion& question) = 0;
};

std::unique_ptr<JoinCall> nats_join_call();

}  // namespace hall
