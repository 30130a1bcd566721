#include "report/docx_body.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/overloaded.h"
#include "base/utf8.h"
#include "report/docx_picture.h"
#include "report/docx_table.h"
#include "report/markup.h"

namespace report {

namespace {

constexpr double kText_pt = 10.5;

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

double size_of_heading(int heading) {
  constexpr double kSizes[] = {16, 13, 11.5, 10.5, 10.5};
  return kSizes[heading - 1];
}

}  // namespace

DocxBody::DocxBody(const Document& document, const PictureOf& picture)
    : document_(document), picture_(picture) {}

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
  int contents_page = 0;
  for (const Part& part : document_.parts) {
    if (part.name == "cover") {
      add_cover(part);
    } else if (part.name == "contents" && !contents_part) {
      contents_part = &part;
      contents_page = pages_.page();
      before = std::move(out_);
      out_.clear();
      pages_.new_page();
    } else {
      add_part(part);
    }
  }
  // How long the contents are is known only now.
  PageGuess own;
  own.add(70);
  for (std::size_t n = 0; n < entries_.size(); ++n) own.add(20);
  for (Entry& entry : entries_)
    if (contents_part && entry.page > contents_page) entry.page += own.page() - 1;
  const bool cover = !document_.parts.empty() && document_.parts.front().name == "cover";
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{}{}{}"
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference "
      "w:type=\"default\" r:id=\"footer1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar "
      "w:top=\"1418\" w:right=\"1418\" w:bottom=\"1304\" w:left=\"1418\" w:header=\"680\" "
      "w:footer=\"624\" w:gutter=\"0\"/>{}</w:sectPr></w:body></w:document>",
      before, contents_part ? contents(*contents_part) : std::string{}, out_,
      cover ? "<w:titlePg/>" : "");
}

