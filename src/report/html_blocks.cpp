#include "report/html_blocks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "report/html_figure.h"
#include "report/html_text.h"
#include "report/markup.h"
#include "report/svg.h"
#include "report/words.h"

namespace report {

namespace {

constexpr std::size_t kLongCard = 300;  // letters; from there on a card takes all columns

std::string text_of(const Phrase& phrase) { return html_of(phrase, Dress::styled); }

std::string id_of(const std::string& anchor) {
  return anchor.empty() ? std::string() : fmt::format(" id=\"{}\"", escaped(anchor));
}

std::string share_of(const Phrase& words, double share) {
  return fmt::format("<span class=\"bar\" style=\"width:{}%\">{}</span>",
                     number(100 * std::clamp(share, 0.0, 1.0)), text_of(words));
}

}  // namespace

void HtmlBlocks::add(const Block& block) { std::visit(*this, block); }

std::string HtmlBlocks::told(const std::string& text) const {
  return html_of(input_.document->told(text), Dress::styled);
}

void HtmlBlocks::close(int level) {
  while (!open_.empty() && open_.back() >= level) {
    out_ += "</section>\n";
    open_.pop_back();
  }
}

void HtmlBlocks::operator()(const Heading& heading) {
  close(heading.level);
  const int level = std::min(heading.level, 6);
  if (heading.anchor.empty()) {
    out_ += fmt::format("<h{0}>{1}</h{0}>\n", level, text_of(heading.words));
    return;
  }
  const std::string anchor = escaped(heading.anchor);
  out_ += fmt::format(
      "<section class=\"chapter\" id=\"{0}\" aria-labelledby=\"{0}-title\">\n"
      "<h{1} id=\"{0}-title\">{2}</h{1}>\n",
      anchor, level, text_of(heading.words));
  open_.push_back(heading.level);
}

void HtmlBlocks::operator()(const Paragraph& paragraph) {
  const char* css = "";
  switch (paragraph.kind) {
    case Paragraph::Kind::text:
      break;
    case Paragraph::Kind::lead:
      css = " class=\"lead\"";
      break;
    case Paragraph::Kind::note:
      css = " class=\"note\"";
      break;
    case Paragraph::Kind::narrative:
      css = " class=\"narrative\"";
      break;
  }
  if (paragraph.words.empty()) return;
  out_ += fmt::format("<p{} dir=\"auto\">{}</p>\n", css, text_of(paragraph.words));
}

void HtmlBlocks::operator()(const List& list) {
  const char* const element = list.numbered ? "ol" : "ul";
  out_ += fmt::format("<{}>\n", element);
  for (const Phrase& item : list.items)
    out_ += fmt::format("<li dir=\"auto\">{}</li>\n", text_of(item));
  out_ += fmt::format("</{}>\n", element);
}

void HtmlBlocks::add_row(const Table& table, const std::vector<Table::Cell>& row) {
  out_ += "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto column = i < table.columns.size() ? table.columns[i] : Table::Column::text;
    const Table::Cell& cell = row[i];
    if (i == 0 && column == Table::Column::text) {
      // A row of one heading goes over all columns.
      const bool alone = row.size() > 1 &&
                         std::ranges::all_of(row.begin() + 1, row.end(),
                                             [](const Table::Cell& c) { return c.words.empty(); });
      if (alone && !cell.words.empty() && cell.words.front().kind == Words::Kind::strong) {
        out_ += fmt::format("<th scope=\"colgroup\" colspan=\"{}\" dir=\"auto\">{}</th>",
                            row.size(), text_of(cell.words));
        break;
      }
      out_ += fmt::format("<th scope=\"row\" dir=\"auto\">{}</th>", text_of(cell.words));
    } else if (column == Table::Column::share) {
      out_ += fmt::format("<td class=\"share\">{}</td>", share_of(cell.words, cell.share));
    } else {
      out_ +=
          fmt::format("<td{} dir=\"auto\">{}</td>",
                      column == Table::Column::number ? " class=\"num\"" : "", text_of(cell.words));
    }
  }
  out_ += "</tr>\n";
}

