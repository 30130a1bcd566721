// Outside: what pages ask of the machine round them. The window's thread, but for wake().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "panels/ui.h"

namespace pages {

/// What can be heard.
enum class Sound {
  card_out,   // somebody put a card out to the table
  refused,    // something could not be done or saved
  time_over,  // of a step of the evening
};

/// Whether something can be read aloud.
enum class Voice {
  there,
  not_installed,
  no_sound,  // nothing on this machine can be heard
};

class Outside {
 public:
  virtual ~Outside() = default;
  /// Asks what the clipboard holds. Page::pasted() follows, with this number, once and however long
  /// whoever holds it takes to answer.
  virtual std::uint64_t ask_clipboard() = 0;
  /// For other programs, too.
  virtual void copy(const std::string& utf8) = 0;
  virtual void set_title(const std::string& utf8) = 0;
  /// In whatever program shows such files.
  virtual void show_file(const base::Path& file) = 0;
  /// Those of them, since the last call, that no program shows.
  virtual std::vector<base::Path> not_shown() = 0;
  /// Whether anything that play() plays can be heard, as far as is known yet.
  virtual bool has_sound() = 0;
  /// Softly, and returns at once.
  virtual void play(Sound sound) = 0;
  /// As far as is known yet.
  virtual Voice voice() = 0;
  /// In place of what is being read aloud; empty: silence. Returns at once.
  virtual void read_aloud(const std::string& utf8) = 0;
  /// It has been read to its end, or cannot be.
  virtual bool silent() = 0;
  /// Pixels as a picture for panels: rows from the top, four bytes each; until it is dropped.
  virtual panels::Picture make_picture(int width, int height,
                                       const std::vector<std::uint8_t>& rgba) = 0;
  virtual void drop_picture(const panels::Picture& picture) = 0;
  /// The loop turns once more. Any thread.
  virtual void wake() = 0;
};

}  // namespace pages
