// Signs: where the signs of a map stand beside its things: symbol marks (シンボルマーク) at their islands,
// the words of cross circles on their loops, its title and notes (表題・註記) at its foot. MapIndex keeps
// it in step with the board; the model's thread. What must agree:
//  1. After settle() each stands where it would if the board were shown afresh, in Places too: on no
//     card and no plate, and a mark at the end of no line, as long as there is another place for it.
//  2. Of two marks, the one of the lower id is placed first, and the other keeps off it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "canvas/island_outlines.h"
#include "canvas/kept_layouts.h"
#include "canvas/places.h"
#include "canvas/title.h"

namespace canvas {

using base::TurnedRect;

/// A circle's words, or what stands in for them.
std::string shown_words(const model::Circle& circle);

class Signs {
 public:
  explicit Signs(KeptLayouts& layouts) : layouts_(layouts) {}

  void clear();
  void set_title(const Title& title);
  /// A circle or the board has changed: there is something to settle.
  void changed() { dirty_ = true; }
  bool dirty() const { return dirty_; }
  /// What the signs keep off; all of it settled.
  struct Around {
    const model::Board& board;
    const IslandOutlines& outlines;
    /// The lines that end at an island, piece by piece.
    std::function<std::vector<std::pair<Vec2, Vec2>>(Id)> lines_at;
  };
  /// Where symbol marks stood or stand now, of those that changed. The title follows by itself: it
  /// stands below the lines, too.
  std::vector<Rect> settle(const Around& around, Places& places);
  void settle_title(const model::Board& board, Places& places);

  /// Null: it has none that is seen.
  const TurnedRect* symbol(Id island) const;
  /// The paper with a circle's words, or with what stands in for them; null: there is no such circle.
  const TurnedRect* circle_words(Id circle) const;
  /// Nothing: the board shows none.
  const std::optional<Rect>& title_place() const { return title_place_; }
  const TitleLines& title_lines() const { return title_lines_; }
  /// Where an island's symbol mark with these words stands or would stand.
  TurnedRect symbol_place(const model::Island& island, const std::string& words,
                          const Around& around, const Places& places) const;

 private:
  struct Symbol {
    std::string words;
    TurnedRect place;
    friend bool operator==(const Symbol& a, const Symbol& b) {
      return a.words == b.words && a.place.centre == b.place.centre &&
             a.place.size == b.place.size && a.place.turn == b.place.turn;
    }
  };
  struct Circle {
    std::string words;
    model::Loop loop;
    TurnedRect place;
  };
  TurnedRect circle_place(const model::Circle& circle, const model::Board& board,
                          const Places& places) const;
  void settle_symbols(const Around& around, Places& places, std::vector<Rect>& changed);
  void settle_circles(const model::Board& board, Places& places);

  KeptLayouts& layouts_;
  std::map<Id, Symbol> symbols_;  // by island
  std::map<Id, Circle> circles_;
  Title title_;
  TitleLines title_lines_;
  double title_scale_ = 1;  // as they are set
  std::optional<Rect> title_place_;
  bool dirty_ = false;
};

}  // namespace canvas
