#include "hall/subjects.h"

#include <charconv>

namespace hall {
namespace {

/// 1…999; nothing for any other text.
std::optional<int> read_slot(std::string_view text) {
  int slot = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), slot);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  if (!is_whole || slot < 1 || slot > 999 || text.front() == '0') return {};
  return slot;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

}  // namespace

std::string op_subject(int slot, base::Id session) {
  return "hall.op." + std::to_string(slot) + "." + session.str();
}
std::string see_subject(int slot) { return "hall.see." + std::to_string(slot); }
std::string to_subject(int slot) { return "hall.to." + std::to_string(slot); }
std::string send_subject(int slot) { return "hall.send." + std::to_string(slot); }
std::string news_subject(int slot) { return "hall.news." + std::to_string(slot); }

std::optional<OpSubject> read_op_subject(std::string_view subject) {
  if (!take(subject, "hall.op.")) return {};
  const std::size_t dot = subject.find('.');
  if (dot == subject.npos) return {};
  const auto slot = read_slot(subject.substr(0, dot));
  const auto session = base::Id::parse(subject.substr(dot + 1));
  if (!slot || !session) return {};
  return OpSubject{*slot, *session};
}

std::optional<int> read_see_subject(std::string_view subject) {
  return take(subject, "hall.see.") ? read_slot(subject) : std::nullopt;
}

std::optional<int> read_send_subject(std::string_view subject) {
  return take(subject, "hall.send.") ? read_slot(subject) : std::nullopt;
}

std::optional<int> read_news_subject(std::string_view subject) {
  return take(subject, "hall.news.") ? read_slot(subject) : std::nullopt;
}

}  // namespace hall
