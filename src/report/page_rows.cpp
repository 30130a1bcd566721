#include "report/page_rows.h"

#include <algorithm>
#include <set>

#include "canvas/look.h"
#include "report/page_cards.h"
#include "report/page_details.h"
#include "report/page_figure.h"
#include "report/page_table.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kBody = 10.5, kNote = 9;  // pt
constexpr double kGap = 6;                 // above a paragraph

struct HeadStyle {
  double size, before, after;
};
HeadStyle head_style(int level) {
  switch (level) {
    case 2:
      return {17, 30, 8};
    case 3:
      return {13.5, 22, 4};
    case 4:
      return {12, 16, 2};
    case 5:
      return {11, 12, 0};
    default:
      return {10.5, 10, 0};
  }
}

const char* head_element(int level) {
  static constexpr const char* kElements[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
  return kElements[std::clamp(level, 1, 6) - 1];
}

std::set<std::string> anchors_of(const Document& document) {
  std::set<std::string> out;
  for (const Part& part : document.parts) {
    out.insert(part.anchor);
    for (const Block& block : part.blocks) {
      if (const auto* heading = std::get_if<Heading>(&block)) out.insert(heading->anchor);
      if (const auto* island = std::get_if<IslandHead>(&block)) out.insert(island->anchor);
      if (const auto* figure = std::get_if<Figure>(&block)) out.insert(figure->anchor);
    }
  }
  out.erase("");
  return out;
}

/// The details of one map that stand there one after another.
std::vector<const Figure*> details_from(const std::vector<Block>& blocks, std::size_t first) {
  std::vector<const Figure*> out;
  for (std::size_t i = first; i < blocks.size(); ++i) {
    const auto* figure = std::get_if<Figure>(&blocks[i]);
    if (!figure || !figure->board || figure->what != Figure::What::detail) break;
    if (!out.empty() && out.front()->board != figure->board) break;
    out.push_back(figure);
  }
  return out;
}

}  // namespace

PageRows::PageRows(const ReportInput& input, const Document& document, PageSetter& setter,
                   const Sheet& sheet)
    : setting_{input, document, setter, sheet} {
  setter.know(anchors_of(document));
  const auto cover = std::ranges::find(document.parts, "cover", &Part::name);
  has_cover_ = fresh_ = cover != document.parts.end();
  mark(add_front(setting_, document, has_cover_ ? &*cover : nullptr), 1, document.title,
       has_cover_ ? cover->anchor : std::string());
  std::size_t contents_at = 0;
  bool contents_fresh = false;
  const Part* contents = nullptr;
  for (const Part& part : document.parts) {
    if (part.name == "cover") continue;
    if (part.name == "contents") {
      contents = &part;
      contents_at = setting_.rows.size();
      contents_fresh = fresh_;
      fresh_ = true;
    } else {
      add(part);
    }
  }
  if (!contents) return;
  std::vector<Row> body(
      std::make_move_iterator(setting_.rows.begin() + std::ptrdiff_t(contents_at)),
      std::make_move_iterator(setting_.rows.end()));
  setting_.rows.resize(contents_at);
  add(Heading{2, document.told(contents->title), contents->anchor});
  // What stands at a glance before it may share its page.
  if (contents_fresh) setting_.rows[contents_at].page = Row::Page::fresh;
  add_contents(setting_, entries_, pages_);
  // On one page, where one can hold them.
  double height = 0;
  for (std::size_t i = contents_at; i < setting_.rows.size(); ++i)
    height += setting_.rows[i].before + setting_.rows[i].height;
  if (height <= sheet.height())
    for (std::size_t i = contents_at; i + 1 < setting_.rows.size(); ++i)
      setting_.rows[i].keeps_next = true;
  else
    setting_.rows[contents_at].page = Row::Page::fresh;
  for (Row& row : body) setting_.rows.push_back(std::move(row));
}

void PageRows::mark(std::size_t first, int level, const std::string& title, std::string anchor) {
  if (first >= setting_.rows.size()) return;
  if (anchor.empty()) anchor = fresh_anchor();
  Row& row = setting_.rows[first];
  row.anchors.push_back(anchor);
  row.level = level;
  row.bookmark = title;
}

