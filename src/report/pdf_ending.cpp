#include "report/pdf_ending.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "base/utf8.h"
#include "report/markup.h"
#include "report/pdf_objects.h"

namespace report {

namespace {

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

/// Where the new objects are, as a table or, in a file that packs its objects, as an object itself.
void add_places(Update& update, const PdfObjects::End& end) {
  std::string& pdf = update.pdf;
  const std::size_t table = pdf.size();
  std::string rest = fmt::format("/Root {} 0 R", end.root);
  if (end.info) rest += fmt::format(" /Info {} 0 R", *end.info);
  rest += fmt::format(" /Prev {}", end.previous);
  if (!end.packed) {
    pdf += "xref\n";
    for (const auto& [number, place] : update.places)
      pdf += fmt::format("{} 1\n{:010} 00000 n \n", number, place);
    pdf += fmt::format("trailer\n<< /Size {} {} >>\n", end.size + 1, rest);
  } else {
    update.places.emplace_back(end.size + 1, table);
    std::string index, bytes;
    for (const auto& [number, place] : update.places) {
      index += fmt::format("{} 1 ", number);
      bytes += '\1';
      for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(place >> shift & 0xff);
      bytes += '\0';
    }
    pdf += fmt::format(
        "{} 0 obj\n<< /Type /XRef /Size {} /W [1 4 1] /Index [ {}] {} /Length {} >>\nstream\n",
        end.size + 1, end.size + 2, index, rest, bytes.size());
    pdf += bytes + "\nendstream\nendobj\n";
  }
  pdf += fmt::format("startxref\n{}\n%%EOF\n", table);
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
  const PdfObjects objects(pdf);
  const auto end = objects.end();
  const auto catalog = end ? objects.dictionary(end->root) : std::nullopt;
  if (!catalog) return pdf;
  std::vector<std::pair<long, std::string>> described;
  const std::vector<long> elements = objects.with("/S /Figure");
  if (elements.size() == figures.size())
    for (std::size_t i = 0; i < elements.size(); ++i)
      if (const auto inside = objects.dictionary(elements[i]); inside && !figures[i].empty())
        described.emplace_back(elements[i],
                               fmt::format("<<{}   /Alt {}\n>>", *inside, text_string(figures[i])));

  std::string out = pdf;
  if (!out.ends_with('\n')) out += '\n';
  Update update{out};
  const std::string lang = language_tag(about.lang);
  update.add(
      end->root,
      fmt::format("<<{}{}   /ViewerPreferences << /DisplayDocTitle true >>\n"
                  "   /Metadata {} 0 R\n>>",
                  *catalog, lang.empty() ? "" : fmt::format("   /Lang ({})\n", lang), end->size));
  const std::string metadata = xmp(about);
  update.add(end->size,
             fmt::format("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{}\nendstream",
                         metadata.size(), metadata));
  for (const auto& [number, inside] : described) update.add(number, inside);
  add_places(update, *end);
  return out;
}

}  // namespace report
