// MecabGists: what a text is about by MeCab: its nouns, verbs and adjectives as the dictionary lists them
// (集まった is 集まる), and how all of it is read. One thread at a time.
#pragma once

#include <memory>

#include "base/file_system.h"
#include "text/gist.h"

namespace text {

class MecabGists final : public GistReader {
 public:
  /// Fails with `unavailable` without a dictionary that can be used.
  static base::Result<std::unique_ptr<GistReader>> open(base::FileSystem& files);
  ~MecabGists() override;
  base::Result<Gist> of(std::string_view text) override;

 private:
  struct Handles;
  explicit MecabGists(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

}  // namespace text
