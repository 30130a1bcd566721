// RelationLines: where the lines of a map's relations run, round what they would cross, and where the words
// on them stand. MapIndex keeps it in step with the board; painter and finder ask. The model's thread.
//  1. Settled, lines and words are those of the board, as if it were shown afresh: what changes makes those
//     anew that looked there (Settled::reach), and no others.
//  2. follow() brings lines to what is held to where that is shown. It makes only so many anew at once; the
//     others keep their bends until the next time.
//  3. Words make way for those of relations with lower ids.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "canvas/holding.h"
#include "canvas/kept_layouts.h"
#include "canvas/line_ends.h"
#include "canvas/line_words.h"
#include "canvas/obstacles.h"
#include "canvas/relation_ends.h"

namespace canvas {

struct RelationLine {
  Way way;    // from end to end, as it is drawn
  Way bends;  // before its corners were rounded, from within what it leads from to within the other
  std::optional<TurnedRect> words;
  int words_lines = 1;  // in which they are set there
};

class RelationLines {
 public:
  /// All of them outlive it. The lines themselves are laid into `places`.
  RelationLines(const Holding& holding, KeptLayouts& layouts, Places& places,
                const IslandOutlines& outlines)
      : holding_(holding),
        layouts_(layouts),
        places_(places),
        line_ends_(holding, places, outlines),
        obstacles_(places, outlines) {}

  /// Null: nothing. All of its relations are to be settled.
  void show(const model::Board* board);
  void changed(Id relation) { changed_.insert(relation); }
  /// It came, went or lies otherwise, as places and outlines have it now.
  void lies(ItemRef ref);
  /// Those that end there are made anew.
  void end_changed(Id end);
  /// Words on lines make way for what came there or went.
  void words_near(const Rect& region);
  bool settled() const { return changed_.empty() && near_.empty(); }
  /// Requires: places and outlines are in step.
  void settle();
  void follow();
  /// Some that follow only keep their bends.
  bool wait() const { return waiting_; }

  /// Null: its ends are hidden or touch.
  const RelationLine* of(Id relation) const;
  const RelationEnds& ends() const { return ends_; }
  /// What a line ends at there, in whatever hand; nothing where it is hidden.
  std::optional<LineEnd> end_of(Id id) const { return line_ends_.end_of(*board_, id); }

 private:
  struct Settled {
    std::optional<RelationLine> line;
    Rect looked_at;  // to find its way
    Rect reach;      // and where its words might stand
  };
  struct Followed {
    std::optional<Pose> from, to;
    std::optional<RelationLine> line;
    bool rough = true;  // it only keeps its bends
    std::uint64_t made = 0;
  };
  struct Found {
    std::optional<RelationLine> line;
    Rect looked_at;
    int looks = 0;
  };
  enum class Of { board, hands };

  Found found_way(const model::Relation& relation, Of of, int looks) const;
  std::vector<const Wall*> walls_for(const model::Relation& relation, const LineEnd& from,
                                     const LineEnd& to, Berth berth, const Rect& within,
                                     Of of) const;
  std::optional<RelationLine> with_bends_of(const std::optional<RelationLine>& before,
                                            const model::Relation& relation) const;
  bool settle_line(Id id, std::set<Id>& words);
  bool settle_words(Id id, std::set<Id>& to_settle);
  void words_left(Id id, const TurnedRect& spot, std::set<Id>& to_settle) const;
  void put_words(const model::Relation& relation, RelationLine& line, Of of) const;
  std::optional<WordsPaper> paper_of(const model::Relation& relation, int lines) const;
  void lay(Id id);
  std::set<Id> touched() const;

  const Holding& holding_;
  KeptLayouts& layouts_;
  Places& places_;
  LineEnds line_ends_;
  Obstacles obstacles_;
  const model::Board* board_ = nullptr;
  RelationEnds ends_;
  std::map<Id, Settled> settled_;
  std::map<Id, Followed> followed_;
  std::set<Id> changed_, near_;  // near_: something came or went where they looked
  std::uint64_t times_ = 0;
  bool waiting_ = false;
};

}  // namespace canvas
