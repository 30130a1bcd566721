#include "seats/written_plate.h"

#include <utility>

#include "canvas/scene.h"
#include "desk/words.h"
#include "ops/document.h"

namespace seats {

using canvas::ItemKind;
using canvas::ItemRef;

const std::string* WrittenPlate::words_of(const model::Board& board, ItemRef thing) {
  switch (thing.kind) {
    case ItemKind::relation: {
      const auto line = board.relations.find(thing.id);
      return line == board.relations.end() ? nullptr : &line->second.words;
    }
    case ItemKind::circle: {
      const auto circle = board.circles.find(thing.id);
      return circle == board.circles.end() ? nullptr : &circle->second.words;
    }
    case ItemKind::plate:
    case ItemKind::island:
    case ItemKind::symbol: {
      const model::Island* island = model::find_island(board, thing.id);
      if (!island) return nullptr;
      return thing.kind == ItemKind::symbol ? &island->symbol : &island->plate;
    }
    case ItemKind::card:
    case ItemKind::title:
      break;
  }
  return nullptr;
}

bool WrittenPlate::begin(ItemRef thing) {
  const std::string* words = words_of(desk_.board(), thing);
  if (!words) return false;
  if (thing.kind == ItemKind::island) thing.kind = ItemKind::plate;
  thing_ = thing;
  claim_.take(thing.id);
  if (thing.kind == ItemKind::plate)
    lay_ = model::plate_shape_of(desk_.board().islands.at(thing.id));
  known_ = *words;
  action_ = desk_.doc.new_action();
  return true;
}

void WrittenPlate::end() {
  const ItemRef written = std::exchange(thing_, {});
  claim_.drop();
  if (written.kind != ItemKind::plate) return;
  const model::Island* named = model::find_island(desk_.board(), written.id);
  if (!named) return;
  const base::Size now = named->plate_size;
  if (now.w > lay_.size.w || now.h > lay_.size.h) desk_.make_room(written, lay_, action_);
}

void WrittenPlate::set_words(const std::string& words) {
  if (words == known_) return;
  known_ = words;
  auto ops =
      desk::set_words(desk_.board(), thing_, words, desk_.typesetter, desk_.scene.look().letters);
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
