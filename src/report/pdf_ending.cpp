#include "report/pdf_ending.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "report/markup.h"

namespace report {

namespace {

std::optional<long> number_after(std::string_view text, std::string_view word, std::size_t from) {
  std::size_t at = text.find(word, from);
  if (at == text.npos) return std::nullopt;
  at = text.find_first_not_of(" \r\n", at + word.size());
  long out = 0;
  if (at == text.npos) return std::nullopt;
  if (std::from_chars(text.data() + at, text.data() + text.size(), out).ec != std::errc{})
    return std::nullopt;
  return out;
}

/// A text of any letters, as a string of the file.
std::string text_string(std::string_view utf8) {
  std::string out = "<FEFF";
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    if (c > 0xffff) {
      const char32_t rest = c - 0x10000;
      out += fmt::format("{:04X}{:04X}", 0xd800 + std::uint32_t(rest >> 10),
                         0xdc00 + std::uint32_t(rest & 0x3ff));
    } else {
      out += fmt::format("{:04X}", std::uint32_t(c));
    }
  }
  return out + ">";
}

std::string language_tag(std::string lang) {
  std::erase_if(lang, [](char c) {
    return !(c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             (c >= '0' && c <= '9'));
  });
  return lang == "ja" ? "ja-JP" : lang;
}

std::string xmp(const PdfAbout& about) {
  const std::string date = pdf_date(about.made);
  std::string out =
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n";
  out += fmt::format(
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n",
      escaped(about.title));
  if (!about.author.empty())
    out += fmt::format("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n",
                       escaped(about.author));
  if (!about.subject.empty())
    out += fmt::format(
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>"
        "</dc:description>\n",
        escaped(about.subject));
  out += fmt::format("<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n",
                     escaped(language_tag(about.lang)));
  if (!date.empty()) out += fmt::format("<xmp:CreateDate>{}</xmp:CreateDate>\n", date);
  out += "<xmp:CreatorTool>Kurumaza</xmp:CreatorTool>\n";
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

/// Objects that stand in the file's new part, and where each begins in the whole file.
struct Update {
  std::string& pdf;
  std::vector<std::pair<long, std::size_t>> places{};

  void add(long number, std::string_view inside) {
    places.emplace_back(number, pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", number, inside);
  }
};

/// What stands between "<<" and the last ">>" of object `number`; nothing where it is not there.
std::optional<std::string> dictionary_of(std::string_view pdf, long number) {
  const std::string begin = fmt::format("\n{} 0 obj\n<<", number);
  const std::size_t at = pdf.find(begin);
  const std::size_t end = at == pdf.npos ? at : pdf.find("endobj", at);
  if (end == pdf.npos) return std::nullopt;
  const std::string_view all = pdf.substr(at + begin.size(), end - at - begin.size());
  const std::size_t last = all.rfind(">>");
  if (last == all.npos) return std::nullopt;
  return std::string(all.substr(0, last));
}

/// The objects of figures in the document's structure, in the order in which they were begun.
std::vector<long> figure_objects(std::string_view pdf) {
  std::vector<long> out;
  for (std::size_t at = pdf.find("/S /Figure"); at != pdf.npos;
       at = pdf.find("/S /Figure", at + 1)) {
    const std::size_t begin = pdf.rfind(" 0 obj\n<<", at);
    const std::size_t line = begin == pdf.npos ? begin : pdf.rfind('\n', begin);
    if (line == pdf.npos) continue;
    if (const auto number = number_after(pdf, "\n", line)) out.push_back(*number);
  }
  return out;
}

/// Cairo names a picture in a page's resources once for each time that it is there [cairo 1.16]: what is
/// named already becomes white space.
void drop_repeated_pictures(std::string& pdf) {
  constexpr std::string_view kBegin = "/XObject <<";
  for (std::size_t at = pdf.find(kBegin); at != pdf.npos; at = pdf.find(kBegin, at)) {
    at += kBegin.size();
    const std::size_t end = pdf.find(">>", at);
    if (end == pdf.npos) return;
    std::set<std::string> named;
    for (std::size_t name = pdf.find('/', at); name < end;) {
      const std::size_t next = std::min(end, pdf.find('/', name + 1));
      if (!named.insert(pdf.substr(name, pdf.find(' ', name) - name)).second)
        std::fill(pdf.begin() + std::ptrdiff_t(name), pdf.begin() + std::ptrdiff_t(next), ' ');
      name = next == end ? pdf.npos : next;
    }
  }
}

}  // namespace

std::string pdf_date(base::WallTime made) {
  if (made == 0) return {};
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(made)};
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(
                         std::chrono::time_point_cast<std::chrono::seconds>(at))));
}

std::string with_ending(std::string pdf, const PdfAbout& about,
                        const std::vector<std::string>& figures) {
  drop_repeated_pictures(pdf);
  const std::size_t trailer = pdf.rfind("trailer");
  const std::size_t start = pdf.rfind("startxref");
  if (trailer == pdf.npos || start == pdf.npos || start < trailer) return pdf;
  const auto root = number_after(pdf, "/Root", trailer);
  const auto size = number_after(pdf, "/Size", trailer);
  const auto info = number_after(pdf, "/Info", trailer);
  const auto previous = number_after(pdf, "startxref", start);
  if (!root || !size || !previous) return pdf;
  const auto catalog = dictionary_of(pdf, *root);
  if (!catalog) return pdf;
  const std::vector<long> objects = figure_objects(pdf);
  std::vector<std::pair<long, std::string>> described;
  if (objects.size() == figures.size())
    for (std::size_t i = 0; i < objects.size(); ++i)
      if (const auto inside = dictionary_of(pdf, objects[i]); inside && !figures[i].empty())
        described.emplace_back(objects[i],
                               fmt::format("<<{}   /Alt {}\n>>", *inside, text_string(figures[i])));

  if (!pdf.ends_with('\n')) pdf += '\n';
  Update update{pdf};
  update.add(*root, fmt::format("<<{}   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true "
                                ">>\n   /Metadata {} 0 R\n>>",
                                *catalog, language_tag(about.lang), *size));
  const std::string metadata = xmp(about);
  update.add(*size,
             fmt::format("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{}\nendstream",
                         metadata.size(), metadata));
  for (const auto& [number, inside] : described) update.add(number, inside);
  const std::size_t table = pdf.size();
  pdf += "xref\n";
  for (const auto& [number, place] : update.places)
    pdf += fmt::format("{} 1\n{:010} 00000 n \n", number, place);
  pdf += fmt::format("trailer\n<< /Size {} /Root {} 0 R", *size + 1, *root);
  if (info) pdf += fmt::format(" /Info {} 0 R", *info);
  pdf += fmt::format(" /Prev {} >>\nstartxref\n{}\n%%EOF\n", *previous, table);
  return pdf;
}

}  // namespace report