void HtmlBlocks::operator()(const Table& table) {
  out_ += table.head.empty() ? "<table class=\"facts\">\n" : "<table>\n";
  if (!table.caption.empty())
    out_ += fmt::format("<caption dir=\"auto\">{}</caption>\n", told(table.caption));
  if (!table.head.empty()) {
    out_ += "<thead><tr>";
    for (std::size_t i = 0; i < table.head.size(); ++i) {
      const auto column = i < table.columns.size() ? table.columns[i] : Table::Column::text;
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>",
                          column == Table::Column::number  ? " class=\"num\""
                          : column == Table::Column::share ? " class=\"share\""
                                                           : "",
                          told(table.head[i]));
    }
    out_ += "</tr></thead>\n";
  }
  out_ += "<tbody>\n";
  for (const auto& row : table.rows) add_row(table, row);
  out_ += "</tbody></table>\n";
}

void HtmlBlocks::operator()(const Cards& cards) {
  out_ += "<ul class=\"cards\">\n";
  for (const Cards::Item& item : cards.items) add_card(item);
  out_ += "</ul>\n";
}

void HtmlBlocks::add_card(const Cards::Item& item) {
  const model::Card& card = *item.card;
  const bool is_long =
      card.text.size() > kLongCard && base::count_code_points(card.text) > kLongCard;
  out_ += fmt::format("<li class=\"card {}{}\">", color_key(card.color), is_long ? " long" : "");
  // Where a colour means nothing, hearing it fifty times helps nobody.
  out_ += fmt::format("<svg class=\"mark\" viewBox=\"-1 -1 2 2\" {}><path d=\"{}\"/></svg>",
                      item.color_name.empty()
                          ? "aria-hidden=\"true\""
                          : fmt::format("role=\"img\" aria-label=\"{}\"", escaped(item.color_name)),
                      color_mark(card.color));
  out_ += ink_picture(card.ink, card.text.empty() ? input_.tr("Handwritten card") : "");
  if (!item.text.empty())
    out_ += fmt::format("<p class=\"text\" dir=\"auto\">{}</p>", text_of(item.text));
  if (!item.foot.empty())
    out_ += fmt::format("<p class=\"foot\" dir=\"auto\">{}</p>", told(item.foot));
  out_ += "</li>\n";
}

void HtmlBlocks::operator()(const IslandHead& island) {
  close(island.level);
  const int level = std::min(island.level, 6);
  out_ += fmt::format("<section class=\"island\"{}>\n<div class=\"plate-row\">\n",
                      id_of(island.anchor));
  out_ +=
      fmt::format("<h{0} class=\"plate\"><span class=\"level\">{1}</span> <bdi>{2}</bdi></h{0}>\n",
                  level, escaped(island.label), text_of(island.plate));
  if (!island.symbol.empty() || !island.points.empty()) {
    out_ += "<p class=\"signs\">";
    if (!island.symbol.empty())
      out_ += fmt::format(
          "<span class=\"symbol\"><span class=\"hidden\">{} </span><bdi>{}</bdi></span>",
          input_.tr("Symbol mark:"), told(island.symbol));
    if (!island.points.empty())
      out_ += fmt::format("<span class=\"points\">{}</span>", told(island.points));
    out_ += "</p>\n";
  }
  out_ += "</div>\n";
  if (!island.plain.empty())
    out_ += fmt::format("<p class=\"plain\" dir=\"auto\">{}</p>\n", told(island.plain));
  open_.push_back(island.level);
}

void HtmlBlocks::operator()(const Figure& figure) {
  out_ += html_figure(figure, input_, ++figures_);
}

void HtmlBlocks::operator()(const Chart& chart) {
  out_ += fmt::format("<table class=\"chart\">\n<caption dir=\"auto\">{}</caption>\n<tbody>\n",
                      told(chart.title));
  for (const Chart::Bar& bar : chart.bars)
    out_ += fmt::format(
        "<tr><th scope=\"row\" dir=\"auto\">{}</th><td class=\"num\">{}</td>"
        "<td class=\"num\">{}%</td><td class=\"length\"><span class=\"bar\" "
        "style=\"width:{}%\"></span></td></tr>\n",
        told(bar.name), bar.count, fmt::format("{:.0f}", 100 * bar.share),
        number(100 * std::clamp(bar.share, 0.0, 1.0)));
  out_ += "</tbody></table>\n";
  if (!chart.note.empty()) out_ += fmt::format("<p class=\"note\">{}</p>\n", told(chart.note));
}

}  // namespace report
