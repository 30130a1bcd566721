// ProgressBar: how far a long command is, on one line of a terminal; where its words go to a file or to another
// program it says nothing.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>

namespace commands {

class ProgressBar {
 public:
  explicit ProgressBar(std::FILE* to);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::size_t done, std::size_t all, const std::string& what);
  /// "[####      ]  12/30  what", as wide as `columns` at most.
  static std::string line(std::size_t done, std::size_t all, const std::string& what,
                          std::size_t columns);

 private:
  std::FILE* to_;
  bool on_terminal_, shown_ = false;
};

}  // namespace commands
