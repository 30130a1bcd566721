#include "report/pdf_objects.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

namespace report {

namespace {

constexpr std::size_t kMostUnpacked = 256U << 20;

std::optional<long> number_at(std::string_view text, std::size_t at) {
  at = at < text.size() ? text.find_first_not_of(" \r\n", at) : text.npos;
  long out = 0;
  if (at == text.npos) return std::nullopt;
  if (std::from_chars(text.data() + at, text.data() + text.size(), out).ec != std::errc{})
    return std::nullopt;
  return out;
}
std::optional<long> number_after(std::string_view text, std::string_view word,
                                 std::size_t from = 0) {
  const std::size_t at = text.find(word, from);
  return at == text.npos ? std::nullopt : number_at(text, at + word.size());
}

std::string inflated(std::string_view bytes) {
  std::string out;
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return out;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  int state = Z_OK;
  while (state == Z_OK && out.size() < kMostUnpacked) {
    char some[16384];
    z.next_out = reinterpret_cast<Bytef*>(some);
    z.avail_out = sizeof some;
    state = inflate(&z, Z_NO_FLUSH);
    out.append(some, sizeof some - z.avail_out);
  }
  inflateEnd(&z);
  return out;
}

std::optional<std::string> inside(std::string_view object) {
  const std::size_t first = object.find("<<"), last = object.rfind(">>");
  if (first == object.npos || last == object.npos || last < first + 2) return std::nullopt;
  return std::string(object.substr(first + 2, last - first - 2));
}

}  // namespace

PdfObjects::PdfObjects(std::string_view pdf) : pdf_(pdf) {
  for (std::size_t at = pdf.find("/ObjStm"); at != pdf.npos; at = pdf.find("/ObjStm", at + 1))
    unpack(at);
}

void PdfObjects::unpack(std::size_t at) {
  const std::size_t head = pdf_.rfind(" obj", at), stream = pdf_.find("stream", at);
  if (head == pdf_.npos || stream == pdf_.npos) return;
  const std::string_view dictionary = pdf_.substr(head, stream - head);
  const std::size_t from = pdf_.find('\n', stream) + 1, to = pdf_.find("endstream", stream);
  const auto count = number_after(dictionary, "/N "), first = number_after(dictionary, "/First ");
  if (!count || !first || *first < 0 || to == pdf_.npos || from > to) return;
  const std::string_view bytes = pdf_.substr(from, to - from);
  const std::string all =
      dictionary.find("/FlateDecode") == dictionary.npos ? std::string(bytes) : inflated(bytes);
  // Pairs of a number and where its object begins.
  std::vector<std::pair<long, std::size_t>> begins;
  const char* p = all.data();
  const char* const end = all.data() + std::min(all.size(), static_cast<std::size_t>(*first));
  for (long i = 0; i < *count; ++i) {
    long values[2] = {-1, -1};
    for (long& value : values) {
      while (p < end && (*p == ' ' || *p == '\n' || *p == '\r')) ++p;
      p = std::from_chars(p, end, value).ptr;
    }
    const auto place = static_cast<std::size_t>(*first + values[1]);
    if (values[0] < 0 || values[1] < 0 || place > all.size()) break;
    begins.emplace_back(values[0], place);
  }
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t next = i + 1 < begins.size() ? begins[i + 1].second : all.size();
    if (next >= begins[i].second)
      packed_[begins[i].first] = all.substr(begins[i].second, next - begins[i].second);
  }
}

std::optional<PdfObjects::End> PdfObjects::end() const {
  const std::size_t start = pdf_.rfind("startxref");
  if (start == pdf_.npos) return std::nullopt;
  const auto previous = number_after(pdf_, "startxref", start);
  if (!previous || *previous <= 0 || static_cast<std::size_t>(*previous) >= start)
    return std::nullopt;
  const auto table = static_cast<std::size_t>(*previous);
  const bool packed = pdf_.substr(table, 4) != "xref";
  const std::size_t from = packed ? table : pdf_.find("trailer", table);
  if (from == pdf_.npos || from > start) return std::nullopt;
  const std::string_view words = pdf_.substr(from, start - from);
  if (packed && words.find("/XRef") == words.npos) return std::nullopt;
  const auto root = number_after(words, "/Root"), size = number_after(words, "/Size");
  if (!root || !size) return std::nullopt;
  return End{*root, *size, *previous, number_after(words, "/Info"), packed};
}

std::optional<std::string> PdfObjects::dictionary(long number) const {
  if (const auto found = packed_.find(number); found != packed_.end()) return inside(found->second);
  const std::string begin = fmt::format("\n{} 0 obj", number);
  const std::size_t at = pdf_.find(begin);
  const std::size_t end = at == pdf_.npos ? at : pdf_.find("endobj", at);
  if (end == pdf_.npos) return std::nullopt;
  return inside(pdf_.substr(at, end - at));
}

std::vector<long> PdfObjects::with(std::string_view words) const {
  std::vector<long> out;
  for (const auto& [number, text] : packed_)
    if (text.find(words) != text.npos) out.push_back(number);
  for (std::size_t at = pdf_.find(words); at != pdf_.npos; at = pdf_.find(words, at + 1)) {
    const std::size_t begin = pdf_.rfind(" 0 obj", at);
    const std::size_t line = begin == pdf_.npos ? begin : pdf_.rfind('\n', begin);
    if (line == pdf_.npos) continue;
    if (const auto number = number_at(pdf_, line)) out.push_back(*number);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace report
