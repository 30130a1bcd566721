// Clipboard: owns the X clipboard of a screen, as another program would in which somebody copied
// text, so that tests can paste what no US keyboard types, and so that they can meet programs of
// all manners. Serves from a thread of its own, until destroyed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace support {

class Clipboard {
 public:
  enum class Manners {
    prompt,
    late,       // after kLate_s
    mute,       // never answers
    in_pieces,  // the bytes come one part after another, as X wants it of what is large
    half,       // the same, and no more after the first part
    old,        // knows nothing newer than Latin-1: `bytes` are
    coy,        // owns the clipboard and has it in no form
  };
  static constexpr double kLate_s = 0.5;

  /// Fails where the display takes no connection.
  static base::Result<std::unique_ptr<Clipboard>> open(const std::string& display);
  /// As when the program ends: what has not been answered never will be.
  ~Clipboard();
  Clipboard(const Clipboard&) = delete;
  Clipboard& operator=(const Clipboard&) = delete;

  /// From the return on the clipboard holds this.
  void copy(const std::string& bytes, Manners manners = Manners::prompt);
  /// How often the text has been asked for since.
  int asked() const;

 private:
  class Server;
  explicit Clipboard(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

/// A desktop's clipboard manager, which keeps what was copied in a program that ends: asks for it
/// in several forms at once.
class ClipboardManager {
 public:
  enum class Manners { prompt, mute };
  ClipboardManager(const std::string& display, Manners manners);
  ~ClipboardManager();
  ClipboardManager(const ClipboardManager&) = delete;
  ClipboardManager& operator=(const ClipboardManager&) = delete;

  /// What it was given, once it has been asked to keep something.
  std::string kept() const;

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

/// What another program gets that pastes from this screen's clipboard, in the form of that name
/// ("UTF8_STRING"); nothing when it is refused or no answer comes.
std::optional<std::string> pasted_elsewhere(const std::string& display, const std::string& form,
                                            double seconds = 5);

}  // namespace support
