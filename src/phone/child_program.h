// ChildProgram: a program started for one job over a wire that is its input and its output, and ended with its owner.
// For what is done with pictures from phones. Any thread that may wait.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace phone {

class ChildProgram {
 public:
  ChildProgram() = default;
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;
  /// Kills it.
  ~ChildProgram();

  /// `words`: what it is called, then its arguments. It gets no environment but `surroundings` ("NAME=value").
  base::Result<void> start(const base::Path& program, std::vector<std::string> words,
                           std::vector<std::string> surroundings = {});

  /// False: it is wanted no more.
  using Heard = std::function<bool(std::string_view so_far)>;
  /// Sends all of it and takes what comes back, at most so much; less: time was over, or the other side ended.
  std::string talk(std::string_view bytes, std::size_t most, double most_s,
                   const Heard& heard = {}) const;

 private:
  pid_t pid_ = -1;
  int wire_ = -1;
};

}  // namespace phone
