// Clipboard: owns the X clipboard of a screen, as another program would in which somebody copied
// text, so that tests can paste what no US keyboard types. Serves from a thread of its own, until
// destroyed.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace e2e {

class Clipboard {
 public:
  /// Fails where the display takes no connection.
  static base::Result<std::unique_ptr<Clipboard>> open(const std::string& display);
  ~Clipboard();
  Clipboard(const Clipboard&) = delete;
  Clipboard& operator=(const Clipboard&) = delete;

  /// From the return on the clipboard holds this text.
  void copy(const std::string& utf8);

 private:
  class Server;
  explicit Clipboard(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace e2e
