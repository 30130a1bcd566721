// MecabReader: what one thread reads texts with: MeCab's dictionary, which readers share, and what is this one's own.
#pragma once

#include <mecab.h>

#include <memory>

#include "base/file_system.h"

namespace text {

struct MecabReader {
  std::shared_ptr<MeCab::Model> model;
  std::unique_ptr<MeCab::Tagger> tagger;
  std::unique_ptr<MeCab::Lattice> lattice;

  /// Fails with `unavailable` without a dictionary that can be used.
  static base::Result<MecabReader> open(base::FileSystem& files);
  /// Another of the same dictionary, which is in memory once: for another thread. Fails likewise.
  base::Result<MecabReader> another() const;
};

}  // namespace text
