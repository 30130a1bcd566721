#include "report/html_body.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "report/html_text.h"
#include "report/markup.h"

namespace report {

namespace {

/// Newlines as the element that people's pages keep.
std::string broken(std::string html) {
  std::string out;
  for (const char c : html)
    if (c == '\n')
      out += "<br>";
    else
      out += c;
  return out;
}
std::string text_of(const Phrase& phrase) { return broken(html_of(phrase, Dress::bare)); }

class Body {
 public:
  Body(const Document& document, const base::Messages& messages)
      : document_(document), tr(messages) {}
  std::string take() { return std::move(out_); }
  bool says_anything() const { return says_; }

  void heading(int level, const std::string& html) {
    out_ += fmt::format("<h{0}>{1}</h{0}>\n", std::min(level, 6), html);
  }

  void operator()(const Heading& h) { heading(h.level, text_of(h.words)); }
  void operator()(const Paragraph& p) {
    if (!p.words.empty()) say(fmt::format("<p>{}</p>\n", text_of(p.words)));
  }
  void operator()(const List& list) {
    const char* const element = list.numbered ? "ol" : "ul";
    std::string items;
    for (const Phrase& item : list.items) items += fmt::format("<li>{}</li>\n", text_of(item));
    say(fmt::format("<{0}>\n{1}</{0}>\n", element, items));
  }
  void operator()(const Table& table) {
    std::string out = "<table>\n";
    if (!table.caption.empty()) out += fmt::format("<caption>{}</caption>\n", told(table.caption));
    if (!table.head.empty()) {
      out += "<thead><tr>";
      for (const std::string& head : table.head)
        out += fmt::format("<th scope=\"col\">{}</th>", told(head));
      out += "</tr></thead>\n";
    }
    out += "<tbody>\n";
    for (const auto& row : table.rows) {
      out += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool head =
            i == 0 && !table.columns.empty() && table.columns[0] == Table::Column::text;
        out += head ? fmt::format("<th scope=\"row\">{}</th>", text_of(row[i].words))
                    : fmt::format("<td>{}</td>", text_of(row[i].words));
      }
      out += "</tr>\n";
    }
    say(out + "</tbody></table>\n");
  }
  void operator()(const Cards& cards) {
    std::string out = "<ul>\n";
    for (const Cards::Item& item : cards.items) {
      out += "<li>" + (item.text.empty() ? told(tr("(handwritten)")) : text_of(item.text));
      if (!item.foot.empty()) out += fmt::format(" ({})", told(item.foot));
      out += "</li>\n";
    }
    say(out + "</ul>\n");
  }
  void operator()(const IslandHead& island) {
    heading(island.level, told(island.label) + " " + text_of(island.plate));
    std::string signs = told(island.symbol);
    if (!island.points.empty()) signs += (signs.empty() ? "" : tr(" · ")) + told(island.points);
    if (!signs.empty()) out_ += fmt::format("<p>{}</p>\n", signs);
    if (!island.plain.empty()) out_ += fmt::format("<p>{}</p>\n", told(island.plain));
    says_ = true;
  }
  void operator()(const Figure&) {}  // pictures are uploaded by themselves
  void operator()(const Chart& chart) {
    std::string out = fmt::format("<table>\n<caption>{}</caption>\n<tbody>\n", told(chart.title));
    for (const Chart::Bar& bar : chart.bars)
      out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{:.0f}%</td></tr>\n",
                         told(bar.name), bar.count, 100 * bar.share);
    say(out + "</tbody></table>\n");
    if (!chart.note.empty()) say(fmt::format("<p>{}</p>\n", told(chart.note)));
  }

 private:
  std::string told(const std::string& text) const { return text_of(document_.told(text)); }
  void say(const std::string& html) {
    out_ += html;
    says_ = true;
  }

  const Document& document_;
  const base::Messages& tr;
  std::string out_;
  bool says_ = false;
};

}  // namespace

base::Result<std::string> write_html_body(const ReportInput& input) {
  std::string out;
  for (const Part& part : input.document->parts) {
    if (part.name == "contents") continue;  // there are no places to lead to
    Body body(*input.document, input.tr);
    if (!part.title.empty()) body.heading(2, text_of(input.document->told(part.title)));
    if (part.name == "cover") {
      Phrase title = input.document->told(input.document->title);
      title.front().kind = Words::Kind::strong;
      body(Paragraph{std::move(title)});
    }
    for (const Block& block : part.blocks) std::visit(body, block);
    if (body.says_anything()) out += body.take();
  }
  return out;
}

}  // namespace report
