// SeatDesk: what every seat works with. References only; the app owns it all. The window's thread.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "base/messages.h"
#include "canvas/camera.h"
#include "canvas/scene.h"
#include "ime/conversion_worker.h"
#include "ime/romaji.h"
#include "ime/vocabulary.h"
#include "keys/key_layout.h"
#include "ops/document.h"
#include "pen/reading_worker.h"
#include "seats/place.h"
#include "text/typesetter.h"

namespace seats {

using base::Id;

/// What is offered to who has left a seat: to sit there again, with those of these cards that still
/// lie in the tray 箱.
struct BackToSeat {
  SeatPlace place;
  Id board;
  std::set<Id> cards;
};

struct SeatDesk {
  ops::Document& doc;
  canvas::Scene& scene;
  const canvas::Camera& camera;
  text::Typesetter& typesetter;
  base::IdSource& ids;
  const base::Clock& clock;
  std::shared_ptr<const keys::KeyLayouts> layouts;
  const ime::RomajiTable* romaji = nullptr;  // null: letters stay letters
  ime::ConversionWorker* worker = nullptr;   // null: kana stay kana
  base::Messages tr;
  ime::Vocabulary vocabulary;  // of everybody at this table
  Id board_id;
  bool at_wall = false;
  bool read_only = false;
  /// A sentence for the people at the table (already translated).
  std::function<void(const std::string&)> say = [](const std::string&) {};
  /// The same with something to do about it: a verb, and what Seats::come_back() is then given.
  std::function<void(const std::string& sentence, const std::string& verb, BackToSeat offered)>
      offer = [](const std::string&, const std::string&, const BackToSeat&) {};
  /// What the clipboard holds is wanted in the seat of this number: Seat::paste or tell follows.
  std::function<void(int number)> ask_paste = [](int) {};
  /// Writes the plate of an island, as part of this step of undo.
  std::function<base::Result<void>(Id island, const std::string& words, ops::ActionId step)>
      write_plate = [](Id, const std::string&, ops::ActionId) -> base::Result<void> {
    return base::Error{base::ErrorCode::unavailable, "nobody writes plates here", {}};
  };
  /// Reads handwriting; null until somebody writes by hand and open_reader() has made one.
  pen::ReadingWorker* reader = nullptr;
  std::function<pen::ReadingWorker*()> open_reader = [] { return nullptr; };

  /// Says that what somebody wanted could not be done: the thing it was about has changed
  /// meanwhile.
  void refused(const base::Error& why) const;

  const model::Board& board() const { return doc.session().boards.at(board_id); }
  /// Window millimetres on the map.
  base::Vec2 to_map(base::Vec2 window_mm) const {
    return camera.to_map(window_mm * camera.px_per_mm);
  }
};

}  // namespace seats
