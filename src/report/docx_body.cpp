#include "report/docx_body.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "base/utf8.h"
#include "report/docx_parts.h"
#include "report/docx_picture.h"
#include "report/docx_table.h"
#include "report/figure_maps.h"
#include "report/figures.h"
#include "report/markup.h"

namespace report {

namespace {

constexpr double kListIndent_pt = 21, kCellSides_pt = 11;
constexpr double kCardEdge_pt = 6;  // between two cards' papers
/// What a page has for a picture below its heading and above its caption, mm.
constexpr base::Size kRoom{160, 205}, kRoomOnSide{247, 120};

const char* paper_fill(model::PaperColor color) {
  switch (color) {
    case model::PaperColor::yellow:
      return "FAE496";
    case model::PaperColor::rose:
      return "F4C4BA";
    case model::PaperColor::sky:
      return "BED9EC";
    case model::PaperColor::green:
      return "C1DEB4";
    case model::PaperColor::violet:
      return "D8CAE8";
    case model::PaperColor::white:
      break;
  }
  return "FFFFFF";
}

/// Word's heading for a heading of the document, whose parts have level 2.
int heading_of(int level) { return std::clamp(level - 1, 1, 5); }

}  // namespace

DocxBody::DocxBody(const Document& document, const PictureOf& picture, const LinesOf& lines)
    : document_(document), picture_(picture), lines_(lines) {}

void DocxBody::gather() {
  for (const Part& part : document_.parts)
    for (const Block& block : part.blocks)
      if (const auto* figure = std::get_if<Figure>(&block);
          figure && figure->what != Figure::What::whole)
        by_islands_.insert(figure->board);
  for (const Part& part : document_.parts) {
    // The contents lead to every part, whether it has a name for that or not.
    anchors_.add(part.anchor.empty() ? "part-" + part.name : part.anchor);
    for (const Block& block : part.blocks)
      std::visit(base::Overloaded{[&](const Heading& b) { anchors_.add(b.anchor); },
                                  [&](const IslandHead& b) { anchors_.add(b.anchor); },
                                  [&](const Figure& b) {
                                    if (!is_left_out(b)) anchors_.add(b.anchor);
                                  },
                                  [](const auto&) {}},
                 block);
  }
}

std::string DocxBody::write() {
  gather();
  std::string before;  // what stands before the contents
  const Part* contents_part = nullptr;
  PageGuess front;
  int marks_before = 0;
  for (const Part& part : document_.parts) {
    if (part.name == "cover") {
      add_cover(part);
    } else if (part.name == "contents" && !contents_part) {
      contents_part = &part;
      before = std::exchange(out_, {});
      front = std::exchange(pages_, {});
      marks_before = marks_.all;
      fresh_ = true;
    } else {
      add_part(part);
    }
  }
  // How long the contents are is known only now.
  if (contents_part) number_entries(std::move(front), *contents_part, marks_before);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{}{}{}"
      "{}</w:body></w:document>",
      before, contents_part ? contents(*contents_part) : std::string{}, out_, section());
}

void DocxBody::number_entries(PageGuess front, const Part& contents, int marks_before) {
  const auto add = [&](const std::string& style, const std::string& text) {
    const DocxLook look = docx_look(style);
    front.add({look.before_pt, look.after_pt, look.line_pt,
               lines_of({{text}}, look.size / 2.0, look.bold, PageGuess::kWidth_pt - 30),
               look.whole, look.keeps_next});
  };
  if (!contents.title.empty()) add("ContentsTitle", contents.title);
  for (const Entry& entry : entries_) add(entry.level == 1 ? "TOC1" : "TOC2", entry.text);
  for (Entry& entry : entries_)
    entry.page = entry.mark <= marks_before ? front.page_of(entry.mark)
                                            : front.page() + pages_.page_of(entry.mark);
}

