#include "report/result_parts.h"

#include <algorithm>

#include "report/board_parts.h"
#include "report/markup.h"
#include "report/words.h"

namespace report {

namespace {

constexpr std::size_t kMostPlates = 7;  // of a question, at a glance
constexpr int kTop = 3;
constexpr std::size_t kFew = 10;  // ranks that stand whole among the results

struct Plate {
  const BoardView* view;
  const IslandNode* node;
  int points;
};
/// The outermost islands that have a plate, those with most points first.
std::vector<Plate> plates_of(const Chapter& chapter) {
  std::vector<Plate> out;
  for (const BoardView* view : chapter.boards)
    for (const IslandNode& node : view->outline.islands) {
      if (node.island->plate.empty()) continue;
      const Rank* rank = view->rank_of(node.island->id);
      out.push_back({view, &node, rank ? rank->points : 0});
    }
  std::ranges::stable_sort(out, std::greater<>{}, &Plate::points);
  return out;
}

bool weighed(const Chapter& chapter) {
  return std::ranges::any_of(chapter.boards, [](const BoardView* v) { return !v->ranks.empty(); });
}

/// So few things got points that the results name them all: nobody should read them twice.
bool few(const Chapters& chapters) {
  return std::ranges::all_of(chapters.list, [](const Chapter& chapter) {
    return std::ranges::all_of(chapter.boards,
                               [](const BoardView* v) { return v->ranks.size() <= kFew; });
  });
}

void add_weighing(const Telling& t, const BoardView& view, std::vector<Block>& out) {
  const std::string how = weighing_words(view.board.weighing, t.tr);
  if (!how.empty()) out.emplace_back(Paragraph{t.phrase(how), Paragraph::Kind::note});
}

std::string caption_of(const Chapter& chapter, const BoardView& view) {
  return chapter.boards.size() > 1 ? view.name : std::string();
}

std::string counted(const std::string& number, int n) {
  return number.empty() ? std::string() : number + "-" + std::to_string(n) + ". ";
}

/// All that got points, or where `most` is not 0 those of the first ranks.
Table points_table(const Telling& t, const BoardView& view, std::string caption, int most) {
  Table table;
  table.caption = std::move(caption);
  table.head = {t.tr("Rank"), t.tr("Island or card"), t.tr("Points")};
  table.columns = {Table::Column::number, Table::Column::text, Table::Column::share};
  for (const Rank& rank : view.ranks) {
    if (most > 0 && (rank.rank > most || int(table.rows.size()) >= 2 * most + 1)) break;
    table.rows.push_back({{t.phrase(std::to_string(rank.rank))},
                          {t.name(view, rank.target)},
                          {t.phrase(std::to_string(rank.points)),
                           double(rank.points) / double(view.ranks.front().points)}});
  }
  return table;
}

}  // namespace

std::vector<Block> tell_glance(const Telling& t, const std::string&) {
  std::vector<Block> out;
  for (const Chapter& chapter : t.chapters.list) {
    Phrase title;
    if (!chapter.number.empty()) {
      title.push_back({chapter.number, Words::Kind::label, {}, {}});
      title.push_back({" ", Words::Kind::plain, {}, {}});
    }
    title.push_back(t.words(shortened(chapter.title, 200), Words::Kind::strong, chapter.anchor));
    out.emplace_back(Paragraph{std::move(title), Paragraph::Kind::lead});
    const auto plates = plates_of(chapter);
    List list;
    for (const Plate& plate : plates) {
      if (list.items.size() == kMostPlates) break;
      const model::Island& island = *plate.node->island;
      list.items.push_back(t.phrase(shortened(island.plate, 200), Words::Kind::plain,
                                    plate.view->anchor_of(island.id)));
    }
    if (plates.size() > kMostPlates)
      list.items.push_back(
          {{fill(t.tr("and {0} more"), {std::to_string(plates.size() - kMostPlates)}),
            Words::Kind::soft,
            chapter.anchor,
            {}}});
    if (!list.items.empty()) out.emplace_back(std::move(list));
  }
  return out;
}

std::vector<Block> tell_results(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("results", out);
  const bool all = few(t.chapters);
  for (const Chapter& chapter : t.chapters.list) {
    if (!weighed(chapter)) continue;
    t.add_heading(chapter, 3, false, out);
    for (const BoardView* view : chapter.boards) {
      if (view->ranks.empty()) continue;
      if (all) add_weighing(t, *view, out);
      out.emplace_back(points_table(t, *view, caption_of(chapter, *view), all ? 0 : kTop));
    }
  }
  return out;
}

std::vector<Block> tell_opinions(const Telling& t, const std::string& number) {
  std::vector<Block> out;
  t.add_texts("opinions", out);
  int level = 3, own = 0;
  const bool groups = std::ranges::any_of(
      t.chapters.list, [](const Chapter& chapter) { return chapter.boards.size() > 1; });
  if (t.chapters.weighed && !(few(t.chapters) && t.tells("results"))) {
    out.emplace_back(Heading{3, t.phrase(counted(number, ++own) + t.tr("By points")), "by-points"});
    for (const Chapter& chapter : t.chapters.list) {
      if (!weighed(chapter)) continue;
      t.add_heading(chapter, 4, false, out);
      for (const BoardView* view : chapter.boards) {
        if (view->ranks.empty()) continue;
        add_weighing(t, *view, out);
        out.emplace_back(points_table(t, *view, caption_of(chapter, *view), 0));
      }
    }
    out.emplace_back(Heading{
        3, t.phrase(counted(number, ++own) + (groups ? t.tr("By group") : t.tr("By island"))),
        "by-group"});
    ++level;
  }
  const auto nothing = [&] {
    out.emplace_back(
        Paragraph{t.phrase(t.tr("No cards have been written yet.")), Paragraph::Kind::note});
  };
  if (t.chapters.list.empty()) nothing();
  for (const Chapter& chapter : t.chapters.list) {
    t.add_heading(chapter, level, true, out);
    if (chapter.boards.empty()) nothing();
    const bool several = chapter.boards.size() > 1;
    for (const BoardView* view : chapter.boards) {
      if (several)
        out.emplace_back(Heading{level + 1, t.phrase(view->name), view->key});
      else if (!chapter.number.empty() && view->named())
        out.emplace_back(Paragraph{t.phrase(view->name), Paragraph::Kind::lead});
      tell_board(t, *view, several ? level + 2 : level + 1, out);
    }
  }
  return out;
}

}  // namespace report
