#include "seats/written_plate.h"

#include <utility>

#include "canvas/scene.h"
#include "desk/words.h"
#include "ops/document.h"

namespace seats {

bool WrittenPlate::begin(base::Id island) {
  const model::Island* named = model::find_island(desk_.board(), island);
  if (!named) return false;
  island_ = island;
  claim_.take(island);
  lay_ = model::plate_shape_of(*named);
  known_ = named->plate;
  action_ = desk_.doc.new_action();
  return true;
}

void WrittenPlate::end() {
  const base::Id written = std::exchange(island_, {});
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
  auto ops = desk::set_words(desk_.board(), {canvas::ItemKind::plate, island_}, words,
                             desk_.typesetter, desk_.scene.look().letters);
  if (auto done = desk_.apply_all(std::move(ops), action_); !done) desk_.refused(done.error());
}

WrittenPlate::Found WrittenPlate::look() {
  const model::Island* named = model::find_island(desk_.board(), island_);
  if (!named) return Found::no_island;
  if (named->plate == known_) return Found::as_written;
  known_ = named->plate;
  action_ = desk_.doc.new_action();
  return Found::other_words;
}

}  // namespace seats