void DocxBody::add_cover(const Part& part) {
  paragraph("Title", document_.told(document_.title));
  if (!document_.subtitle.empty()) paragraph("Subtitle", document_.told(document_.subtitle));
  constexpr std::size_t kShort = 40;  // letters: such lines stand in the middle, as the title does
  for (const Block& block : part.blocks) {
    const auto* line = std::get_if<Paragraph>(&block);
    if (line && base::count_code_points(plain_text(line->words)) <= kShort)
      paragraph("CoverLine", line->words);
    else
      std::visit([&](const auto& b) { add(b); }, block);
  }
  if (!document_.town.empty()) paragraph("Town", document_.town);
  page_break();
}

bool DocxBody::wants_side(const Part& part) const {
  return std::ranges::any_of(part.blocks, [&](const Block& block) {
    const auto* figure = std::get_if<Figure>(&block);
    return figure && figure->board && !is_left_out(*figure) &&
           smallest_letters_pt(board_of(*figure), kRoom) < kReadable_pt;
  });
}

std::string DocxBody::section() const {
  const bool cover = !document_.parts.empty() && document_.parts.front().name == "cover";
  return fmt::format(
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference "
      "w:type=\"default\" r:id=\"footer1\"/><w:type w:val=\"nextPage\"/><w:pgSz {}/><w:pgMar "
      "w:top=\"1418\" w:right=\"1418\" w:bottom=\"1304\" w:left=\"1418\" w:header=\"680\" "
      "w:footer=\"624\" w:gutter=\"0\"/>{}</w:sectPr>",
      wide_ ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\"",
      sections_ == 0 && cover ? "<w:titlePg/>" : "");
}

void DocxBody::turn(bool wide) {
  if (wide == wide_) return;
  out_ +=
      "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
      "w:lineRule=\"exact\"/>" +
      section() + "</w:pPr></w:p>";
  ++sections_;
  wide_ = wide;
  fresh_ = false;
  pages_.turn(wide);
}

void DocxBody::add_part(const Part& part) {
  listed_ = part.listed;
  turn(wants_side(part));
  if (!part.title.empty()) {
    const std::string anchor = part.anchor.empty() ? "part-" + part.name : part.anchor;
    if (listed_) list(1, part.title, anchor);
    paragraph("Heading1", document_.told(part.title), anchor);
  }
  for (const Block& block : part.blocks) std::visit([&](const auto& b) { add(b); }, block);
}

void DocxBody::list(int level, const std::string& text, const std::string& anchor) {
  marks_.next = ++marks_.all;
  entries_.push_back({level, shortened(text, 80), anchor, marks_.next});
}

std::string DocxBody::contents(const Part& part) const {
  std::string out;
  if (!part.title.empty())
    out +=
        "<w:p><w:pPr><w:pStyle w:val=\"ContentsTitle\"/></w:pPr>" + docx_run(part.title) + "</w:p>";
  const auto mark = [](const char* type) {
    return fmt::format("<w:r><w:fldChar w:fldCharType=\"{}\"/></w:r>", type);
  };
  const auto code = [](const std::string& text) {
    return "<w:r><w:instrText xml:space=\"preserve\"> " + text + " </w:instrText></w:r>";
  };
  for (std::size_t n = 0; n < entries_.size(); ++n) {
    const Entry& entry = entries_[n];
    const std::string name = anchors_.name_of(entry.anchor);
    out += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"TOC{}\"/></w:pPr>", entry.level);
    if (n == 0) out += mark("begin") + code("TOC \\o &quot;1-2&quot; \\h \\z") + mark("separate");
    const std::string page = mark("begin") + code("PAGEREF " + name + " \\h") + mark("separate") +
                             docx_run(std::to_string(entry.page)) + mark("end");
    out += name.empty() ? docx_run(entry.text)
                        : fmt::format(
                              "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}<w:r><w:tab/></w:r>{}"
                              "</w:hyperlink>",
                              name, docx_run(entry.text), page);
    if (n + 1 == entries_.size()) out += mark("end");
    out += "</w:p>";
  }
  return out;
}

void DocxBody::page_break() {
  pages_.new_page();
  fresh_ = true;
}

int DocxBody::lines_of(const Phrase& phrase, double size_pt, bool bold, double width_pt) const {
  const std::string text = plain_text(phrase);
  if (text.empty()) return 1;
  return lines_ ? lines_(text, size_pt, bold, width_pt)
                : PageGuess::lines_of(text, size_pt, width_pt);
}

