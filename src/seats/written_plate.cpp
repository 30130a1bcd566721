#include "seats/written_plate.h"

#include <utility>

#include "canvas/scene.h"
#include "desk/words.h"
#include "ops/document.h"

namespace seats {

const std::string* WrittenPlate::words_of(const model::Board& board, base::Id thing) {
  if (const model::Island* island = model::find_island(board, thing)) return &island->plate;
  const auto line = board.relations.find(thing);
  return line == board.relations.end() ? nullptr : &line->second.words;
}

bool WrittenPlate::begin(base::Id thing) {
  const std::string* words = words_of(desk_.board(), thing);
  if (!words) return false;
  thing_ = thing;
  claim_.take(thing);
  if (const model::Island* island = model::find_island(desk_.board(), thing))
    lay_ = model::plate_shape_of(*island);
  known_ = *words;
  action_ = desk_.doc.new_action();
  return true;
}

void WrittenPlate::end() {
  const base::Id written = std::exchange(thing_, {});
  claim_.drop();
  const model::Island* named = model::find_island(desk_.board(), written);
  if (!named) return;
  const base::Size now = named->plate_size;
  if (now.w > lay_.size.w || now.h > lay_.size.h)
    desk_.make_room({canvas::ItemKind::plate, written}, lay_, action_);
}

void WrittenPlate::set_words(const std::string& words) {
  if (words == known_) return;
  known_ = words;
  const bool line = desk_.board().relations.contains(thing_);
  const canvas::ItemKind kind = line ? canvas::ItemKind::relation : canvas::ItemKind::plate;
  auto ops = desk::set_words(desk_.board(), {kind, thing_}, words, desk_.typesetter,
                             desk_.scene.look().letters);
  if (auto done = desk_.apply_all(std::move(ops), action_); !done) desk_.refused(done.error());
}

WrittenPlate::Found WrittenPlate::look() {
  const std::string* words = words_of(desk_.board(), thing_);
  if (!words) return Found::gone;
  if (*words == known_) return Found::as_written;
  known_ = *words;
  action_ = desk_.doc.new_action();
  return Found::other_words;
}

}  // namespace seats
