// Sounds: what the desktop's sound theme has for an event, played by libcanberra. The library is looked
// for when the program runs, and asked on a thread of its own: where there is no library, no sound
// server or no card, nothing is heard and nobody waits. The window's thread.
#pragma once

#include <memory>

namespace platform {

class Sounds {
 public:
  /// Begins to look for something that can be heard.
  Sounds();
  /// What has begun is heard to its end by the server, or cut off. Waits for its thread, at most half a
  /// second.
  ~Sounds();
  Sounds(const Sounds&) = delete;
  Sounds& operator=(const Sounds&) = delete;

  /// As far as is known yet.
  bool there() const;
  /// An event of the sound naming specification, e.g. "message". What comes while another one is
  /// still to begin is left out.
  void play(const char* event);

 private:
  struct Thread;
  std::shared_ptr<Thread> thread_;
};

}  // namespace platform