void DocxBody::paragraph(const std::string& style, const Phrase& phrase, const std::string& anchor,
                         const std::string& more, double round_pt, double indent_pt) {
  const bool to_left = is_right_to_left(phrase);
  const DocxLook look = docx_look(style);
  // In the schema's order.
  constexpr std::string_view kKept = "<w:keepNext/>";
  std::string format = more;
  const bool kept = more.starts_with(kKept);
  if (std::exchange(fresh_, false)) format.insert(kept ? kKept.size() : 0, "<w:pageBreakBefore/>");
  out_ += fmt::format("<w:p><w:pPr>{}{}{}</w:pPr>{}</w:p>",
                      style.empty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>", format,
                      to_left ? "<w:bidi/>" : "",
                      anchors_.marked(anchor, docx_runs(phrase, anchors_, to_left, look.size)));
  const bool ruby = std::ranges::any_of(phrase, [](const Words& w) { return !w.ruby.empty(); });
  const double size_pt = look.size / 2.0;
  pages_.add({look.before_pt, look.after_pt + round_pt, look.line_pt + (ruby ? size_pt * 0.55 : 0),
              lines_of(phrase, size_pt, look.bold, pages_.width_pt() - look.indent_pt - indent_pt),
              look.whole, look.keeps_next || kept, 0, std::exchange(marks_.next, 0)});
}

void DocxBody::add(const Heading& heading) {
  const int level = heading_of(heading.level);
  if (listed_ && level == 2) list(2, plain_text(heading.words), heading.anchor);
  paragraph("Heading" + std::to_string(level), heading.words, heading.anchor);
}

void DocxBody::add(const Paragraph& block) {
  const bool lead = block.kind == Paragraph::Kind::lead, note = block.kind == Paragraph::Kind::note;
  paragraph(lead ? "Lead" : note ? "Note" : "", block.words);
}

void DocxBody::add(const List& list) {
  const int number = list.numbered ? ++numbered_lists_ + 1 : 1;
  for (const Phrase& item : list.items) {
    paragraph(
        "", item, {},
        fmt::format("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", number), 0,
        kListIndent_pt);
  }
}

void DocxBody::add(const Table& table) {
  if (table.rows.empty()) return;
  if (!table.caption.empty())
    paragraph("Caption", document_.told(table.caption), {}, "<w:keepNext/>");
  out_ += docx_table(table, document_, anchors_);
  const std::vector<int> widths = docx_column_widths(table);
  const DocxLook cell = docx_look("Cell");
  const double round = cell.before_pt + cell.after_pt + 0.5;
  const double head = table.head.empty() ? 0 : cell.line_pt + round;
  if (head > 0) pages_.add({0, 0, head, 1, true, true});
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    int lines = 1;
    for (std::size_t c = 0; c < table.rows[r].size(); ++c)
      lines = std::max(lines, lines_of(table.rows[r][c].words, cell.size / 2.0, false,
                                       widths[c] / 20.0 - kCellSides_pt));
    // Names at a table's left are heads, which are kept with what follows.
    pages_.add({0, 0, lines * cell.line_pt + round, 1, true,
                table.head.empty() && r + 1 < table.rows.size(), head});
  }
  paragraph("Note", {});  // tables side by side would join
}

void DocxBody::add(const Cards& cards) {
  for (const Cards::Item& item : cards.items) {
    const model::PaperColor color = item.card ? item.card->color : model::PaperColor::white;
    Phrase text = item.text;
    std::string foot = item.foot;
    if (!item.color_name.empty()) foot += (foot.empty() ? "" : "  ") + item.color_name;
    if (!foot.empty()) {
      if (!text.empty()) text.push_back({"\n"});
      text.push_back(document_.told(foot).front());
      text.back().kind = Words::Kind::soft;
    }
    if (text.empty()) text.push_back({"　"});
    // Paper as wide as the column; white between two keeps them two.
    const std::string edge = "w:val=\"single\" w:sz=\"24\" w:space=\"3\" w:color=\"FFFFFF\"/>";
    paragraph("Card", text, {},
              fmt::format("<w:pBdr><w:top {0}<w:bottom {0}<w:between {0}</w:pBdr><w:shd "
                          "w:val=\"clear\" w:color=\"auto\" w:fill=\"{1}\"/>",
                          edge, color == model::PaperColor::white ? "F4F1EA" : paper_fill(color)),
              kCardEdge_pt);
  }
  paragraph("Note", {});
}

