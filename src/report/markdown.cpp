#include "report/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/document.h"
#include "report/markup.h"
#include "text/printable.h"

namespace report {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One line; what would mean something at its beginning, too, is text where it stands `alone`.
std::string one_line(std::string_view line, bool alone = true) {
  std::string out;
  std::size_t at = 0;
  // Spaces at the beginning would make a block of code of it.
  for (; at < line.size() && (line[at] == ' ' || line[at] == '\t'); ++at) out += "\u00a0";
  std::size_t number = at;
  while (number < line.size() && is_digit(line[number])) ++number;
  for (std::size_t i = at; i < line.size(); ++i) {
    const char c = line[i];
    const bool begins = alone && i == at && (c == '-' || c == '+' || c == '=' || c == ':');
    const bool counts = alone && i == number && number > at && (c == '.' || c == ')');
    if (begins || counts || std::string_view("\\`*_[]<>#|~&!$").find(c) != std::string_view::npos)
      out += '\\';
    out += c == '\t' ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find('\n');
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

/// Readings stand in brackets behind their words.
std::string with_readings(const Words& words) {
  return report::with_readings(words.text, words.ruby);
}

/// Behind a mark of its own: a heading's, a star's.
std::string on_one_line(std::string_view utf8) {
  std::string text = text::printable(utf8);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return one_line(text, false);
}

/// A title, a caption or a head.
std::string told(const Document& document, const std::string& text) {
  std::string out;
  for (const Words& words : document.told(text)) out += with_readings(words);
  return on_one_line(out);
}

std::string phrase_text(const Phrase& phrase, std::string_view indent) {
  std::string out;
  for (const Words& words : phrase) {
    const bool space = words.text.find_first_not_of(" \n") == std::string::npos;
    const std::string text = space ? words.text : markdown_text(with_readings(words), indent);
    // A mark beside a space would be two stars.
    const bool bold = words.kind == Words::Kind::strong && !space && !text.ends_with('\\') &&
                      text.find("\n\n") == std::string::npos;
    out += bold ? "**" + text + "**" : text;
  }
  return out;
}

std::string cell_text(const Phrase& phrase) {
  std::string out;
  for (const Words& words : phrase) {
    bool first = true;
    const std::string text = text::printable(with_readings(words));
    for (const std::string_view line : split(text)) {
      if (!first) out += "<br>";
      first = false;
      out += words.text == " " ? " " : one_line(line, false);
    }
  }
  return out;
}

class Writer {
 public:
  Writer(const Document& document, const base::Messages& messages)
      : document_(document), tr(messages) {}
  std::string take() { return std::move(out_); }
  bool says_anything() const { return says_; }

  void heading(int level, const std::string& text) {
    out_ += fmt::format("{} {}\n\n", std::string(std::size_t(std::min(level, 6)), '#'), text);
  }

  void operator()(const Heading& h) {
    std::string text;
    for (const Words& words : h.words) text += with_readings(words);
    heading(h.level, on_one_line(text));
  }
  void operator()(const Paragraph& p) {
    if (!p.words.empty()) say(phrase_text(p.words, "") + "\n\n");
  }
  void operator()(const List& list) {
    int n = 0;
    for (const Phrase& item : list.items) {
      const std::string mark = list.numbered ? fmt::format("{}. ", ++n) : "- ";
      say(mark + phrase_text(item, std::string(mark.size(), ' ')) + "\n");
    }
    out_ += "\n";
  }
  void operator()(const Table& table) {
    if (!table.caption.empty()) say("**" + told(document_, table.caption) + "**\n\n");
    if (table.head.empty()) {
      for (const auto& row : table.rows)
        say("- **" + cell_text(row.at(0).words) + "**: " + cell_text(row.at(1).words) + "\n");
      out_ += "\n";
      return;
    }
    std::string head = "|", line = "|";
    for (std::size_t i = 0; i < table.head.size(); ++i) {
      head += " " + told(document_, table.head[i]) + " |";
      line += i < table.columns.size() && table.columns[i] != Table::Column::text ? " ---: |"
                                                                                  : " --- |";
    }
    say(head + "\n" + line + "\n");
    for (const auto& row : table.rows) {
      std::string text = "|";
      for (const Table::Cell& cell : row) text += " " + cell_text(cell.words) + " |";
      say(text + "\n");
    }
    out_ += "\n";
  }
  void operator()(const Cards& cards) {
    for (const Cards::Item& item : cards.items) {
      std::string text =
          item.text.empty() ? on_one_line(tr("(handwritten)")) : phrase_text(item.text, "  ");
      if (!item.foot.empty()) text += "  \n  (" + told(document_, item.foot) + ")";
      say("- " + text + "\n");
    }
    out_ += "\n";
  }
  void operator()(const IslandHead& island) {
    std::string plate;
    for (const Words& words : island.plate) plate += with_readings(words);
    heading(island.level, on_one_line(island.label + " " + plate));
    std::string signs = told(document_, island.symbol);
    if (!island.points.empty())
      signs += (signs.empty() ? "" : tr(" · ")) + told(document_, island.points);
    if (!signs.empty()) out_ += signs + "\n\n";
    if (!island.plain.empty()) out_ += told(document_, island.plain) + "\n\n";
    says_ = true;
  }
  void operator()(const Figure&) {}  // a file of text has no pictures
  void operator()(const Chart& chart) {
    say("**" + told(document_, chart.title) + "**\n\n");
    for (const Chart::Bar& bar : chart.bars)
      say(fmt::format("- {}: {} ({:.0f}%)\n", told(document_, bar.name), bar.count,
                      100 * bar.share));
    out_ += "\n";
    if (!chart.note.empty()) say(told(document_, chart.note) + "\n\n");
  }

 private:
  void say(const std::string& text) {
    out_ += text;
    says_ = true;
  }

  const Document& document_;
  const base::Messages& tr;
  std::string out_;
  bool says_ = false;
};

}  // namespace

std::string markdown_text(std::string_view utf8, std::string_view indent) {
  const std::string text = text::printable(utf8);
  std::string out;
  bool first = true, blank = false;
  for (const std::string_view line : split(text)) {
    const bool empty = line.find_first_not_of(" \t") == std::string_view::npos;
    if (empty) {
      blank = true;
      continue;
    }
    if (!first) {
      out += blank ? "\n\n" : "\\\n";
      out += indent;
    }
    out += one_line(line);
    first = blank = false;
  }
  return out;
}

base::Result<std::string> write_markdown(const ReportInput& input) {
  std::string out = "# " + told(*input.document, input.document->title) + "\n\n";
  for (const Part& part : input.document->parts) {
    if (part.name == "contents") continue;  // there are no places to lead to
    Writer writer(*input.document, input.tr);
    if (!part.title.empty()) writer.heading(2, told(*input.document, part.title));
    for (const Block& block : part.blocks) std::visit(writer, block);
    if (writer.says_anything()) out += writer.take();
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace report
