// Clipboard: X's selection CLIPBOARD on a connection and thread of its own. Whoever holds the text
// may answer late, in pieces or never, and whoever asks for ours need not wait for a frame. All
// public functions: the window's thread, and none of them waits for another program.
//  1. Every ask() is answered once, at the latest kMostWait_s later.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/events.h"

namespace platform {

class Clipboard {
 public:
  /// Without a sign of life for so long the holder is taken for dead.
  static constexpr double kSilence_s = 1;
  /// However lively it is.
  static constexpr double kMostWait_s = 10;

  /// `wake` is called, from another thread, when an answer waits. Fails with `unavailable` without
  /// a further connection to the display of that name.
  static base::Result<std::unique_ptr<Clipboard>> create(const std::string& display,
                                                         std::function<void()> wake);
  /// What was copied here goes to the desktop's clipboard manager, if there is one: waits for it,
  /// kSilence_s at most.
  ~Clipboard();
  Clipboard(const Clipboard&) = delete;
  Clipboard& operator=(const Clipboard&) = delete;

  void copy(std::string utf8);
  /// The number that the answer will have.
  std::uint64_t ask();
  void poll(std::vector<Event>& out);

 private:
  class Server;
  explicit Clipboard(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace platform