void DocxBody::add(const IslandHead& head) {
  const int level = heading_of(head.level);
  Phrase words;
  if (!head.label.empty()) words.push_back({head.label + "　", Words::Kind::label});
  words.insert(words.end(), head.plate.begin(), head.plate.end());
  paragraph(
      "Island" + std::to_string(level), words, head.anchor,
      fmt::format("<w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"6\" "
                  "w:color=\"{}\"/></w:pBdr>",
                  head.color == model::PaperColor::white ? "B8AA94" : paper_fill(head.color)));
  std::string below;
  for (const std::string* part : {&head.symbol, &head.points, &head.plain})
    if (!part->empty()) below += (below.empty() ? "" : "　") + *part;
  if (below.empty()) return;
  paragraph("Note", document_.told(below), {}, "<w:keepNext/>");
}

bool DocxBody::is_left_out(const Figure& figure) const {
  return figure.what == Figure::What::whole && by_islands_.contains(figure.board);
}

void DocxBody::add(const Figure& figure) {
  if (is_left_out(figure)) return;
  const base::Size most = wide_ ? kRoomOnSide : kRoom;
  const std::string png = picture_ ? picture_(figure, most) : std::string{};
  const auto size = png_size(png);
  if (!size) {
    if (!figure.alt.empty()) paragraph("Note", document_.told(figure.alt), figure.anchor);
    return;
  }
  constexpr double kEmu = 36000;  // in a mm
  const double scale =
      std::min({most.w / size->w, most.h / size->h, 1 / kFigurePixels});  // mm a pixel
  const long wide = long(size->w * scale * kEmu), high = long(size->h * scale * kEmu);
  pictures_.push_back(png);
  const std::size_t number = pictures_.size();
  const std::string picture = fmt::format(
      "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
      "cx=\"{0}\" cy=\"{1}\"/><wp:docPr id=\"{2}\" name=\"{3}\" descr=\"{4}\"/><a:graphic>"
      "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
      "<pic:nvPicPr><pic:cNvPr id=\"{2}\" name=\"{3}\"/><pic:cNvPicPr/></pic:nvPicPr>"
      "<pic:blipFill><a:blip r:embed=\"picture{2}\"/><a:stretch><a:fillRect/></a:stretch>"
      "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/>"
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
      wide, high, number, escaped(shortened(figure.title, 100)),
      escaped(figure.alt.empty() ? figure.title : figure.alt));
  const std::string& below = figure.caption.empty() ? figure.title : figure.caption;
  out_ += fmt::format(
      "<w:p><w:pPr>{}{}<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" "
      "w:lineRule=\"auto\"/><w:jc w:val=\"center\"/></w:pPr>{}</w:p>",
      below.empty() ? "" : "<w:keepNext/>",
      std::exchange(fresh_, false) ? "<w:pageBreakBefore/>" : "",
      anchors_.marked(figure.anchor, picture));
  pages_.add({0, 0, size->h * scale * 72 / 25.4, 1, true, !below.empty(), 0,
              std::exchange(marks_.next, 0)});
  if (!below.empty()) paragraph("Caption", document_.told(below));
}

void DocxBody::add(const Chart& chart) {
  if (chart.bars.empty()) return;
  if (!chart.title.empty()) paragraph("Head", document_.told(chart.title), {}, "<w:keepNext/>");
  Table table{{}, {}, {Table::Column::text, Table::Column::number, Table::Column::share}, {}};
  for (const Chart::Bar& bar : chart.bars)
    table.rows.push_back({{document_.told(bar.name)},
                          {{{std::to_string(bar.count)}}},
                          {{{fmt::format("{:.0f}%", bar.share * 100)}}, bar.share}});
  add(table);
  if (!chart.note.empty()) paragraph("Note", document_.told(chart.note));
}

}  // namespace report
