#include "hall/journal_line.h"

#include <charconv>

#include "base/fnv.h"

namespace hall {
namespace {

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

/// `expected` with blanks before it.
bool take(std::string_view& text, std::string_view expected) {
  std::string_view rest = text;
  skip_blanks(rest);
  if (!rest.starts_with(expected)) return false;
  text = rest.substr(expected.size());
  return true;
}

bool take_key(std::string_view& text, std::string_view key) {
  std::string_view rest = text;
  if (!take(rest, key) || !take(rest, ":")) return false;
  text = rest;
  return true;
}

bool take_number(std::string_view& text, std::uint64_t& value) {
  skip_blanks(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return false;
  text.remove_prefix(std::size_t(end - text.data()));
  return true;
}

bool is_hash(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// What stands behind `key`, which no text that people wrote can hold: its quotes are not escaped.
std::string_view behind(std::string_view line, std::string_view key) {
  const std::size_t at = line.find(key);
  if (at == line.npos) return {};
  std::string_view rest = line.substr(at + key.size());
  return take(rest, ":") ? (skip_blanks(rest), rest) : std::string_view();
}

std::string_view hash_at_end(std::string_view line) {
  constexpr std::string_view kKey = ",\"hash\":\"", kEnd = "\"}";
  const std::size_t size = kKey.size() + 16 + kEnd.size();
  if (line.size() < size || !line.ends_with(kEnd)) return {};
  const std::string_view tail = line.substr(line.size() - size);
  const std::string_view hash = tail.substr(kKey.size(), 16);
  return tail.starts_with(kKey) && is_hash(hash) ? hash : std::string_view();
}

LineHead header_head(std::string_view line) {
  LineHead head{.kind = LineHead::Kind::header, .seq = 0, .more = false, .mark = {}};
  if (std::string_view count = behind(line, "\"journal_seq\""); !count.empty())
    (void)take_number(count, head.seq);
  const std::string_view hash = behind(line, "\"journal_hash\"");
  if (hash.size() > 17 && hash.front() == '"' && is_hash(hash.substr(1, 16)))
    head.mark = hash.substr(1, 16);
  return head;
}

/// What the line says after its number.
void read_rest(std::string_view rest, LineHead& head) {
  std::uint64_t unused = 0;
  if (!take(rest, ",")) return;
  if (take_key(rest, "\"gone\"")) {
    head.kind = LineHead::Kind::gone;
    return;
  }
  if (take_key(rest, "\"big\"")) {
    head.kind = LineHead::Kind::big;
    return;
  }
  head.kind = LineHead::Kind::op;
  if (!take_key(rest, "\"at\"")) return;
  const std::size_t end = rest.find(',');
  if (end == rest.npos) return;
  rest.remove_prefix(end + 1);
  if (!take_key(rest, "\"step\"") || !take_number(rest, unused)) return;
  head.more = take(rest, ",") && take_key(rest, "\"more\"") && take(rest, "true");
}

}  // namespace

LineHead read_line_head(std::string_view line) {
  while (line.ends_with('\r')) line.remove_suffix(1);
  std::string_view rest = line;
  if (!line.ends_with('}') || !take(rest, "{")) return {};
  if (take_key(rest, "\"journal\"")) return header_head(line);
  LineHead head;
  if (!take_key(rest, "\"seq\"") || !take_number(rest, head.seq)) return {};
  read_rest(rest, head);
  if (head.kind == LineHead::Kind::op) head.mark = hash_at_end(line);
  return head;
}

std::string gone_line(std::uint64_t seq) {
  return "{\"seq\":" + std::to_string(seq) + ",\"gone\":true}";
}

std::string big_line(std::uint64_t seq, std::size_t bytes) {
  return "{\"seq\":" + std::to_string(seq) + ",\"big\":" + std::to_string(bytes) + "}";
}

LineMark mark_of(std::string_view line) {
  const LineHead head = read_line_head(line);
  LineMark mark;
  mark.seq = head.seq;
  mark.mark = head.mark;
  mark.text = base::fnv1a(line);
  mark.stands_for_one = head.kind == LineHead::Kind::gone || head.kind == LineHead::Kind::big;
  return mark;
}

bool same_place(const LineMark& one, const LineMark& other) {
  if (one.seq != other.seq) return false;
  if (one.stands_for_one || other.stands_for_one) return true;
  if (!one.mark.empty() && !other.mark.empty()) return one.mark == other.mark;
  return one.text == other.text;
}

}  // namespace hall
