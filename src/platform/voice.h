// Voice: sentences read aloud in Japanese by Open JTalk's program (open_jtalk), where it, its dictionary and a
// voice are installed; one thread of its own has the program make the sound and plays it. The window's
// thread.
//  1. What is read last is heard: what was read before is cut off.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace platform {

class Voice {
 public:
  struct Means {
    base::Path program, dictionary, voice;
  };
  /// What this machine has, where others have it; none: something is missing.
  static std::optional<Means> find(base::FileSystem& files,
                                   const std::vector<base::Path>& programs);

  /// Plays a sound file to its end, or until `stop` becomes true; false: nothing can be heard.
  using Play = std::function<bool(const base::Path& file, const std::atomic<bool>& stop)>;
  /// By libcanberra.
  static Play player();

  Voice(std::optional<Means> means, Play play) : means_(std::move(means)), play_(std::move(play)) {}
  /// Cuts off what is heard, and waits for its thread, at most half a second.
  ~Voice();
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  bool installed() const { return means_.has_value(); }
  /// Returns at once. Empty: silence.
  void read(const std::string& utf8);
  /// All was read, or nothing can be.
  bool silent() const;

  /// What is read one after another: as much as the program takes at once, without line ends.
  static std::vector<std::string> pieces(const std::string& utf8);

 private:
  struct Thread;
  std::optional<Means> means_;
  Play play_;
  std::shared_ptr<Thread> thread_;  // from the first that is read
};

}  // namespace platform
