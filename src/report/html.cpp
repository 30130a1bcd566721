#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/html_blocks.h"
#include "report/html_style.h"
#include "report/html_text.h"
#include "report/markup.h"

namespace report {

namespace {

class Page {
 public:
  explicit Page(const ReportInput& input)
      : input_(input), document_(*input.document), tr(input.tr), blocks_(out_, input) {}

  std::string write() {
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Kurumaza\">\n<title>{}</title>\n<style>\n{}{}</style>\n"
        "</head>\n<body>\n<div class=\"page\">\n",
        escaped(document_.lang), escaped(shortened(document_.title, 300)), style_sheet(),
        page_heads(document_));
    const auto& parts = document_.parts;
    const auto body = std::ranges::find_if(parts, [](const Part& p) { return !goes_before(p); });
    add_header();
    for (auto part = parts.begin(); part != body; ++part) add_part(*part);
    out_ += "<main>\n";
    for (auto part = body; part != parts.end(); ++part) add_part(*part);
    out_ += "</main>\n";
    out_ += fmt::format("<footer><p>{}</p></footer>\n</div>\n</body>\n</html>\n",
                        told(tr("Made from the cards themselves with Kurumaza.")));
    return std::move(out_);
  }

 private:
  static bool is_way(const Part& part) { return part.name == "glance" || part.name == "contents"; }
  static bool goes_before(const Part& part) { return part.name == "cover" || is_way(part); }

  std::string told(const std::string& text) const {
    return html_of(document_.told(text), Dress::styled);
  }

  void add_header() {
    out_ += fmt::format("<header>\n<p class=\"kind\">{}</p>\n", told(document_.subtitle));
    if (const std::string& logo = document_.logo; !logo.empty())
      out_ += fmt::format("<img class=\"logo\" alt=\"\" src=\"data:image/{};base64,{}\">\n",
                          logo.starts_with('\x89') ? "png" : "jpeg", base64(logo));
    out_ += fmt::format("<h1 dir=\"auto\">{}</h1>\n", told(document_.title));
    const auto cover = std::ranges::find(document_.parts, "cover", &Part::name);
    if (cover != document_.parts.end())
      for (const Block& block : cover->blocks) blocks_.add(block);
    if (!document_.town.empty())
      out_ += fmt::format("<p class=\"town\" dir=\"auto\">{}</p>\n",
                          html_of(document_.town, Dress::styled));
    if (has_ruby(document_)) add_ruby_switch();
    out_ += "</header>\n";
  }

  void add_ruby_switch() {
    const bool on = input_.options.furigana;
    out_ += fmt::format(
        "<fieldset class=\"switch\"><legend>{}</legend>"
        "<label><input type=\"radio\" name=\"ruby\" class=\"with-ruby\"{}> {}</label> "
        "<label><input type=\"radio\" name=\"ruby\" class=\"no-ruby\"{}> {}</label></fieldset>\n",
        escaped(tr("Furigana")), on ? " checked=\"\"" : "", escaped(tr("Shown")),
        on ? "" : " checked=\"\"", escaped(tr("Hidden")));
  }

  void add_part(const Part& part) {
    if (part.name == "cover") return;  // it stands in the header
    const char* const element = is_way(part) ? "nav" : "section";
    out_ += fmt::format("<{0} class=\"part {1}\" id=\"{1}\" aria-labelledby=\"{1}-title\">\n",
                        element, escaped(part.anchor));
    out_ += fmt::format("<h2 id=\"{}-title\">{}</h2>\n", escaped(part.anchor), told(part.title));
    for (const Block& block : part.blocks) blocks_.add(block);
    blocks_.close();
    out_ += fmt::format("</{}>\n", element);
  }

  const ReportInput& input_;
  const Document& document_;
  const base::Messages& tr;
  std::string out_;
  HtmlBlocks blocks_;
};

}  // namespace

base::Result<std::string> write_html(const ReportInput& input) { return Page(input).write(); }

}  // namespace report
