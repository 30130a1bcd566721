#include "report/chapters.h"

#include <algorithm>
#include <set>

#include "report/markup.h"

namespace report {

namespace {
std::string name_of(const model::Board& board, const base::Messages& tr) {
  if (!board.title.empty()) return board.title;
  if (!board.table.empty()) return fill(tr("Table {0}"), {board.table});
  return tr("The map");
}
}  // namespace

BoardView::BoardView(const model::Board& b, std::string k, const base::Messages& tr)
    : board(b),
      outline(outline_of(b)),
      labels(plate_labels(b)),
      ranks(ranks_of(b)),
      key(std::move(k)),
      name(report::name_of(b, tr)) {
  // People number plates themselves, so two may have the same.
  std::set<std::string> taken;
  for (const auto& [id, label] : labels) {
    std::string anchor = key + "-" + label;
    for (int n = 2; !taken.insert(anchor).second; ++n)
      anchor = key + "-" + label + "x" + std::to_string(n);
    anchors_[id] = anchor;
  }
}

std::string BoardView::anchor_of(Id island) const {
  const auto it = anchors_.find(island);
  return it == anchors_.end() ? std::string() : it->second;
}

const Rank* BoardView::rank_of(Id thing) const {
  const auto it = std::ranges::find(ranks, thing, &Rank::target);
  return it == ranks.end() ? nullptr : &*it;
}

Chapters::Chapters(const model::Session& session, const base::Messages& tr) {
  const auto view_of = [&](const model::Board* board) {
    views_.emplace_back(*board, "b" + std::to_string(views_.size() + 1), tr);
    return &views_.back();
  };
  const auto add = [&](Chapter chapter) {
    chapter.anchor = "q" + std::to_string(list.size() + 1);
    list.push_back(std::move(chapter));
  };
  const auto questions = session.questions_in_order();
  const auto boards = session.boards_in_order();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    Chapter chapter{questions[i]->text,
                    questions.size() > 1 ? fill(tr("Question {0}"), {std::to_string(i + 1)})
                                         : std::string(tr("Question")),
                    {},
                    {}};
    for (const model::Board* board : boards)
      if (board->question == questions[i]->id) chapter.boards.push_back(view_of(board));
    add(std::move(chapter));
  }
  for (const model::Board* board : boards) {
    if (session.questions.contains(board->question)) continue;
    const BoardView* view = view_of(board);
    add({view->name, {}, {}, {view}});
  }
  for (const BoardView& view : views_) {
    cards += cards_told(view.board);
    islands += view.board.islands.size();
    weighed = weighed || !view.ranks.empty();
  }
}

}  // namespace report
