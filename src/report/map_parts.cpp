#include "report/map_parts.h"

#include "ops/narrate.h"
#include "report/figure_maps.h"
#include "report/figures.h"
#include "report/markup.h"

namespace report {

namespace {

std::string alt_of(const Telling& t, const BoardView& view) {
  std::string plates;
  for (const IslandNode& node : view.outline.islands) {
    if (!plates.empty()) plates += t.tr("; ");
    plates += t.plain_name(view, node.island->id);
  }
  std::string out =
      fill(t.tr("Cards: {0}. Islands: {1}."),
           {std::to_string(cards_told(view.board)), std::to_string(view.board.islands.size())});
  if (!plates.empty()) out += " " + fill(t.tr("The islands say: {0}."), {plates});
  return out + " " + t.tr("Everything on the map stands in the report as text.");
}

void add_details(const Telling& t, const BoardView& view, const IslandNode& node,
                 std::vector<Block>& out) {
  const model::Island& island = *node.island;
  Figure figure{Figure::What::detail, &view.board, island.id, {}, {}, {}, {}};
  const std::string name = t.plain_name(view, island.id);
  figure.title = node.label + " " + name;
  figure.caption = fill(t.tr("Detail {0}: {1}"), {node.label, name});
  figure.alt =
      fill(t.tr("The island {0} with its cards, which stand in the report as text."), {node.label});
  figure.anchor = view.anchor_of(island.id) + "-map";
  const bool small = smallest_letters_pt(board_of(figure), kFigurePage) < kReadable_pt;
  if (!node.cards.empty() || !small || node.inner.empty()) out.emplace_back(std::move(figure));
  if (!small) return;
  for (const IslandNode& inner : node.inner) add_details(t, view, inner, out);
}

void add_figures(const Telling& t, const Chapter& chapter, const BoardView& view,
                 std::vector<Block>& out) {
  const std::string& name = chapter.boards.size() > 1 ? view.name : chapter.title;
  Figure figure{Figure::What::whole, &view.board, {}, {}, {}, {}, view.map_anchor()};
  figure.title = fill(t.tr("Map: {0}"), {shortened(name, 200)});
  figure.alt = alt_of(t, view);
  figure.caption = t.tr("The whole map. The report tells all of it as text, too.");
  out.emplace_back(figure);
  if (!view.board.notes.empty())
    out.emplace_back(Paragraph{t.phrase(view.board.notes), Paragraph::Kind::note});
  if (view.outline.islands.empty() || smallest_letters_pt(view.board, kFigurePage) >= kReadable_pt)
    return;
  figure.what = Figure::What::index;
  figure.title = fill(t.tr("Index of the map: {0}"), {shortened(name, 200)});
  figure.caption = t.tr("Index: the outermost islands. Each is shown in detail on its own.");
  figure.anchor += "-index";
  out.emplace_back(figure);
  // Of so many islands not even the plates can be read there.
  if (smallest_letters_pt(board_of(figure), kFigurePage) < kReadable_pt) {
    List plates;
    for (const IslandNode& node : view.outline.islands)
      plates.items.push_back(t.name(view, node.island->id));
    out.emplace_back(std::move(plates));
  }
  for (const IslandNode& node : view.outline.islands) add_details(t, view, node, out);
}

bool empty(const model::Board& board) { return board.islands.empty() && cards_told(board) == 0; }

void add_passages(const Telling& t, const BoardView& view, std::vector<Block>& out) {
  Phrase paragraph;
  const auto flush = [&] {
    if (!paragraph.empty())
      out.emplace_back(Paragraph{std::move(paragraph), Paragraph::Kind::narrative});
    paragraph.clear();
  };
  bool breaks = true;
  for (const ops::Telling& told : ops::narrative_of(view.board, t.tr.lang()).told) {
    breaks = breaks || told.heads;
    if (told.passage.text.empty()) continue;
    if (breaks) flush();
    breaks = false;
    if (!paragraph.empty() && static_cast<unsigned char>(paragraph.back().text.back()) < 0x80)
      paragraph.push_back({" ", Words::Kind::plain, {}, {}});
    const auto label = view.labels.find(told.passage.about);
    if (!told.passage.about.nil() && label != view.labels.end()) {
      paragraph.push_back(
          {label->second, Words::Kind::label, view.anchor_of(told.passage.about), {}});
      paragraph.push_back({" ", Words::Kind::plain, {}, {}});
    }
    paragraph.push_back(t.words(told.passage.text));
  }
  flush();
}

}  // namespace

std::vector<Block> tell_maps(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("maps", out);
  for (const Chapter& chapter : t.chapters.list) {
    bool headed = false;
    for (const BoardView* view : chapter.boards) {
      if (empty(view->board)) continue;
      if (!headed) t.add_heading(chapter, 3, false, out);
      headed = true;
      if (chapter.boards.size() > 1) out.emplace_back(Heading{4, t.phrase(view->name), {}});
      add_figures(t, chapter, *view, out);
    }
  }
  return out;
}

std::vector<Block> tell_narrative(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("narrative", out);
  for (const Chapter& chapter : t.chapters.list)
    for (const BoardView* view : chapter.boards) {
      std::vector<Block> told;
      if (!view->board.narrative.empty()) add_passages(t, *view, told);
      if (told.empty()) continue;
      t.add_heading(chapter, 3, false, out);
      if (chapter.boards.size() > 1) out.emplace_back(Heading{4, t.phrase(view->name), {}});
      out.insert(out.end(), told.begin(), told.end());
    }
  return out;
}

}  // namespace report
