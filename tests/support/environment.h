// The environment and the language, for tests.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

#include "base/messages.h"

namespace support {

/// An environment variable for as long as this lives.
class Set {
 public:
  Set(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    value ? ::setenv(name, value, 1) : ::unsetenv(name);
  }
  ~Set() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }

 private:
  const char* name_;
  std::optional<std::string> old_;
};

inline base::Messages japanese() { return {"ja", KURUMAZA_BINARY_DIR "/share/locale"}; }

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace support