void PageRows::add(const Part& part) {
  const std::size_t first = setting_.rows.size();
  if (!part.title.empty()) {
    add(Heading{2, setting_.document.told(part.title), part.anchor});
    if (part.listed) entries_.push_back({2, part.title, setting_.rows[first].anchors.front()});
  }
  for (std::size_t i = 0; i < part.blocks.size(); ++i) {
    const Block& block = part.blocks[i];
    const std::size_t row = setting_.rows.size();
    if (const auto* heading = std::get_if<Heading>(&block)) {
      add(*heading);
      if (part.listed && heading->level == 3)
        entries_.push_back({3, plain_text(heading->words), setting_.rows[row].anchors.front()});
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(*paragraph);
    if (const auto* list = std::get_if<List>(&block)) add(*list);
    if (const auto* island = std::get_if<IslandHead>(&block)) add(*island);
    if (const auto* table = std::get_if<Table>(&block)) add_table(setting_, *table);
    if (const auto* cards = std::get_if<Cards>(&block)) add_cards(setting_, *cards);
    if (const auto* chart = std::get_if<Chart>(&block)) add_chart(setting_, *chart);
    if (const auto* figure = std::get_if<Figure>(&block)) {
      const std::vector<const Figure*> details = details_from(part.blocks, i);
      if (details.empty() || !setting_.input.draw_map) {
        add_figure(setting_, *figure);
      } else {
        add_details(setting_, details);
        i += details.size() - 1;
      }
    }
  }
  if (first >= setting_.rows.size()) return;
  if (part.title.empty() && !part.anchor.empty())
    setting_.rows[first].anchors.push_back(part.anchor);
  if (fresh_) setting_.rows[first].page = Row::Page::fresh;
  fresh_ = false;
  setting_.rows[first].opens.insert(setting_.rows[first].opens.begin(), "Sect");
  ++setting_.rows.back().closes;
  // Nothing follows that it could be kept with.
  setting_.rows.back().keeps_next = false;
}

void PageRows::add(const Heading& heading) {
  const int level = std::clamp(heading.level, 2, 6);
  heading_level_ = level;
  const HeadStyle style = head_style(level);
  const std::size_t first = setting_.rows.size();
  PageText text = setting_.setter.set(heading.words, {style.size, true, kPageInk, 1.45},
                                      setting_.sheet.width());
  add_text(setting_, std::move(text), {head_element(level), style.before, 0, true});
  if (first >= setting_.rows.size()) return;
  Row& row = setting_.rows[first];
  row.height += style.after;
  if (level == 2)
    row.paint = [inner = std::move(row.paint), height = row.height, width = setting_.sheet.width()](
                    PdfFile& pdf, Faces& faces, const Row::Place& at) {
      inner(pdf, faces, at);
      const double y = at.top + height - 5;
      fill_rect(pdf.cr(), {{at.left, y}, {at.left + width, y + 1.2}}, kPageAccent);
    };
  mark(first, level, plain_text(heading.words), heading.anchor);
}

void PageRows::add(const Paragraph& paragraph) {
  TextStyle style{kBody};
  TextPlace place{"P", kGap};
  switch (paragraph.kind) {
    case Paragraph::Kind::text:
      break;
    case Paragraph::Kind::lead:
      style.size = 12;
      break;
    case Paragraph::Kind::note:
      style.size = kNote;
      style.color = kPageSoft;
      style.leading = 1.5;
      break;
    case Paragraph::Kind::narrative:
      style.leading = 1.8;
      place.before = 9;
      break;
  }
  if (plain_text(paragraph.words).empty()) return;
  // A line between a heading and what it is of goes along with both.
  PageText text = setting_.setter.set(paragraph.words, style, setting_.sheet.width());
  const double above = setting_.kept_height();
  place.keeps_next = text.lines.size() <= 2 && above > 0 && above < 120;
  add_text(setting_, std::move(text), place);
}

void PageRows::add(const List& list) {
  constexpr double kIndent = 20;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::size_t first = setting_.rows.size();
    PageText text = setting_.setter.set(list.items[i], {kBody}, setting_.sheet.width() - kIndent);
    add_text(setting_, std::move(text), {"LBody", i == 0 ? kGap : 2, kIndent});
    if (first >= setting_.rows.size()) continue;
    auto label = std::make_shared<const PageText>(
        setting_.setter.set(list.numbered ? std::to_string(i + 1) + "." : "・", {kBody}, 0));
    Row& row = setting_.rows[first];
    row.opens.insert(row.opens.begin(), "LI");
    if (i == 0) row.opens.insert(row.opens.begin(), "L");
    // Its sign is read before it, inside the item alone.
    row.paint = [inner = std::move(row.paint), label](PdfFile& pdf, Faces& faces,
                                                      const Row::Place& at) {
      draw(pdf, faces, *label, 0, 1, at.left, at.top, nullptr);
      inner(pdf, faces, at);
    };
    setting_.rows.back().closes += i + 1 == list.items.size() ? 2 : 1;
  }
}

void PageRows::add(const IslandHead& island) {
  const int level = std::clamp(island.level, 3, 6);
  const int depth = level - heading_level_;  // 1: an outermost one
  const HeadStyle style = head_style(std::clamp(depth + 2, 3, 5));
  const std::size_t first = setting_.rows.size();
  constexpr double kIndent = 9;
  const double width = setting_.sheet.width() - kIndent - 4;
  Phrase words;
  if (!island.label.empty()) words.push_back({island.label + "　", Words::Kind::label});
  words.insert(words.end(), island.plate.begin(), island.plate.end());
  if (plain_text(words).empty()) return;
  const double size = style.size - 1.5;
  add_text(setting_, setting_.setter.set(words, {size, true, kPageInk, 1.45}, width),
           {head_element(level), style.before, kIndent, true});
  std::string facts;
  for (const std::string& fact : {island.symbol, island.points}) {
    if (fact.empty()) continue;
    facts += (facts.empty() ? "" : "　　") + fact;
  }
  const auto add_line = [&](const std::string& text, canvas::Color color) {
    if (!text.empty())
      add_text(setting_,
               setting_.setter.set(setting_.document.told(text), {kNote, false, color, 1.5}, width),
               {"P", 0, kIndent, true});
  };
  add_line(island.plain, kPageInk);
  add_line(facts, kPageSoft);
  // Its own colour beside it all.
  const canvas::Color band = canvas::Look{}.paper_of(island.color);
  const bool white = island.color == model::PaperColor::white;
  for (std::size_t i = first; i < setting_.rows.size(); ++i) {
    Row& row = setting_.rows[i];
    row.paint = [inner = std::move(row.paint), height = row.height, outer = depth <= 1,
                 right = setting_.sheet.width(), color = white ? canvas::Color{122, 98, 74} : band](
                    PdfFile& pdf, Faces& faces, const Row::Place& at) {
      if (outer)
        fill_rect(pdf.cr(), {{at.left, at.top}, {at.left + right, at.top + height}},
                  {246, 241, 230});
      fill_rect(pdf.cr(), {{at.left, at.top}, {at.left + 4, at.top + height}}, color);
      inner(pdf, faces, at);
    };
  }
  mark(first, level, plain_text(words), island.anchor);
}

}  // namespace report
