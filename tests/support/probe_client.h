// ProbeClient: asks the program's probe socket (docs/probe.md): one line of JSON there, one back.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/file_system.h"
#include "base/result.h"

namespace support {

class ProbeClient {
 public:
  /// Fails when nobody listens there (yet).
  static base::Result<std::unique_ptr<ProbeClient>> connect(const base::Path& socket);
  ~ProbeClient();
  ProbeClient(const ProbeClient&) = delete;
  ProbeClient& operator=(const ProbeClient&) = delete;

  /// Sends `question` as one line and waits up to 10 s for the answering line.
  base::Result<nlohmann::json> ask(const nlohmann::json& question);
  /// {"get": what}: "screen", "frames".
  base::Result<nlohmann::json> get(const std::string& what);

 private:
  explicit ProbeClient(int fd) : fd_(fd) {}
  int fd_;
  std::string received_;  // beyond the last line
};

}  // namespace support
