// Aids: what all seats write with: keyboards, the conversion to kanji, the reading of handwriting,
// the words of everybody at this table. A sitting owns it. The window's thread.
#pragma once

#include <memory>

#include "ime/conversion_worker.h"
#include "ime/romaji.h"
#include "ime/vocabulary.h"
#include "keys/key_layout.h"
#include "pen/reading_worker.h"
#include "seats/names.h"

namespace seats {

struct Aids {
  std::shared_ptr<const keys::KeyLayouts> layouts;
  const ime::RomajiTable* romaji = nullptr;  // null: letters stay letters
  ime::ConversionWorker* worker = nullptr;   // null: kana stay kana
  ime::Vocabulary vocabulary{};
  NameWords names{};
  pen::ReadingWorker* reader = nullptr;  // reads handwriting; null until somebody writes by hand
};

}  // namespace seats
