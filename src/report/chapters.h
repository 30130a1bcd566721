// The session's questions, each with the boards that answer it, as every part of a report tells them.
// Points into the session. Pure.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "base/messages.h"
#include "report/outline.h"

namespace report {

/// One board with all that several parts need to know of it.
struct BoardView {
  const model::Board& board;
  Outline outline;
  std::map<Id, std::string> labels;
  std::vector<Rank> ranks;
  std::string key;   // "b1": what its anchors begin with
  std::string name;  // its title, its table, or what it is in general

  BoardView(const model::Board&, std::string key, const base::Messages& tr);
  /// Where an island is told; each once in the document.
  std::string anchor_of(Id island) const;
  std::string map_anchor() const { return key + "-map"; }
  const Rank* rank_of(Id thing) const;
  /// It is named by people, or has a table.
  bool named() const { return !board.title.empty() || !board.table.empty(); }

 private:
  std::map<Id, std::string> anchors_;
};

/// A question; without one a board of its own.
struct Chapter {
  std::string title;
  std::string number;  // "Question 1", or nothing
  std::string anchor;  // "q1"
  std::vector<const BoardView*> boards;
};

struct Chapters {
  Chapters(const model::Session& session, const base::Messages& tr);
  Chapters(const Chapters&) = delete;
  Chapters& operator=(const Chapters&) = delete;

  std::vector<Chapter> list;
  std::size_t cards = 0, islands = 0;
  bool weighed = false;  // something has points

 private:
  std::deque<BoardView> views_;  // chapters point into it
};

}  // namespace report
