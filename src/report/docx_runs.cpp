#include "report/docx_runs.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/markup.h"
#include "text/printable.h"

namespace report {

namespace {

/// Text with its line ends and tabs, as the inside of a run.
std::string inside_of_run(std::string_view text) {
  std::string out;
  const std::string clean = text::printable(text);
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find_first_of("\n\t", at), clean.size());
    if (end > at)
      out += "<w:t xml:space=\"preserve\">" +
             escaped(std::string_view(clean).substr(at, end - at)) + "</w:t>";
    if (end < clean.size()) out += clean[end] == '\n' ? "<w:br/>" : "<w:tab/>";
    at = end + 1;
  }
  return out;
}

std::string run(std::string_view text, const std::string& format) {
  const std::string inside = inside_of_run(text);
  if (inside.empty()) return {};
  return format.empty() ? "<w:r>" + inside + "</w:r>"
                        : "<w:r><w:rPr>" + format + "</w:rPr>" + inside + "</w:r>";
}

std::string ruby_run(std::string_view base, const std::string& reading, const std::string& format,
                     int size) {
  return fmt::format(
      "<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val=\"distributeSpace\"/><w:hps w:val=\"{0}\"/>"
      "<w:hpsRaise w:val=\"{1}\"/><w:hpsBaseText w:val=\"{2}\"/><w:lid w:val=\"ja-JP\"/>"
      "</w:rubyPr><w:rt><w:r><w:rPr><w:color w:val=\"2B2622\"/><w:sz "
      "w:val=\"{0}\"/></w:rPr>{3}</w:r></w:rt>"
      "<w:rubyBase>{4}</w:rubyBase></w:ruby></w:r>",
      size / 2, size - 2, size, inside_of_run(reading), run(base, format));
}

std::string format_of(Words::Kind kind) {
  switch (kind) {
    case Words::Kind::strong:
      return "<w:b/>";
    case Words::Kind::soft:
      return "<w:color w:val=\"655B50\"/><w:sz w:val=\"18\"/>";
    case Words::Kind::label:
      return "<w:color w:val=\"A03F22\"/>";
    case Words::Kind::missing:
      return "<w:i/><w:color w:val=\"655B50\"/>";
    case Words::Kind::plain:
      break;
  }
  return {};
}

}  // namespace

void DocxAnchors::add(const std::string& anchor) {
  if (!anchor.empty()) numbers_.emplace(anchor, int(numbers_.size()) + 1);
}

std::string DocxAnchors::name_of(const std::string& anchor) const {
  const auto found = numbers_.find(anchor);
  return found == numbers_.end() ? std::string{} : fmt::format("_Kurumaza{}", found->second);
}

std::string DocxAnchors::marked(const std::string& anchor, const std::string& runs) const {
  const auto found = numbers_.find(anchor);
  if (found == numbers_.end()) return runs;
  return fmt::format(
      "<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/>{2}<w:bookmarkEnd w:id=\"{0}\"/>",
      found->second, name_of(anchor), runs);
}

std::string docx_run(std::string_view text, const std::string& format) { return run(text, format); }

std::string docx_runs(const Phrase& phrase, const DocxAnchors& anchors, bool right_to_left,
                      int size) {
  std::string out;
  for (const Words& words : phrase) {
    // What a style says is said in the schema's order: emphasis, colour, size, direction.
    const std::string look = format_of(words.kind) + (right_to_left ? "<w:rtl/>" : "");
    const std::string_view text = words.text;
    std::string runs;
    std::size_t at = 0;
    for (const text::Ruby& ruby : words.ruby) {
      if (ruby.first_byte < at || ruby.end_byte > text.size() || ruby.reading.empty()) continue;
      runs += run(text.substr(at, ruby.first_byte - at), look);
      runs += ruby_run(text.substr(ruby.first_byte, ruby.end_byte - ruby.first_byte), ruby.reading,
                       look, size);
      at = ruby.end_byte;
    }
    runs += run(text.substr(at), look);
    const std::string to = words.to.empty() ? std::string{} : anchors.name_of(words.to);
    out += to.empty() ? runs
                      : fmt::format("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                                    to, runs);
  }
  return out;
}

bool is_right_to_left(const Phrase& phrase) {
  for (const Words& words : phrase)
    for (std::size_t at = 0, next = 0; at < words.text.size(); at = next) {
      const char32_t c = base::code_point_at(words.text, at, next);
      if ((c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
          (c >= 0xfe70 && c <= 0xfefc))
        return true;
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xc0 && c < 0x590) ||
          (c >= 0x900 && c <= 0x1fff) || (c >= 0x3040 && c <= 0xd7ff))
        return false;
    }
  return false;
}

}  // namespace report