void DocxBody::add_cover(const Part& part) {
  paragraph("Title", {{document_.title}});
  if (!document_.subtitle.empty()) paragraph("Subtitle", {{document_.subtitle}});
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

void DocxBody::add_part(const Part& part) {
  listed_ = part.listed;
  if (!part.title.empty()) {
    const std::string anchor = part.anchor.empty() ? "part-" + part.name : part.anchor;
    pages_.add(60);  // with the lines it must not be alone without
    if (listed_) list(1, part.title, anchor);
    paragraph("Heading1", {{part.title}}, anchor);
  }
  for (const Block& block : part.blocks) std::visit([&](const auto& b) { add(b); }, block);
}

void DocxBody::list(int level, const std::string& text, const std::string& anchor) {
  entries_.push_back({level, shortened(text, 80), anchor, pages_.page()});
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
  return out + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
}

void DocxBody::page_break() {
  out_ += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
  pages_.new_page();
}

void DocxBody::paragraph(const std::string& style, const Phrase& phrase, const std::string& anchor,
                         const std::string& more) {
  const bool to_left = is_right_to_left(phrase);
  out_ += fmt::format("<w:p><w:pPr>{}{}{}</w:pPr>{}</w:p>",
                      style.empty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>", more,
                      to_left ? "<w:bidi/>" : "",
                      anchors_.marked(anchor, docx_runs(phrase, anchors_, to_left)));
}

void DocxBody::add(const Heading& heading) {
  const int level = heading_of(heading.level);
  pages_.add(50);
  if (listed_ && level == 2) list(2, plain_text(heading.words), heading.anchor);
  paragraph("Heading" + std::to_string(level), heading.words, heading.anchor);
}

void DocxBody::add(const Paragraph& block) {
  const bool lead = block.kind == Paragraph::Kind::lead, note = block.kind == Paragraph::Kind::note;
  paragraph(lead ? "Lead" : note ? "Note" : "", block.words);
  pages_.add_text(plain_text(block.words), lead ? 12 : note ? 9 : kText_pt, 4);
}

void DocxBody::add(const List& list) {
  const int number = list.numbered ? ++numbered_lists_ + 1 : 1;
  for (const Phrase& item : list.items) {
    paragraph(
        "", item, {},
        fmt::format("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", number));
    pages_.add_text(plain_text(item), kText_pt, 4, PageGuess::kWidth_pt - 21);
  }
}

void DocxBody::add(const Table& table) {
  if (table.rows.empty()) return;
  if (!table.caption.empty()) paragraph("Caption", {{table.caption}}, {}, "<w:keepNext/>");
  out_ += docx_table(table, anchors_);
  out_ += "<w:p><w:pPr><w:pStyle w:val=\"Note\"/></w:pPr></w:p>";  // tables side by side would join
  const std::vector<int> widths = docx_column_widths(table);
  pages_.add(table.head.empty() ? 16 : 40);
  for (const auto& row : table.rows) {
    double height = 0;
    for (std::size_t c = 0; c < row.size(); ++c)
      height = std::max(height,
                        PageGuess::height_of(plain_text(row[c].words), 9.5, widths[c] / 20.0 - 11));
    pages_.add(height + 4);
  }
}

void DocxBody::add(const Cards& cards) {
  for (const Cards::Item& item : cards.items) {
    const model::PaperColor color = item.card ? item.card->color : model::PaperColor::white;
    Phrase text = item.text;
    std::string foot = item.foot;
    if (!item.color_name.empty()) foot += (foot.empty() ? "" : "  ") + item.color_name;
    if (!foot.empty()) text.push_back({(text.empty() ? "" : "\n") + foot, Words::Kind::soft});
    if (text.empty()) text.push_back({"　"});
    // Paper as wide as the column; white between two keeps them two.
    const std::string edge = "w:val=\"single\" w:sz=\"24\" w:space=\"3\" w:color=\"FFFFFF\"/>";
    paragraph("Card", text, {},
              fmt::format("<w:pBdr><w:top {0}<w:bottom {0}<w:between {0}</w:pBdr><w:shd "
                          "w:val=\"clear\" w:color=\"auto\" w:fill=\"{1}\"/>",
                          edge, color == model::PaperColor::white ? "F4F1EA" : paper_fill(color)));
    pages_.add_text(plain_text(text), kText_pt, 9, PageGuess::kWidth_pt - 14);
  }
  paragraph("Note", {});
}

void DocxBody::add(const IslandHead& head) {
  const int level = heading_of(head.level);
  Phrase words;
  if (!head.label.empty()) words.push_back({head.label + "　", Words::Kind::label});
  words.insert(words.end(), head.plate.begin(), head.plate.end());
  pages_.add_text(plain_text(words), size_of_heading(level), 30);
  paragraph(
      "Island" + std::to_string(level), words, head.anchor,
      fmt::format("<w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"6\" "
                  "w:color=\"{}\"/></w:pBdr>",
                  head.color == model::PaperColor::white ? "B8AA94" : paper_fill(head.color)));
  std::string below;
  for (const std::string* part : {&head.symbol, &head.points, &head.plain})
    if (!part->empty()) below += (below.empty() ? "" : "　") + *part;
  if (below.empty()) return;
  paragraph("Note", {{below}}, {}, "<w:keepNext/>");
  pages_.add_text(below, 9, 6);
}

bool DocxBody::is_left_out(const Figure& figure) const {
  return figure.what == Figure::What::whole && by_islands_.contains(figure.board);
}

void DocxBody::add(const Figure& figure) {
  if (is_left_out(figure)) return;
  const std::string png = picture_ ? picture_(figure) : std::string{};
  const auto size = png_size(png);
  if (!size) {
    if (!figure.alt.empty()) paragraph("Note", {{figure.alt}}, figure.anchor);
    return;
  }
  constexpr double kMostWide = 160, kMostHigh = 205, kEmu = 36000;  // mm; one is 36,000 EMU
  const double scale =
      std::min({kMostWide / size->w, kMostHigh / size->h, 1 / kFigurePixels});  // mm a pixel
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
  out_ +=
      fmt::format("<w:p><w:pPr>{}<w:jc w:val=\"center\"/></w:pPr>{}</w:p>",
                  below.empty() ? "" : "<w:keepNext/>", anchors_.marked(figure.anchor, picture));
  if (!below.empty()) paragraph("Caption", {{below}});
  pages_.add(size->h * scale * 72 / 25.4 + 35);
}

void DocxBody::add(const Chart& chart) {
  if (chart.bars.empty()) return;
  if (!chart.title.empty()) paragraph("Head", {{chart.title}}, {}, "<w:keepNext/>");
  Table table{{}, {}, {Table::Column::text, Table::Column::number, Table::Column::share}, {}};
  for (const Chart::Bar& bar : chart.bars)
    table.rows.push_back({{{{bar.name}}},
                          {{{std::to_string(bar.count)}}},
                          {{{fmt::format("{:.0f}%", bar.share * 100)}}, bar.share}});
  add(table);
  if (!chart.note.empty()) paragraph("Note", {{chart.note}});
  pages_.add_text(chart.title, kText_pt, 20);
}

}  // namespace report
