#include "report/html_figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/closed.h"
#include "report/figure_maps.h"
#include "report/figures.h"
#include "report/html_text.h"
#include "report/markup.h"
#include "report/svg.h"
#include "report/upright.h"

namespace report {

namespace {

/// Where the page tells an island that is seen.
std::vector<SvgLink> links_of(const model::Board& map, const Figure& figure,
                              const Document& document) {
  std::vector<SvgLink> out;
  for (const Part& part : document.parts)
    for (const Block& block : part.blocks) {
      const auto* told = std::get_if<IslandHead>(&block);
      if (!told || told->anchor.empty() || !told->island) continue;
      const model::Island* seen = model::find_island(map, told->island->id);
      if (!seen || model::find_island(*figure.board, seen->id) != told->island) continue;
      out.push_back({model::plate_seen(map, *seen), told->anchor,
                     told->label + " " + shortened(seen->plate, 80)});
    }
  return out;
}

}  // namespace

std::string html_figure(const Figure& figure, const ReportInput& input, int count) {
  const base::Messages& tr = input.tr;
  const std::string caption = html_of(input.document->told(figure.caption), Dress::styled);
  if (!input.draw_map) return fmt::format("<p class=\"note\">{}</p>\n", caption);
  const model::Board map = upright(board_of(figure));
  const canvas::DrawList list = input.draw_map(map);
  if (list.entries.empty()) return {};
  SvgOptions options;
  options.title = figure.title;
  options.desc = figure.alt;
  options.id = figure.anchor;
  options.is_bold = input.is_bold;
  options.readings = input.readings;
  const bool whole = figure.what == Figure::What::whole;
  if (whole) options.links = links_of(map, figure, *input.document);
  const bool detail = figure.what == Figure::What::detail;
  std::string out = fmt::format("<figure class=\"picture{}\" id=\"{}\"",
                                whole    ? ""
                                : detail ? " paper detail"
                                         : " paper",
                                figure.anchor);
  if (detail) {
    const base::Rect view = bounds_of(list).grown(options.margin);
    const base::Size size{view.width(), view.height()};
    out +=
        fmt::format(" style=\"width:{}mm\"",
                    number(size.w * DetailPages{kFigurePage}.scale(size, smallest_letters(list))));
  }
  out += ">\n";
  if (whole) {
    const std::string name = fmt::format("z{}", count);
    out += fmt::format("<fieldset class=\"zoom\"><legend class=\"hidden\">{}</legend>",
                       escaped(tr("Size of the map")));
    const auto choice = [&](const char* css, const std::string& words, bool chosen) {
      out += fmt::format("<label><input type=\"radio\" name=\"{}\" class=\"{}\"{}> {}</label> ",
                         name, css, chosen ? " checked=\"\"" : "", escaped(words));
    };
    choice("z1", tr("All of it"), true);
    choice("z2", fill(tr("{0} times as large"), {"2"}), false);
    choice("z5", fill(tr("{0} times as large"), {"5"}), false);
    out += fmt::format(
        "</fieldset>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n",
        escaped(fill(tr("{0} (arrow keys move it)"), {figure.title})));
  }
  out += to_svg(list, options);
  if (whole) out += "</div>\n";
  return out + fmt::format("<figcaption dir=\"auto\">{}</figcaption>\n</figure>\n", caption);
}

}  // namespace report
