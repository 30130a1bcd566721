// Gist: what a text is found and compared by. GistReader makes it: MecabGists by a dictionary, GramGists
// by its letters alone where there is none. One object is used from one thread only (a Worker's).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace text {

struct Gist {
  std::vector<std::string> readings;  // of all its words in order, folded (fold.h); none: not known
  std::vector<std::string> words;     // what it is about, each once, in order
};

/// Some words of it, from the beginning of one on, are read so. `folded_reading`: see fold.h.
bool is_read_in(const Gist& gist, std::string_view folded_reading);

class GistReader {
 public:
  virtual ~GistReader() = default;
  /// `text`: UTF-8 (else fails with `encoding`).
  virtual base::Result<Gist> of(std::string_view text) = 0;
};

}  // namespace text
