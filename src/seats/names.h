// NameWords: what is offered to whoever writes the name of a person: what was chosen for names this
// evening, then the commonest surnames and given names, then everybody's other words. Lent with the
// Aids. The window's thread; a snapshot of it goes with each conversion and never changes.
#pragma once

#include "base/file_system.h"
#include "base/result.h"
#include "ime/vocabulary.h"

namespace seats {

class NameWords {
 public:
  using Chosen = ime::Words::Chosen;

  /// `known`: names by their readings, of the same reading the commonest first.
  explicit NameWords(std::vector<Chosen> known = {}) : known_(std::move(known)) {}

  /// Somebody wrote a name so; nothing but names learns from it.
  void remember(std::string_view reading, std::string_view surface) {
    chosen_.remember(reading, surface);
  }
  /// Names before `others`; the same object until something changes.
  std::shared_ptr<const ime::Words> before(const std::shared_ptr<const ime::Words>& others);

 private:
  std::vector<Chosen> known_;
  ime::Vocabulary chosen_;
  std::shared_ptr<const ime::Words> of_chosen_, of_others_, made_;
};

/// Names and readings from a file. Fails as reading does, and with `format` for what holds no names.
base::Result<std::vector<ime::Words::Chosen>> load_names(base::FileSystem& files,
                                                         const base::Path& path);

}  // namespace seats
